// The pages of this folder.
#pragma once
#include "commons/site/page.h"

namespace wiec::gatherings {

Result<Reply> list_page(Context&, const Request&);
Result<Reply> gathering_page(Context&, const Request&);
Result<Reply> post_seat(Context&, const Request&);
Result<Reply> check_in_page(Context&, const Request&);
Result<Reply> post_check_in(Context&, const Request&);
Result<Reply> calendar_file(Context&, const Request&);  // of one
Result<Reply> calendar_feed(Context&, const Request&);
Result<Reply> api_gatherings(Context&, const Request&);

Result<Reply> desk_page(Context&, const Request&);
Result<Reply> new_page(Context&, const Request&);
Result<Reply> post_new(Context&, const Request&);
Result<Reply> edit_page(Context&, const Request&);
Result<Reply> post_edit(Context&, const Request&);
Result<Reply> post_cancel(Context&, const Request&);
Result<Reply> record_page(Context&, const Request&);
Result<Reply> post_record(Context&, const Request&);
Result<Reply> sheet_page(Context&, const Request&);
Html desk_task(Context&, std::int64_t);
Html home_panel(Context&, std::int64_t);
Html own_panel(Context&, std::int64_t);  // in the account: where one has a seat, or waits for one

}  // namespace wiec::gatherings
