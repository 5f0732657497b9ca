#include "commons/search/mistyping.h"

namespace wiec::search {
namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 24;

}  // namespace

std::vector<std::string> patterns_of(std::string_view folded) {
  if (folded.size() < kShortest || folded.size() > kLongest) return {};
  const auto continues = [&](std::size_t at) {
    return at < folded.size() && (static_cast<unsigned char>(folded[at]) & 0xC0) == 0x80;
  };
  std::vector<std::string> patterns{std::string(folded)};
  for (std::size_t from = 0, to = 0; from < folded.size(); from = to) {
    do ++to;
    while (continues(to));
    // Leaving out either of two equal neighbours gives the same.
    std::string pattern = std::string(folded.substr(0, from)).append(folded.substr(to));
    if (pattern != patterns.back()) patterns.push_back(std::move(pattern));
  }
  return patterns;
}

}  // namespace wiec::search
