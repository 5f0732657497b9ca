// Proposals of residents: the public list with its filters, map, feed and exports, and the page of each proposal.
#pragma once
#include "commons/site/module.h"

namespace wiec::proposals {
std::span<const db::Migration> migrations();
Module module();
}  // namespace wiec::proposals
