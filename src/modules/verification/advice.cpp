#include "modules/verification/advice.h"

namespace wiec::verification {

std::optional<ReadingState> after(ReadingState from, Step step) {
  for (const Transition& t : kTransitions)
    if (t.from == from && t.step == step) return t.to;
  return std::nullopt;
}

}  // namespace wiec::verification
