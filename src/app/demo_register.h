// The register of the invented city.
#pragma once
#include "app/demo_ground.h"
#include "commons/site/context.h"

namespace wiec::app {
void store_demo_register(Context&, const DemoGround&);
}
