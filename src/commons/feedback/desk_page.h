#pragma once
#include "commons/site/page.h"

namespace wiec::feedback {
Result<Reply> desk_page(Context&, const Request&);
Result<Reply> post_report(Context&, const Request&);
// On /administracja: how many reports wait.
Html desk_task(Context&, std::int64_t);
}  // namespace wiec::feedback
