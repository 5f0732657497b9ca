// Words one typing mistake apart, without comparing with every word there is: both, with one letter left out at some
// place, give a common pattern (after Mor and Fraenkel, 1982). A letter too many, missing, wrong or two swapped are all
// found.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace wiec::search {

// Of a folded word (valid UTF-8, whole characters are left out); each once. Empty for words too short or too long to be
// corrected.
std::vector<std::string> patterns_of(std::string_view folded);

}  // namespace wiec::search
