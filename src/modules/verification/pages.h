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

Result<Reply> workshops_page(Context&, const Request&);
Result<Reply> tables_page(Context&, const Request&);
Result<Reply> post_tables(Context&, const Request&);
Result<Reply> workshop_page(Context&, const Request&);
Result<Reply> workshop_print(Context&, const Request&);
Result<Reply> slots_page(Context&, const Request&);
Result<Reply> post_slots(Context&, const Request&);
Result<Reply> slot_page(Context&, const Request&);
Result<Reply> post_slot(Context&, const Request&);
Result<Reply> talks_page(Context&, const Request&);
Result<Reply> post_talks(Context&, const Request&);
Result<Reply> talk_calendar(Context&, const Request&);

Result<Reply> practices_page(Context&, const Request&);
Result<Reply> new_practice_page(Context&, const Request&);
Result<Reply> post_new_practice(Context&, const Request&);
Result<Reply> practice_page(Context&, const Request&);
Result<Reply> post_practice(Context&, const Request&);

Html editor_panel(Context&, std::int64_t draft);           // beside the form of a draft: good practices
Html submission_panel(Context&, std::int64_t submission);  // advice without an answer
Html gathering_panel(Context&, std::int64_t gathering);    // on its page: the tables, and one's own
Html draft_panel(Context&, std::int64_t draft);            // on the draft's page: what waits for its authors
Html practices_task(Context&, std::int64_t);               // in the account, of who may share one
Html expert_task(Context&, std::int64_t);                  // in the account
Html desk_task(Context&, std::int64_t);                    // in the administration
PersonalData personal_data();

}  // namespace wiec::verification
