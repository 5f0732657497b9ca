// What an edition must keep to, whoever changes it: the statute (u.s.g. art. 5a), the order of the stages, limits that
// do not contradict each other. Faults name their field; those of a pool as "budget@CODE".
#pragma once
#include "commons/site/typed.h"
#include "modules/editions/part.h"

namespace wiec::editions {

// Of one part of the edition as it would be. What only a finished edition must keep to (the sum of the pools) is asked
// of published ones.
Faults check_part(const Edition&, Part);
// What stands in the way of publishing: in one part, in all of them.
Faults check_ready(const Edition&, Part);
Faults check_ready(const Edition&);
// What the statute limits and nobody can check before a figure is given; publishing does not wait for it.
Faults not_yet_checked(const Edition&);

}  // namespace wiec::editions
