#include "commons/search/mistyping.h"

namespace wiec::search {
namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 24;

}  // namespace

std::vector<std::string> patterns_of(std::string_view folded) {
  if (folded.size() < kShortest || folded.size() > kLongest) return {};
  std::vector<std::string> patterns{std::string(folded)};
  for (std::size_t i = 0; i < folded.size(); ++i) {
    // Leaving out either of two equal neighbours gives the same.
    if (i > 0 && folded[i] == folded[i - 1]) continue;
    patterns.push_back(std::string(folded.substr(0, i)).append(folded.substr(i + 1)));
  }
  return patterns;
}

}  // namespace wiec::search
