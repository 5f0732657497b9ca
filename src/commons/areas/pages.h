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
// On the page of all districts and of one: the areas that residents pointed out there.
Html panel_of_places(Context&, std::int64_t);
Html panel_of_place(Context&, std::int64_t place);
Html desk_task(Context&, std::int64_t);

}  // namespace wiec::areas
