#include "modules/joint_projects/ambassador.h"

#include <algorithm>

namespace wiec::joint_projects {

std::optional<State> state_from(std::string_view code) {
  const auto at = std::ranges::find(kStateCodes, code);
  return at == std::end(kStateCodes) ? std::nullopt : std::optional(static_cast<State>(at - std::begin(kStateCodes)));
}

std::optional<State> after(State from, Step step) {
  const auto found =
      std::ranges::find_if(kTransitions, [&](const Transition& one) { return one.from == from && one.step == step; });
  return found == std::end(kTransitions) ? std::nullopt : std::optional(found->to);
}

bool Ambassador::leads(areas::AreaId area) const {
  const auto all = led();
  return leads() && std::ranges::find(all, area, &LedArea::id) != all.end();
}

std::vector<LedArea> Ambassador::led() const {
  auto all = areas;
  all.insert(all.end(), themes.begin(), themes.end());
  return all;
}

}  // namespace wiec::joint_projects
