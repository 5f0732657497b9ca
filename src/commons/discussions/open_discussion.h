// What who facilitates does with a discussion: opens it with its rounds, changes them, closes one, sums up.
#pragma once
#include "commons/discussions/discussion.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"

namespace wiec::discussions {

// The ambassador, coordinator or programme officer whose role reaches the place; none: the whole city.
bool may_facilitate(db::ReadTx&, const Actor&, places::PlaceId);
// Everybody for whom that holds, by number.
std::vector<people::PersonId> who_may_facilitate(db::ReadTx&, places::PlaceId);

// The usual three rounds one after another, from that instant on, with the usual questions.
Discussion usual_discussion(const Host&, Instant from);

// As its form shows it. A round without dates is not held.
Typed typed_from(const Discussion&);
// The form read into a discussion; what is wrong with it goes to `faults`: an end before the beginning, rounds out of
// their order, none at all, a choice of nothing. `before`: the one that is changed, or a new one with its host.
Discussion read_discussion(Context&, const Typed&, const Discussion& before, Faults& faults);

// Problems: not theirs (not_allowed); the thing has a discussion already (conflict).
Result<DiscussionId> open_discussion(Context&, const Discussion&);
// Problems of these three: gone, not theirs; changed since `wanted.revision` (conflict). Of the first: a round that
// goes has posts (conflict), it was called off (closed).
Result<> change_discussion(Context&, const Discussion& wanted);
// Writes the summaries of its rounds and of the whole, nothing else.
Result<> sum_up(Context&, const Discussion& wanted);
// Ends the round now; with `then_next` the one that follows begins at the same instant. One that is not open stays as
// it is.
Result<> close_round(Context&, DiscussionId, RoundKind, bool then_next = false);

}  // namespace wiec::discussions
