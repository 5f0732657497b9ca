#pragma once
#include "commons/site/module.h"

namespace wiec::areas {

Module module();

}  // namespace wiec::areas
