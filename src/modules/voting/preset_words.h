// The rules known by name, as people call them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace wiec::voting {

// "Kraków", "Po kolei, z pomijaniem": of a preset, else the name itself.
std::string preset_title(Language, std::string_view name);

struct RuleChoice {
  std::string_view name;
  std::string title;
};
// Every preset: kinds of rules first, then cities, each in the order of their titles.
std::vector<RuleChoice> rule_choices(Language);

}  // namespace wiec::voting
