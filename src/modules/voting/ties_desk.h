// What the desk's pages about ties share.
#pragma once
#include <string>
#include <string_view>

#include "commons/site/typed.h"
#include "modules/voting/draw_store.h"
#include "modules/voting/draw_words.h"
#include "modules/voting/open_tie.h"
#include "modules/voting/record_draw.h"

namespace wiec::voting {

inline constexpr std::string_view kTiesDesk = "/administracja/remisy";

// Of a tie's page: "/administracja/remisy/2026/pula-podgorze", ".../frekwencja" among districts; of a recorded draw.
std::string tie_path(const editions::Edition&, std::string_view pool);
std::string draw_path(const editions::Edition&, DrawId);
std::string tie_title(Language, const editions::Edition&, std::string_view pool);

// The edition of the address; not_found, or not_allowed where the role does not reach.
Result<editions::Edition> edition_of_ties(Context&, const Request&);
TieGround ground_of(Context&, const editions::Edition&, std::string_view pool);

Page start_ties_page(Context&, std::string_view title, const Errors&, int status = 200);

}  // namespace wiec::voting
