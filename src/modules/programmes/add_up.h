// Adding up a selection while it is made.
#pragma once
#include <array>

#include "modules/programmes/register.h"

namespace wiec::programmes {

inline constexpr std::ptrdiff_t kOwnTopicBits = 63;
inline std::uint64_t topic_bit(std::size_t number) {  // from 0
  return std::uint64_t{1} << std::min<std::size_t>(number, kOwnTopicBits);
}

class Adder {
 public:
  explicit Adder(const List& list) : list_(list) {}
  void add(const Row& row);
  Sums sums() const;

 private:
  static constexpr std::size_t kCurrencies = 7;
  struct Currencies {
    std::array<std::int64_t, kCurrencies> total{};
  };
  const List& list_;
  std::array<Sum, kCurrencies> sums_{};
  std::array<Currencies, kOwnTopicBits> topic_totals_{};
  std::array<std::int64_t, kOwnTopicBits> topic_cards_{};
};

}  // namespace wiec::programmes
