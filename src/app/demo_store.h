// Puts the invented city into the database, the way a real city's data would come in.
#pragma once
#include <functional>
#include <string>

#include "app/demo/city.h"
#include "commons/site/context.h"

namespace wiec::app {

// The database must be empty. `progress` is told each step.
void store_demo(Context&, const demo::City&, const std::function<void(const std::string&)>& progress);

}  // namespace wiec::app
