#pragma once
#include "commons/site/page.h"

namespace wiec::organisations {
Result<Reply> organisations_page(Context&, const Request&);
Result<Reply> new_organisation_page(Context&, const Request&);
Result<Reply> post_new_organisation(Context&, const Request&);
Result<Reply> organisation_page(Context&, const Request&);
Result<Reply> post_organisation(Context&, const Request&);
Result<Reply> units_page(Context&, const Request&);
Result<Reply> post_unit(Context&, const Request&);
Result<Reply> unit_page(Context&, const Request&);
Result<Reply> post_changed_unit(Context&, const Request&);
}  // namespace wiec::organisations
