#include "commons/site/whole_from.h"

namespace wiec {

std::int64_t whole_from(std::string_view typed) {
  std::int64_t value = 0;
  for (const char c : typed.substr(0, 18)) value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : 0;
  return value;
}

}  // namespace wiec
