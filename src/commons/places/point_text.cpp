#include "commons/places/point_text.h"

#include <charconv>

namespace wiec::places {
namespace {

std::optional<std::int64_t> next_degrees(std::string_view& text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ',' || text.front() == ';')) text.remove_prefix(1);
  double degrees = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), degrees);
  if (fault != std::errc() || !(degrees > -180 && degrees < 180)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return units_from_degrees(degrees);
}

}  // namespace

std::optional<Point> point_from(std::string_view text) {
  const auto latitude = next_degrees(text), longitude = next_degrees(text);
  if (!latitude || !longitude || text.find_first_not_of(' ') != std::string_view::npos) return std::nullopt;
  const Point point{*longitude, *latitude};
  return kPoland.contains(point) ? std::optional(point) : std::nullopt;
}

}  // namespace wiec::places
