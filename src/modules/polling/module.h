// The act of voting: who may vote, the booth, the roll, the ballots and the receipt.
#pragma once
#include "commons/site/module.h"

namespace wiec::polling {
std::span<const db::Migration> migrations();
Module module();
}  // namespace wiec::polling
