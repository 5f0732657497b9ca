// Delivery of winning projects: what was promised, what is done, why something is late.
#pragma once
#include "commons/site/module.h"

namespace wiec::delivery {
std::span<const db::Migration> migrations();
Module module();
}  // namespace wiec::delivery
