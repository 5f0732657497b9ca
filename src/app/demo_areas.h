// Areas that residents of the demo city pointed out, each in another way.
#pragma once
#include "commons/site/context.h"

namespace wiec::app {

// Nothing where there are some already.
void store_demo_areas(Context&);

}  // namespace wiec::app
