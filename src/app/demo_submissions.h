// The demo city's second budget, which takes proposals now: its edition and what residents submitted to it.
#pragma once
#include "commons/site/context.h"
#include "modules/editions/edition.h"

namespace wiec::app {

// Beside the running edition and of the same year, so that the running one stays the city's current one: called before
// that is stored. The days count from `today`.
editions::Edition green_edition(const editions::Edition& running, Date today);
// Submissions of invented people; again does nothing.
void store_demo_submissions(Context&);

}  // namespace wiec::app
