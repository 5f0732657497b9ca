#include "app/demo/random.h"

namespace wiec::demo {

Random::Random(std::uint64_t seed, std::string_view purpose) : state_(seed) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a
  for (const char letter : purpose) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
  state_ = next() ^ hash;
  next();
}

std::size_t Random::weighted(std::span<const double> weights) {
  double total = 0;
  for (const double weight : weights) total += weight;
  double left = unit() * total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (left < weights[i]) return i;
    left -= weights[i];
  }
  return 0;
}

}  // namespace wiec::demo
