#pragma once
#include "commons/site/module.h"

namespace wiec::notifications {
Module module();
}
