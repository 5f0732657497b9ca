#pragma once
#include "commons/site/module.h"

namespace wiec::discussions {

Module module();

}  // namespace wiec::discussions
