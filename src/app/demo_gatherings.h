// Meetings of the demo city around today: some were, some come, one went online, one is cancelled.
#pragma once
#include "commons/site/context.h"

namespace wiec::app {

// Nothing where there are some already.
void store_demo_gatherings(Context&);

}  // namespace wiec::app
