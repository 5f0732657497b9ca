// Two states of an edition side by side, in words.
#pragma once
#include <string>
#include <vector>

#include "base/json.h"
#include "base/language.h"

namespace wiec::editions {

struct Difference {
  std::string what;    // "Pule › podgorze › Kwota"
  std::string before;  // empty: was not there
  std::string after;
};
// Of snapshots (edition_json.h) or of parts of them; in the order of the newer one, then what went.
std::vector<Difference> differences(Language, const Json& before, const Json& after);

}  // namespace wiec::editions
