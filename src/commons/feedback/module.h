// Readers report barriers and mistakes of the site: the contact that every accessibility statement must offer (ustawa o
// dostepnosci cyfrowej, art. 10 ust. 4).
#pragma once
#include "commons/site/module.h"

namespace wiec::feedback {
std::span<const db::Migration> migrations();
Module module();
}  // namespace wiec::feedback
