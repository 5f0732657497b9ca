// The pages of this folder.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"

namespace wiec::needs {

Result<Reply> list_page(Context&, const Request&);
Result<Reply> need_page(Context&, const Request&);
Result<Reply> post_support(Context&, const Request&);
Result<Reply> give_page(Context&, const Request&);
Result<Reply> post_give(Context&, const Request&);
Result<Reply> change_page(Context&, const Request&);
Result<Reply> post_change(Context&, const Request&);
Result<Reply> heading_page(Context&, const Request&);
Result<Reply> diagnosis_list_page(Context&, const Request&);
Result<Reply> diagnosis_page(Context&, const Request&);
Result<Reply> cards_page(Context&, const Request&);

Result<Reply> ideas_page(Context&, const Request&);
Result<Reply> idea_page(Context&, const Request&);
Result<Reply> bring_page(Context&, const Request&);
Result<Reply> post_bring(Context&, const Request&);
Result<Reply> post_idea(Context&, const Request&);

Result<Reply> api_needs(Context&, const Request&);
Result<Reply> csv_needs(Context&, const Request&);
Result<Reply> geojson_needs(Context&, const Request&);

Result<Reply> desk_page(Context&, const Request&);
Result<Reply> post_desk(Context&, const Request&);
Result<Reply> card_page(Context&, const Request&);
Result<Reply> post_card(Context&, const Request&);
Result<Reply> answer_page(Context&, const Request&);
Result<Reply> post_answer(Context&, const Request&);
Result<Reply> dots_page(Context&, const Request&);
Result<Reply> post_dots(Context&, const Request&);
Result<Reply> turn_page(Context&, const Request&);
Result<Reply> post_turn(Context&, const Request&);
Html desk_task(Context&, std::int64_t);
Html own_panel(Context&, std::int64_t);           // in the account
Html gathering_panel(Context&, std::int64_t id);  // what its dots said
Html discussion_post_panel(Context&, std::int64_t id);
// Of a need or an idea that was said in an online discussion: a link to it.
void put_origin(Html&, Context&, std::string_view noun, std::int64_t id);

// What the list and everything beside it was asked for.
inline constexpr std::string_view kListQuery[] = {"q", "temat", "dzielnica", "okolica", "stan", "kolejnosc", "strona"};

}  // namespace wiec::needs
