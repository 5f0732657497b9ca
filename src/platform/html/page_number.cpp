#include "platform/html/page_number.h"

#include <algorithm>

namespace wiec::html {

int page_number(std::string_view typed) {
  int number = 0;
  for (const char c : typed.substr(0, 5)) {
    if (c < '0' || c > '9') return 1;
    number = number * 10 + (c - '0');
  }
  return std::max(1, number);
}

}  // namespace wiec::html
