#pragma once
#include "commons/site/page.h"

namespace wiec::notifications {
Result<Reply> choices_page(Context&, const Request&);
Result<Reply> post_choices(Context&, const Request&);
Result<Reply> unsubscribe_page(Context&, const Request&);
Result<Reply> post_unsubscribe(Context&, const Request&);
}  // namespace wiec::notifications
