#pragma once
#include "commons/site/page.h"

namespace wiec::feedback {
Result<Reply> show_form(Context&, const Request&);
Result<Reply> post_feedback(Context&, const Request&);
Result<Reply> thanks_page(Context&, const Request&);
}  // namespace wiec::feedback
