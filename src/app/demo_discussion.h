// An online discussion of the demo city, under way: one round is over and summed up, people write in the second.
#pragma once
#include "commons/site/context.h"

namespace wiec::app {

// After demo_people and demo_gatherings. Nothing where there is one already.
void store_demo_discussion(Context&);

}  // namespace wiec::app
