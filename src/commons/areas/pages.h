// The pages of this folder.
#pragma once
#include "commons/site/page.h"

namespace wiec::areas {

Result<Reply> list_page(Context&, const Request&);
Result<Reply> area_page(Context&, const Request&);
Result<Reply> areas_geojson(Context&, const Request&);

Result<Reply> desk_page(Context&, const Request&);
Result<Reply> new_page(Context&, const Request&);
Result<Reply> post_new(Context&, const Request&);
Result<Reply> edit_page(Context&, const Request&);
Result<Reply> post_edit(Context&, const Request&);
Result<Reply> post_state(Context&, const Request&);
Html desk_task(Context&, std::int64_t);

}  // namespace wiec::areas
