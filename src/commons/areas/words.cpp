#include "commons/areas/words.h"

#include "commons/areas/texts.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::areas {
std::string square_km(Language l, std::int64_t m2) {
  const std::int64_t hundredths = (m2 + 5'000) / 10'000;
  if (hundredths == 0) return text::format_number(l, m2) + "\u00A0m²";
  return fmt::format("{}{}{:02}\u00A0km²", text::format_number(l, hundredths / 100), l == Language::pl ? ',' : '.',
                     hundredths % 100);
}

std::string names_of(const std::vector<AreaDistrict>& districts) {
  std::string out;
  for (const AreaDistrict& district : districts) out += (out.empty() ? "" : ", ") + district.name;
  return out;
}

void put_area_card(Html& list, Language l, const Area& area, int heading_level) {
  const std::string href = localized(l, area.path()), where = names_of(area.districts),
                    size = area.land_m2 ? square_km(l, *area.land_m2) : std::string();
  std::vector<html::Fact> facts;
  if (!where.empty()) facts.push_back({.icon = html::Icon::map_pin, .text = where, .label = texts::districts(l)});
  if (!size.empty()) facts.push_back({.icon = html::Icon::map, .text = size, .label = texts::size(l)});
  html::card(
      list,
      {.href = href, .title = area.name, .heading_level = heading_level, .facts = facts, .tone = html::Tone::linden});
}

}  // namespace wiec::areas
