// What who holds a gathering does with it.
#pragma once
#include "commons/gatherings/gathering.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"

namespace wiec::gatherings {

Typed typed_from(const Gathering&, std::int64_t base);  // as its form shows it
// The form read into a gathering; what is wrong with it goes to `faults`. `before`: the one that is changed.
Gathering read_gathering(Context&, const Typed&, const Gathering* before, Faults& faults);

// Whether the role of who asks reaches a meeting about that place (none: about the whole city).
bool may_organise(db::ReadTx&, const Actor&, places::PlaceId);
// Who organises there; a residents' meeting ambassadors of the place too, who see no names of those who signed up.
bool may_hold(db::ReadTx&, const Actor&, const Gathering&);

// Problems of all four: not theirs to hold (not_allowed at "place").
Result<GatheringId> plan_gathering(Context&, const Gathering&);
// Whoever signed up hears of a change of day, place or form once, with the reason. `base`: the changed_at its form was
// made from. Problems: somebody changed it meanwhile (conflict); fewer seats than are taken (invalid); cancelled or
// gone.
Result<> change_gathering(Context&, const Gathering&, std::int64_t base);
Result<> cancel_gathering(Context&, GatheringId, const std::string& why_pl, const std::string& why_en);
// Who came (where who asks sees the names), how many more were counted on paper, and what was said. `typed_since`: when
// the list was shown; whoever checked in by the code after that stays.
Result<> record_gathering(Context&, const Gathering&, const std::vector<std::int64_t>& came, Instant typed_since);

}  // namespace wiec::gatherings
