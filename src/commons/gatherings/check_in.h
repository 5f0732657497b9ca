// A code at the door, on the attendance sheet: whoever has an account confirms with one button that they came. Who has
// none signs on paper, and an official types it in.
#pragma once
#include "commons/gatherings/gathering.h"
#include "commons/site/page.h"

namespace wiec::gatherings {

// "/spotkania/<code>/obecnosc/<keyed hash>": only who saw the code knows it.
std::string check_in_path(const Shared&, const Gathering&);
bool is_check_in(const Shared&, const Gathering&, std::string_view token);

// From two hours before it begins to six hours after its end.
bool checking_in(const Gathering&, Instant now);
// The person has a seat from then on, if they had none and one is free, and came. The same again changes nothing.
// Problems: cancelled or not the time (closed), every seat is taken (conflict).
Result<> check_in(Context&, GatheringId);

}  // namespace wiec::gatherings
