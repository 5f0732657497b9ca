// Editions of the participatory budget as versioned data, their pools and timetable.
#pragma once
#include "commons/site/module.h"

namespace wiec::editions {
std::span<const db::Migration> migrations();
Module module();
}  // namespace wiec::editions
