// Pages of Local Support Groups.
#pragma once
#include "commons/site/page.h"

namespace wiec::programmes {

Result<Reply> group_page(Context&, const Request&);
Html group_link(Context&, std::int64_t project);  // on the public card
Result<Reply> invitation_page(Context&, const Request&);
Result<Reply> post_invitation(Context&, const Request&);

Result<Reply> group_desk_page(Context&, const Request&);
Result<Reply> post_group(Context&, const Request&);
Result<Reply> post_member(Context&, const Request&);
Result<Reply> post_task(Context&, const Request&);

}  // namespace wiec::programmes
