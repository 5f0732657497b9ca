// Results of votes: counted, explained, downloadable, countable again by anybody.
#pragma once
#include "commons/site/module.h"

namespace wiec::voting {
std::span<const db::Migration> migrations();
Module module();
}  // namespace wiec::voting
