// The pages of this folder.
#pragma once
#include "commons/site/page.h"

namespace wiec::cases {

Result<Reply> list_page(Context&, const Request&);
Result<Reply> case_page(Context&, const Request&);
Result<Reply> versions_page(Context&, const Request&);
Result<Reply> comparison_page(Context&, const Request&);
Result<Reply> method_page(Context&, const Request&);
Result<Reply> api_cases(Context&, const Request&);
Result<Reply> api_method(Context&, const Request&);

// Of who works for a partner, or keeps the card.
Result<Reply> case_form_page(Context&, const Request&);
Result<Reply> post_case(Context&, const Request&);
Result<Reply> answer_page(Context&, const Request&);
Result<Reply> post_answer(Context&, const Request&);

// Of who keeps the card.
Result<Reply> method_desk_page(Context&, const Request&);
Result<Reply> post_method(Context&, const Request&);
Result<Reply> step_page(Context&, const Request&);
Result<Reply> post_step(Context&, const Request&);

Html project_panel(Context&, std::int64_t project);
Html partner_panel(Context&, std::int64_t partner);  // on the page of who works for it
Html proposal_panel(Context&, std::int64_t proposal);
Html register_link(Context&, std::int64_t);
// The data of this folder, on the page of open data.
void put_open_data(Html&, Language);

}  // namespace wiec::cases
