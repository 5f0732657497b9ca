#include "commons/people/usual_password.h"

#include <algorithm>
#include <unordered_set>

namespace wiec::people {
namespace {

constexpr std::size_t kShortestCore = 4;  // below, what is left of a good password may be there by chance

std::unordered_set<std::string_view> lines_of(std::string_view text) {
  std::unordered_set<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0 && text.front() != '#') lines.insert(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_listed(std::string_view word) {
  static const auto all = lines_of(usual_passwords());
  return all.contains(word);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 128; }

// Without the digits and signs before the first and after the last letter.
std::string_view core_of(std::string_view word) {
  const auto first = std::ranges::find_if(word, is_letter);
  if (first == word.end()) return {};
  auto last = word.end();
  while (!is_letter(*(last - 1))) --last;
  return {first, last};
}

std::string_view half_of(std::string_view word) {
  const std::string_view half = word.substr(0, word.size() / 2);
  return word.size() % 2 == 0 && word.ends_with(half) ? half : std::string_view();
}

}  // namespace

bool is_usual_password(std::string_view folded) {
  if (folded.empty() || folded.find_first_not_of(folded.front()) == folded.npos) return true;
  const std::string_view core = core_of(folded);
  for (const std::string_view word : {folded, half_of(folded), core, half_of(core)})
    if (word.size() >= kShortestCore && is_listed(word)) return true;
  return false;
}

}  // namespace wiec::people
