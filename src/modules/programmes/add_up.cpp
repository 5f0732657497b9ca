#include "modules/programmes/add_up.h"

#include <algorithm>
#include <bit>

namespace wiec::programmes {

void Adder::add(const Row& row) {
  if (row.currency >= 0) {
    Sum& sum = sums_[static_cast<std::size_t>(row.currency)];
    sum.total.minor += row.total;
    sum.cofunding += row.cofunding;
    ++sum.cards;
  }
  // Topics past the 63rd are filtered exactly, but not drawn: the chart shows the ten largest.
  for (std::uint64_t topics = row.topics & ~topic_bit(kOwnTopicBits); topics; topics &= topics - 1) {
    const auto topic = static_cast<std::size_t>(std::countr_zero(topics));
    ++topic_cards_[topic];
    if (row.currency >= 0) topic_totals_[topic].total[static_cast<std::size_t>(row.currency)] += row.total;
  }
}

Sums Adder::sums() const {
  Sums made;
  for (std::size_t i = 0; i < kCurrencies; ++i) {
    if (sums_[i].cards == 0) continue;
    made.by_currency.push_back(sums_[i]);
    made.by_currency.back().total.currency = static_cast<Currency>(i);
  }
  std::ranges::stable_sort(made.by_currency, std::ranges::greater(), &Sum::cards);
  const Currency main = made.by_currency.empty() ? Currency::pln : made.by_currency.front().total.currency;
  for (std::size_t i = 0; i < std::min<std::size_t>(list_.topics.size(), kOwnTopicBits); ++i)
    if (topic_cards_[i] > 0)
      made.by_topic.push_back(
          {list_.topics[i], topic_cards_[i], Money{topic_totals_[i].total[static_cast<std::size_t>(main)], main}});
  std::ranges::sort(made.by_topic, std::ranges::greater(),
                    [](const TopicSum& s) { return std::pair(s.total.minor, s.cards); });
  return made;
}

}  // namespace wiec::programmes
