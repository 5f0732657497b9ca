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
  return leads() && std::ranges::find(areas, area, &LedArea::id) != areas.end();
}

}  // namespace wiec::joint_projects
