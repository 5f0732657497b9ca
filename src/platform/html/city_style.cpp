#include "platform/html/city_style.h"

#include <fmt/format.h>

#include "base/sha256.h"

namespace wiec::html {
namespace {

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

}  // namespace

std::optional<CityStyle> city_style(const CityColours& colours) {
  if (!is_colour(colours.first) || !is_colour(colours.second) || !is_colour(colours.third)) return std::nullopt;
  CityStyle out;
  out.css = fmt::format("@layer tokens{{:root{{--city-1:{};--city-2:{};--city-3:{}}}}}", colours.first, colours.second, colours.third);
  out.path = fmt::format("/static/city-{}.css", hex(sha256(out.css)).substr(0, 12));
  return out;
}

}  // namespace wiec::html
