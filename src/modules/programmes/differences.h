// Two versions of a card side by side.
#pragma once
#include <string>
#include <vector>

#include "base/json.h"
#include "base/language.h"

namespace wiec::programmes {

struct Difference {
  std::string path;    // "amounts.1.cofunding", rows from 1
  std::string before;  // empty: was not there
  std::string after;
};
// In the order of the newer one, then what went.
std::vector<Difference> differences(const Json& before, const Json& after);
// "Kwoty 1: dofinansowanie"
std::string field_words(Language, std::string_view path);

}  // namespace wiec::programmes
