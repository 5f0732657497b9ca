#include "modules/plans/plan.h"

#include <algorithm>

namespace wiec::plans {

const Paragraph* Plan::paragraph(PieceId piece) const {
  const auto found = std::ranges::find(paragraphs, piece, &Paragraph::id);
  return found == paragraphs.end() ? nullptr : &*found;
}

const Action* Plan::action(PieceId piece) const {
  const auto found = std::ranges::find(actions, piece, &Action::id);
  return found == actions.end() ? nullptr : &*found;
}

std::optional<int> percent_done(const Indicator& i, std::int64_t value) {
  const std::int64_t from = i.baseline.value_or(0);
  if (!i.target || *i.target == from) return std::nullopt;
  const bool down = *i.target < from;  // fewer is better
  const std::int64_t whole = down ? from - *i.target : *i.target - from, part = down ? from - value : value - from;
  if (part <= 0) return 0;
  if (part >= whole) return 100;
  return static_cast<int>(part * 100 / whole);  // values are at most 10^15: no overflow
}

}  // namespace wiec::plans
