// What may not stand on a card, and what is only worth a second look. The source's own card has disagreeing dates: such
// things are warnings on the card, never refusals.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/programmes/project.h"

namespace wiec::programmes {

// Refused, each at its field of the form ("to", "amount_2_cofunding"): an end before its beginning, co-funding above
// the value, two official sums, a phase that is not there, the same partner twice.
std::vector<Problem> check_project(const Project&);

struct Warning {
  TextKey text;
  std::vector<TextArg> args;
};
// In the order of the card. `programme` may be nullptr.
std::vector<Warning> warnings_of(const Project&, const Programme* programme, Date today, Language);

// Whole months and days from the first to the last day, both counted: 2016-09-10 to 2017-03-31 is 6 and 22.
struct Length {
  int months = 0, days = 0;
};
Length length_of(Date first, Date last);

}  // namespace wiec::programmes
