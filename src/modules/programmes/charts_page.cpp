// /programy/wykresy: what the selection comes to by topic, programme, programming period and year of beginning, each
// currency by itself.
#include <map>

#include "modules/programmes/pages.h"
#include "modules/programmes/sum_chart.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/card.h"
#include "platform/html/component.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr std::size_t kMostBars = 15;

struct Heap {
  std::int64_t minor = 0, cards = 0;
};
template <class K>
using Heaps = std::map<K, Heap>;

template <class K>
void heap(Heaps<K>& heaps, const K& key, const Part& part) {
  Heap& one = heaps[key];
  one.minor += part.total;
  one.cards += part.cards;
}

struct Drawn {
  Heaps<TopicId> topics;
  Heaps<ProgrammeId> programmes;
  Heaps<std::string> periods;
  Heaps<int> years;
};

Drawn drawn(const Chosen& chosen, Currency currency) {
  Drawn all;
  for (const Part& part : chosen.parts) {
    const Kind& kind = *part.kind;
    if (kind.currency != currency) continue;
    for (const std::uint16_t topic : kind.topics) heap(all.topics, chosen.list->topics[topic], part);
    if (kind.programme) heap(all.programmes, kind.programme, part);
    if (!kind.period.empty()) heap(all.periods, kind.period, part);
    if (kind.year) heap(all.years, kind.year, part);
  }
  return all;
}

// Largest first, the rest left to the list.
void keep_largest(std::vector<SumBar>& bars) {
  std::ranges::stable_sort(bars, std::ranges::greater(), &SumBar::minor);
  if (bars.size() > kMostBars) bars.resize(kMostBars);
}

void put_charts(Html& out, Language l, const Asked& asked, Currency currency) {
  const Drawn all = drawn(asked.chosen, currency);
  const bool several = asked.chosen.sums.by_currency.size() > 1;
  const auto chart = [&](std::string_view title, std::string_view column) {
    return SumChart{
        several ? fmt::format("{} ({})", title, wiec::code_of(currency)) : std::string(title), column, currency, {}};
  };
  SumChart topics = chart(texts::by_topic(l), texts::topic(l)),
           programmes = chart(texts::by_programme(l), texts::programme(l)),
           periods = chart(texts::by_period(l), texts::period(l)), years = chart(texts::by_year(l), texts::year(l));
  for (const auto& [id, sum] : all.topics)
    if (const Topic* topic = find_by_id(*asked.topics, id))
      topics.bars.push_back(
          {topic->name(l), narrowed(l, asked, [&](Filter& f) { f.topic = id; }), sum.minor, sum.cards});
  for (const auto& [id, sum] : all.programmes)
    if (const Programme* programme = find_by_id(*asked.programmes, id))
      programmes.bars.push_back(
          {programme->name(l), narrowed(l, asked, [&](Filter& f) { f.programme = id; }), sum.minor, sum.cards});
  for (const auto& [period, sum] : all.periods)
    periods.bars.push_back({period, narrowed(l, asked, [&](Filter& f) { f.period = period; }), sum.minor, sum.cards});
  for (const auto& [year, sum] : all.years) years.bars.push_back({fmt::format("{}", year), {}, sum.minor, sum.cards});
  keep_largest(topics.bars);
  keep_largest(programmes.bars);
  for (const SumChart* one : {&topics, &programmes, &periods, &years}) put_sum_chart(out, l, *one);
}

}  // namespace

Result<Reply> charts_page(Context& ctx, const Request& request) {
  const Asked asked = asked_for(ctx, request.http.query, kNoCards);
  const Language l = ctx.language;
  Page page = start_view(l, asked, texts::charts(l), texts::charts_lead(l));
  Html& out = page.main;
  put_sums(out, l, asked);
  for (const Sum& sum : asked.chosen.sums.by_currency) put_charts(out, l, asked, sum.total.currency);
  if (asked.chosen.sums.by_currency.empty()) html::empty_state(out, {.title = texts::no_sums(l)});
  return page;
}

}  // namespace wiec::programmes
