// The one list of modules. A new module is its folder, its line in src/CMakeLists.txt and its line here.
#pragma once
#include <vector>

#include "commons/site/module.h"

namespace wiec::app {
std::vector<Module> modules();
}
