// What a unit does with a draft it reads: opens it, advises point by point, passes it on.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/verification/advice.h"

namespace wiec::verification {

// Whoever reads for the unit of the reading, where the role holds; may_see: the coordinator of its place too.
bool may_advise(db::ReadTx&, const Actor&, const Reading&);
bool may_see(db::ReadTx&, const Actor&, const Reading&);

// Opened by somebody of the unit for the first time: it counts as read.
Result<> open_reading(Context&, ReadingId);

Point read_point(Language, const Typed&, Faults&);
// Seen by the unit alone until it is sent. Problems: not of the unit (not_allowed), gone (not_found), passed on to
// another unit (conflict).
Result<AdviceId> add_point(Context&, ReadingId, const Point&);
Result<> remove_point(Context&, ReadingId, AdviceId);  // sent already: conflict
// Sends what was written, to the authors at once or kept back until the workshop; authors are told once. Released also
// sends what was kept back. Problem: there is nothing to send (conflict).
Result<> send_points(Context&, ReadingId, Release);
// What was said about a point that the authors see. Problems: empty or too long (invalid, "said").
Result<> complete_point(Context&, ReadingId, AdviceId, std::string_view said);
// To another unit, with a reason; the deadline stays. Problems: no such unit (invalid, "unit"), no reason (invalid,
// "why"), the other reads it already or this one has answered (conflict).
Result<> pass_on(Context&, ReadingId, std::string_view unit_code, std::string_view why);

}  // namespace wiec::verification
