// What needs add to pages of the whole site.
#pragma once
#include <string_view>

#include "commons/site/page.h"

namespace wiec::needs {

// The best needs and ideas for the words of the site's search, under a heading of their own; gives how many there are.
std::size_t put_found_needs(Html&, Context&, std::string_view words);
// Files of all needs, for the page of open data.
void put_open_data(Html&, Language);

}  // namespace wiec::needs
