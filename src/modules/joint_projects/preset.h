// The order of the path as the city of Kraków announced it on 18.02.2020 ("Wspólne Projekty Dzielnicowe"): stages I-IV,
// the text of the page and the conditions for ambassadors. What a new programme begins with.
#pragma once
#include "modules/joint_projects/programme.h"

namespace wiec::joint_projects {

// Of that year, with the first day given: each stage lasts its usual number of weeks. Not published.
Programme preset_programme(int year, Date first_day);
PageText preset_text(Part);

}  // namespace wiec::joint_projects
