#include "modules/programmes/add_up.h"

#include <algorithm>

namespace wiec::programmes {
namespace {

void add_part(std::vector<Sum>& sums, const Part& part) {
  const Currency currency = *part.kind->currency;
  auto at = std::ranges::find(sums, currency, [](const Sum& s) { return s.total.currency; });
  if (at == sums.end()) at = sums.insert(at, Sum{.total = {0, currency}});
  at->total.minor += part.total;
  at->cofunding += part.cofunding;
  at->cards += part.cards;
}

}  // namespace

Sums sums_of(const List& list, std::span<const Part> parts) {
  Sums made;
  for (const Part& part : parts)
    if (part.kind->currency) add_part(made.by_currency, part);
  std::ranges::sort(made.by_currency, {}, [](const Sum& s) { return std::pair(-s.cards, s.total.currency); });
  const Currency main = made.by_currency.empty() ? Currency::pln : made.by_currency.front().total.currency;
  for (const TopicId topic : list.topics) made.by_topic.push_back({topic, 0, {0, main}});
  for (const Part& part : parts)
    for (const std::uint16_t topic : part.kind->topics) {
      made.by_topic[topic].cards += part.cards;
      if (part.kind->currency == main) made.by_topic[topic].total.minor += part.total;
    }
  std::erase_if(made.by_topic, [](const TopicSum& s) { return s.cards == 0; });
  std::ranges::stable_sort(made.by_topic, std::ranges::greater(),
                           [](const TopicSum& s) { return std::pair(s.total.minor, s.cards); });
  return made;
}

}  // namespace wiec::programmes
