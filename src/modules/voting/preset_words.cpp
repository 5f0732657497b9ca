#include "modules/voting/preset_words.h"

#include <algorithm>

#include "modules/voting/texts.h"
#include "platform/text/text.h"
#include "tally/rule.h"

namespace wiec::voting {
namespace {
struct Title {
  std::string_view preset;
  std::string_view (*title)(Language);
  bool city;
};
constexpr Title kTitles[] = {
    {"greedy", texts::preset_greedy, false},
    {"greedy-no-skip", texts::preset_greedy_no_skip, false},
    {"mes-cost", texts::preset_mes_cost, false},
    {"mes-cardinality", texts::preset_mes_cardinality, false},
    {"mes-cost-add1", texts::preset_mes_cost_add1, false},
    {"phragmen", texts::preset_phragmen, false},
    {"phragmen-skip", texts::preset_phragmen_skip, false},
    {"maximin-support", texts::preset_maximin_support, false},
    {"max-welfare", texts::preset_max_welfare, false},
    {"max-welfare-cost", texts::preset_max_welfare_cost, false},
    {"cstv", texts::preset_cstv, false},
    {"cstv-ewtc", texts::preset_cstv_ewtc, false},
    {"cstv-mt", texts::preset_cstv_mt, false},
    {"cstv-mtc", texts::preset_cstv_mtc, false},
    {"exact-shares", texts::preset_exact_shares, false},
    {"exact-shares-add-opt", texts::preset_exact_shares_add_opt, false},
    {"czestochowa", texts::preset_czestochowa, true},
    {"czestochowa-district", texts::preset_czestochowa_district, true},
    {"gdansk", texts::preset_gdansk, true},
    {"gdynia", texts::preset_gdynia, true},
    {"gdynia-district", texts::preset_gdynia_district, true},
    {"katowice", texts::preset_katowice, true},
    {"katowice-district", texts::preset_katowice_district, true},
    {"krakow", texts::preset_krakow, true},
    {"lodz", texts::preset_lodz, true},
    {"poznan", texts::preset_poznan, true},
    {"ruda-slaska", texts::preset_ruda_slaska, true},
    {"stalowa-wola", texts::preset_stalowa_wola, true},
    {"swiecie", texts::preset_swiecie, true},
    {"warszawa", texts::preset_warszawa, true},
    {"warszawa-district", texts::preset_warszawa_district, true},
    {"wieliczka", texts::preset_wieliczka, true},
    {"wroclaw", texts::preset_wroclaw, true},
    {"wroclaw-2025", texts::preset_wroclaw_2025, true},
};
const Title* title_of(std::string_view name) {
  const auto found = std::ranges::find(kTitles, name, &Title::preset);
  return found == std::end(kTitles) ? nullptr : found;
}
}  // namespace

std::string preset_title(Language l, std::string_view name) {
  const Title* title = title_of(name);
  return std::string(title ? title->title(l) : name);
}

std::vector<RuleChoice> rule_choices(Language l) {
  std::vector<RuleChoice> out;
  for (const std::string_view name : tally::preset_names()) out.push_back({name, preset_title(l, name)});
  std::ranges::sort(out, {}, [](const RuleChoice& choice) {
    const Title* title = title_of(choice.name);
    // Kinds in the order of the table above: from the usual to the rare.
    const auto place = title && !title->city ? title - kTitles : std::ssize(kTitles);
    return std::tuple(place, text::sort_key(choice.title));
  });
  return out;
}

}  // namespace wiec::voting
