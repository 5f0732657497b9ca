// The pages of this folder.
#pragma once
#include "commons/site/page.h"
#include "commons/site/shared.h"

namespace wiec::verification {

Result<Reply> hand_over_page(Context&, const Request&);
Result<Reply> post_hand_over(Context&, const Request&);
Result<Reply> draft_advice_page(Context&, const Request&);
Result<Reply> post_answer(Context&, const Request&);

Result<Reply> inbox_page(Context&, const Request&);
Result<Reply> reading_page(Context&, const Request&);
Result<Reply> post_reading(Context&, const Request&);
Result<Reply> routing_page(Context&, const Request&);
Result<Reply> post_routing(Context&, const Request&);

Html draft_panel(Context&, std::int64_t draft);  // on the draft's page: what waits for its authors
Html expert_task(Context&, std::int64_t);        // in the account
Html desk_task(Context&, std::int64_t);          // in the administration
PersonalData personal_data();

}  // namespace wiec::verification
