// The rule and the ties of a result in people's words.
#pragma once
#include "modules/voting/pages.h"

namespace wiec::voting {
void put_rule(Html&, Language, const PoolAsked&);
void put_ties(Html&, Language, const PoolAsked&);
}  // namespace wiec::voting
