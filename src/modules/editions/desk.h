// What the coordinators' pages share: finding the edition somebody may work on, addresses, words.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "commons/site/page.h"
#include "modules/editions/check_edition.h"
#include "modules/editions/edit_edition.h"
#include "modules/editions/section.h"

namespace wiec::editions {

inline constexpr std::string_view kDesk = "/administracja/edycje";

// "/administracja/edycje/2027/pule", without the language.
std::string desk_path(const Edition&, std::string_view below = {});
// The edition of the address; not_found, or not_allowed where the role does not reach.
Result<Edition> edition_at_desk(Context&, const Request&);

Page start_desk_page(Context&, std::string_view title, const Errors&, int status = 200);
void add_crumbs(Page&, Language, const Edition&);
Ground ground_of(Context&, const Edition&);
std::string name_of_person(db::ReadTx&, Language, std::int64_t person);

// Faults of check_part as they stand on a form: those of a pool ("budget@CODE") go to the field of that pool's own
// page, or of the whole level, or of the table.
Faults for_form(Faults, const Edition&, Part, std::string_view pool_code = {});

// The reason, asked for when the edition is published; and hidden what the form was made from.
void put_reason(Html&, Language, const Typed&, const Errors&, const Edition&, bool frozen);
std::string read_reason(Reader&, const Edition&);
int base_version(const Typed&, const Edition&);
// "Od 16 lutego 2026 tę część zmienia się za zgodą drugiej osoby."
void put_frozen_notice(Html&, Language, const Stage&);

Result<Reply> desk_page(Context&, const Request&);
Html desk_task(Context&, std::int64_t);
Result<Reply> new_edition_page(Context&, const Request&);
Result<Reply> post_new_edition(Context&, const Request&);
Result<Reply> edition_desk_page(Context&, const Request&);
Result<Reply> post_publish(Context&, const Request&);
Result<Reply> part_page(Context&, const Request&);
Result<Reply> post_part(Context&, const Request&);
Result<Reply> pool_page(Context&, const Request&);
Result<Reply> post_pool(Context&, const Request&);
Result<Reply> history_page(Context&, const Request&);
Result<Reply> preview_page(Context&, const Request&);
Result<Reply> request_page(Context&, const Request&);
Result<Reply> post_request(Context&, const Request&);

}  // namespace wiec::editions
