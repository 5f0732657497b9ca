// What happens with a request for support. The table of steps is in support.h.
#pragma once
#include "commons/gatherings/gathering.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/support/support.h"

namespace wiec::support {

// What the ambassador who asks may ask for: nothing for who leads nothing in the programme that runs now.
struct Ground {
  joint_projects::Ambassador self;
  std::vector<SupportForm> forms;                 // offered
  std::vector<gatherings::Gathering> gatherings;  // to come, where they lead
};
std::optional<Ground> ground_of(db::ReadTx&, const Actor&, Instant now);

// The field `what_for`: "a" and the code of an area, or "g" and that of a meeting; empty only on the citywide path.
std::string value_of(areas::AreaId);
std::string value_of(gatherings::GatheringId);

// Faults: no form, an area or meeting that is not theirs, no day, a day that is past or a year away, no number where
// something is counted.
SupportRequest read_request(Context&, const Ground&, const Typed&, Faults&);
// Coordinators of the place hear of it at once. Problems: not theirs any more (not_allowed), the form is no longer
// offered (closed), the day is past (invalid), too many wait (too_many).
Result<RequestId> ask_for_support(Context&, const SupportRequest&);
// Of the person who asks. Problems: not theirs (not_found), done or declined meanwhile (conflict).
Result<> withdraw_request(Context&, RequestId);

// Whether who asks coordinates where the request is for.
bool decides(db::ReadTx&, const Actor&, const SupportRequest&);
// accept, decline or finish; the ambassador hears of it at once. Problems: another part of the city is theirs
// (not_allowed), declined without a reason (invalid, at "words"), the state changed meanwhile (conflict).
Result<> decide_request(Context&, RequestId, Step, const std::string& words);

}  // namespace wiec::support
