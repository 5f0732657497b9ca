#pragma once
#include "commons/site/page.h"
#include "modules/delivery/delivery_store.h"

namespace wiec::delivery {
Result<Reply> deliveries_page(Context&, const Request&);
Html proposal_panel(Context&, std::int64_t proposal);
}  // namespace wiec::delivery
