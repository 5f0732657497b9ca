// What cases put on pages of the program itself.
#pragma once
#include "commons/site/page.h"

namespace wiec::cases {

// Cases for the words of the site's search, under a heading of their own; gives how many there are.
std::size_t put_found_cases(Html&, Context&, std::string_view words);

}  // namespace wiec::cases
