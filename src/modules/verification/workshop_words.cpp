#include "modules/verification/workshop_words.h"

#include <map>

#include "modules/verification/texts.h"
#include "modules/verification/words.h"

namespace wiec::verification {

std::string facts_of(Language l, const SeatedDraft& d) {
  std::string facts = theme_name(l, d.theme);
  const auto add = [&](std::string_view words) {
    if (words.empty()) return;
    if (!facts.empty()) facts += " · ";
    facts += words;
  };
  add(d.place_name.empty() ? texts::whole_city(l) : std::string_view(d.place_name));
  std::string units;
  for (const AskedUnit& unit : d.units) units += (units.empty() ? "" : ", ") + unit.name;
  add(units);
  if (d.waiting > 0) add(texts::units_reading(l, d.waiting));
  return facts;
}

std::string title_of(Language l, const Table& table, const std::vector<SeatedDraft>& all) {
  std::string name = table.name;
  std::map<std::string, int> themes;
  if (name.empty())
    for (const SeatedDraft& d : all)
      if (d.table == table.number) ++themes[d.theme];
  const auto most = std::ranges::max_element(themes, {}, [](const auto& entry) { return entry.second; });
  if (most != themes.end()) name = theme_name(l, most->first);
  return name.empty() ? std::string(texts::table_number(l, table.number))
                      : std::string(texts::table_named(l, table.number, name));
}

std::vector<const SeatedDraft*> at_table(const Workshop& w, std::int64_t number) {
  std::vector<const SeatedDraft*> found;
  for (const SeatedDraft& d : w.drafts)
    if (d.table == number) found.push_back(&d);
  return found;
}

}  // namespace wiec::verification
