// Forms that the dictionary does not join with their word, and abbreviations of addresses.
#pragma once
#include <string_view>

namespace wiec::search {

// The stem a folded form belongs to besides what the dictionary says; empty for all others: "dzieci" -> "dziecko".
std::string_view irregular_stem(std::string_view folded);

}  // namespace wiec::search
