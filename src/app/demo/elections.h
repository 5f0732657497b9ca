// The demo's ballots as the counting library takes them.
#pragma once
#include "app/demo/city.h"
#include "tally/election.h"
#include "tally/rule.h"

namespace wiec::demo {

// Ordinal, exactly three marks worth 3, 2 and 1; projects are those on the ballot of that pool, named by their codes.
tally::Election election_of(const City& city, const Edition& edition, int pool);
tally::Election election_of(const Edition& edition, int pool);  // without a title

// By points from the top; what does not fit is left out; ties go to the cheaper.
tally::Rule rule_of_the_bylaw();

}  // namespace wiec::demo
