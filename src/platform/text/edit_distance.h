// How many typing mistakes lie between two words: a letter too many, missing, wrong, or two neighbours swapped (optimal
// string alignment, Damerau 1964).
#pragma once
#include <string_view>

namespace wiec::text {

// Of folded words (text::fold: mostly one byte a letter). Anything above `most` is most + 1; most is 0 to 3.
int edit_distance(std::string_view a, std::string_view b, int most);

// The mistakes forgiven in a word of that many bytes: none up to three, one up to eight, then two.
constexpr int forgiven_typos(std::size_t length) { return length <= 3 ? 0 : length <= 8 ? 1 : 2; }

}  // namespace wiec::text
