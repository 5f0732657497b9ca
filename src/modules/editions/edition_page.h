#pragma once
#include "commons/site/page.h"

namespace wiec::editions {
Result<Reply> edition_page(Context&, const Request&);
Result<Reply> act_document(Context&, const Request&);  // the file of the resolution
Result<Reply> edition_picture(Context&, const Request&);
Html timetable_panel(Context&, std::int64_t);  // of the current edition, on the page of gatherings
}  // namespace wiec::editions
