// A small seeded generator whose numbers are the same on every platform and library (those of <random> are not).
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace wiec::demo {

// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // A stream of its own for one purpose, so that a change in one part of the city leaves the others alone.
  Random(std::uint64_t seed, std::string_view purpose);

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  // [0, 1)
  double real(double from, double to) { return from + (to - from) * unit(); }
  // Both ends included.
  int whole(int from, int to) { return from + static_cast<int>(next() % static_cast<std::uint64_t>(to - from + 1)); }
  std::size_t index(std::size_t size) { return static_cast<std::size_t>(next() % size); }
  bool chance(double probability) { return unit() < probability; }
  // Mean 0, deviation 1; the sum of twelve, so that no libm function decides the last bit.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += unit();
    return sum;
  }
  template <class Range>
  auto& pick(Range& range) {
    return range[index(std::size(range))];
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[index(i)]);
  }
  // The index of one weight, drawn in proportion; 0 when all are 0.
  std::size_t weighted(std::span<const double> weights);

 private:
  std::uint64_t state_;
};

}  // namespace wiec::demo
