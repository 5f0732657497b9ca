#pragma once
#include "commons/site/module.h"

namespace wiec::needs {
Module module();
}
