// The page of a list that an address asks for (`?strona=3`).
#pragma once
#include <string_view>

namespace wiec::html {

// 1 when it is no number; at most five digits are read.
int page_number(std::string_view typed);

}  // namespace wiec::html
