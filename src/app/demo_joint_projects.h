// The running programme of the demo city: ambassadors, women and men, with areas and themes, and people who joined.
#pragma once
#include "commons/site/context.h"

namespace wiec::app {

// Nothing where there is a programme already. After the people and the areas.
void store_demo_joint_projects(Context&);

}  // namespace wiec::app
