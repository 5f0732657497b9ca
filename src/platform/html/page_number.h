// The page of a list that an address asks for (`?strona=3`).
#pragma once
#include <algorithm>
#include <span>
#include <string_view>

namespace wiec::html {

// 1 when it is no number; at most five digits are read.
int page_number(std::string_view typed);

inline int pages_of(std::size_t count, std::size_t on_a_page) {
  return static_cast<int>((count + on_a_page - 1) / on_a_page);
}

// What stands on that page of a list; empty past its end.
template <class T>
std::span<const T> part_of(std::span<const T> all, int page, std::size_t on_a_page) {
  const std::size_t from = std::min(all.size(), static_cast<std::size_t>(page - 1) * on_a_page);
  return all.subspan(from, std::min(on_a_page, all.size() - from));
}

}  // namespace wiec::html
