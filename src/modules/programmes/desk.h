// Pages of programme officers: the list, a card's form, a programme's form.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/programmes/project.h"

namespace wiec::programmes {

inline constexpr std::string_view kDesk = "/administracja/programy";

// The card of an address, for who may change it. Problems: not_found, not_allowed.
Result<Project> card_at_desk(Context&, const Request&);

Page start_desk_page(Context&, std::string_view title, const Errors&, int status = 200);

// In which language somebody who is asked gets the letter.
void put_letter_language(Html&, Language, const Typed&, const Errors&, Language usual);

Result<Reply> desk_page(Context&, const Request&);
Html desk_task(Context&, std::int64_t);
Html card_tools(Context&, std::int64_t project);  // "Edytuj kartę", on the public card
Result<Reply> new_card_page(Context&, const Request&);
Result<Reply> post_new_card(Context&, const Request&);
Result<Reply> card_page(Context&, const Request&);
Result<Reply> post_card(Context&, const Request&);
Result<Reply> work_page(Context&, const Request&);
Result<Reply> post_gathering(Context&, const Request&);
Result<Reply> note_page(Context&, const Request&);
Result<Reply> post_note(Context&, const Request&);
// Bringing lists in: import_page.cpp.
Result<Reply> import_page(Context&, const Request&);
Result<Reply> post_upload(Context&, const Request&);
Result<Reply> upload_page(Context&, const Request&);
Result<Reply> post_import(Context&, const Request&);
Result<Reply> post_undo(Context&, const Request&);
Result<Reply> programme_page(Context&, const Request&);
Result<Reply> post_programme(Context&, const Request&);

}  // namespace wiec::programmes
