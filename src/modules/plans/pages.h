// The pages of this folder.
#pragma once
#include "commons/site/page.h"

namespace wiec::plans {

inline constexpr std::string_view kDesk = "/administracja/plany";

Result<Reply> list_page(Context&, const Request&);
Result<Reply> plan_page(Context&, const Request&);
Result<Reply> piece_page(Context&, const Request&);
Result<Reply> post_comment(Context&, const Request&);
Result<Reply> versions_page(Context&, const Request&);
Result<Reply> api_plans(Context&, const Request&);
Result<Reply> api_plan(Context&, const Request&);

Result<Reply> desk_page(Context&, const Request&);
Result<Reply> new_page(Context&, const Request&);
Result<Reply> post_new(Context&, const Request&);
Result<Reply> keep_page(Context&, const Request&);
Result<Reply> post_keep(Context&, const Request&);
Result<Reply> paragraph_page(Context&, const Request&);
Result<Reply> post_paragraph(Context&, const Request&);
Result<Reply> action_page(Context&, const Request&);
Result<Reply> post_action(Context&, const Request&);
Result<Reply> answer_page(Context&, const Request&);
Result<Reply> post_answer(Context&, const Request&);
Result<Reply> progress_page(Context&, const Request&);
Result<Reply> post_progress(Context&, const Request&);
Result<Reply> take_up_page(Context&, const Request&);
Result<Reply> post_take_up(Context&, const Request&);

Html desk_task(Context&, std::int64_t);
Html project_panel(Context&, std::int64_t project);  // its plans, and the actions it took up
Html register_link(Context&, std::int64_t);          // on the list of the register
// The data of this folder, on the page of open data.
void put_open_data(Html&, Language);

}  // namespace wiec::plans
