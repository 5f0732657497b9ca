// Enumerations that are stored and sent by name: the n-th name is that of the n-th value.
#pragma once
#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace wiec {

template <class T, std::size_t n>
std::optional<T> from_code(const std::string_view (&codes)[n], std::string_view code) {
  const auto at = std::ranges::find(codes, code);
  return at == std::end(codes) ? std::nullopt : std::optional(static_cast<T>(at - std::begin(codes)));
}

}  // namespace wiec
