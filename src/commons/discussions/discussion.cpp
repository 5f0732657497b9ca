#include "commons/discussions/discussion.h"

#include <algorithm>

#include "base/code_names.h"

namespace wiec::discussions {
namespace {

template <class F>
const Round* first_that(const Discussion& d, F fits) {
  const auto at = std::ranges::find_if(d.rounds, fits);
  return at == d.rounds.end() ? nullptr : &*at;
}

}  // namespace

std::string_view code_of(RoundKind kind) { return kRoundCodes[static_cast<std::size_t>(kind)]; }
std::string_view code_of(Stance stance) { return kStanceCodes[static_cast<std::size_t>(stance)]; }
std::optional<RoundKind> round_kind_from(std::string_view code) { return from_code<RoundKind>(kRoundCodes, code); }
std::optional<Stance> stance_from(std::string_view code) { return from_code<Stance>(kStanceCodes, code); }

const Round* Discussion::round(RoundKind kind) const {
  return first_that(*this, [=](const Round& r) { return r.kind == kind; });
}
const Round* Discussion::round(RoundId of) const {
  return first_that(*this, [=](const Round& r) { return r.id == of; });
}
const Round* Discussion::open_round(Instant now) const {
  return first_that(*this, [=](const Round& r) { return r.state(now) == RoundState::open; });
}
const Round* Discussion::next_round(Instant now) const {
  return first_that(*this, [=](const Round& r) { return r.state(now) == RoundState::ahead; });
}
const Round* Discussion::choice_from() const {
  const Round* ideas = round(RoundKind::ideas);
  return ideas ? ideas : round(RoundKind::needs);
}

}  // namespace wiec::discussions
