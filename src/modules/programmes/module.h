// The register of programmes and projects: cards with their figures, dates, phases, partners and sources; the public
// list with filters, sums and exports; the officials' form; import of registers.
#pragma once
#include "commons/site/module.h"

namespace wiec::programmes {
std::span<const db::Migration> migrations();
Module module();
}  // namespace wiec::programmes
