// What the register adds to pages of the whole site.
#pragma once
#include <string_view>

#include "commons/site/page.h"

namespace wiec::programmes {

// The best cards for the words of the site's search, under a heading of their own; gives how many there are in all, and
// puts nothing where there is none.
std::size_t put_found_cards(Html&, Context&, std::string_view words);
// Files of the whole register, for the page of open data.
void put_open_data(Html&, Language);

}  // namespace wiec::programmes
