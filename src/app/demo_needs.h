// Needs and ideas of the demo city: open, taken up, answered, joined under a heading, with dots from a meeting.
#pragma once
#include "commons/site/context.h"

namespace wiec::app {

// After demo_people and demo_gatherings. Nothing where there are some already.
void store_demo_needs(Context&);

}  // namespace wiec::app
