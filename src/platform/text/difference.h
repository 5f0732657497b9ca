// What was taken out and what was put in between two texts, word by word, for people to read.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::text {

enum class Change : std::uint8_t { same, removed, added };
struct Difference {
  Change change = Change::same;
  std::string text;  // words with the spaces between them; "\n" ends a paragraph
};
// The longest common run of words stays (Myers' goal, by the table of Wagner and Fischer); where both texts changed so
// much that the table would be larger than four million cells, the middle is removed and added as a whole.
std::vector<Difference> differences(std::string_view before, std::string_view after);

}  // namespace wiec::text
