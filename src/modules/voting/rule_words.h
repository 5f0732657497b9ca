// The rule and the ties of a result in people's words.
#pragma once
#include "modules/voting/pages.h"

namespace wiec::voting {
void put_rule(Html&, Language, const PoolAsked&);
// The ties that mattered and what decided them; as a section of the page, or below a pool's heading.
void put_ties(Html&, Language, const PoolAsked&, bool own_section = true);
}  // namespace wiec::voting
