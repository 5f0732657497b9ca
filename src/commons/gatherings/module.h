#pragma once
#include "commons/site/module.h"

namespace wiec::gatherings {

Module module();

}  // namespace wiec::gatherings
