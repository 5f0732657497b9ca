// A counting rule in a sentence or two, made of its parameters.
#pragma once
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/language.h"

namespace wiec::editions {

std::string rule_words(Language, const Json& rule);
// The preset of tally that the rule is; empty: none of them.
std::string_view preset_of(const Json& rule);
// Its text with every parameter; null when there is none of that name.
Json preset_rule(std::string_view name);

}  // namespace wiec::editions
