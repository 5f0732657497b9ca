#include "modules/support/support.h"

namespace wiec::support {

std::optional<State> after(State from, Step step) {
  for (const Transition& t : kTransitions)
    if (t.from == from && t.step == step) return t.to;
  return std::nullopt;
}

}  // namespace wiec::support
