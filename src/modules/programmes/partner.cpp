#include "modules/programmes/partner.h"

#include <algorithm>
#include <charconv>

namespace wiec::programmes {
namespace {

// A decimal number of degrees with at most seven places, exactly.
std::optional<std::int64_t> units_from(std::string_view text, std::int64_t most_degrees) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto point = std::min(text.find('.'), text.size());
  std::string digits(text.substr(0, point));
  const std::string_view fraction = point < text.size() ? text.substr(point + 1) : std::string_view();
  if (digits.empty() || digits.size() > 3 || (point < text.size() && fraction.empty()) || fraction.size() > 20)
    return std::nullopt;
  if (fraction.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  digits += fraction.substr(0, 7);  // a centimetre; maps give more
  digits.append(7 - std::min<std::size_t>(fraction.size(), 7), '0');
  std::int64_t units = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), units);
  if (end.ec != std::errc() || end.ptr != digits.data() + digits.size()) return std::nullopt;
  if (units < 0 || units > most_degrees * places::kUnitsPerDegree) return std::nullopt;
  return negative ? -units : units;
}

}  // namespace

std::optional<places::Point> point_from(std::string_view typed) {
  const auto comma = typed.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto latitude = units_from(typed.substr(0, comma), 90), longitude = units_from(typed.substr(comma + 1), 180);
  if (!latitude || !longitude) return std::nullopt;
  return places::Point{.longitude = *longitude, .latitude = *latitude};
}

std::string text_of(const places::Point& at) {
  return places::degrees_text(at.latitude) + ", " + places::degrees_text(at.longitude);
}

std::string partner_name(const Partner& p) {
  return p.name.empty() ? p.city : p.city.empty() ? p.name : p.name + ", " + p.city;
}

const Partner* find_partner(const Project& p, PartnerId id) {
  const auto found = std::ranges::find(p.partners, id, &Partner::id);
  return id && found != p.partners.end() ? &*found : nullptr;
}

}  // namespace wiec::programmes
