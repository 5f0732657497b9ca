#include "modules/programmes/register.h"

#include <algorithm>
#include <map>
#include <set>

#include "commons/search/search.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kMostHits = 200'000;

void fill_periods(List& list, const Programmes& programmes) {
  std::set<std::string> seen;
  for (Entry& entry : list.entries) {
    if (entry.period.empty())
      if (const Programme* programme = find_by_id(programmes, entry.programme)) entry.period = programme->period;
    if (!entry.period.empty()) seen.insert(entry.period);
  }
  list.periods.assign(seen.rbegin(), seen.rend());
}

void fill_places(List& list, db::ReadTx& tx) {
  std::set<places::PlaceId> seen;
  for (const Entry& entry : list.entries)
    if (entry.place) seen.insert(entry.place);
  for (const places::PlaceId id : seen)
    if (const auto place = places::find_place(tx, id)) list.places.push_back({id, place->code, place->name});
  std::ranges::sort(list.places, {}, [](const NamedPlace& place) { return text::sort_key(place.name); });
}

// Latest beginning first; cards without a date behind them, the larger sum first.
bool is_newer(const Entry* a, const Entry* b) {
  const auto key = [](const Entry* e) {
    return std::tuple(e->from ? -e->from->on.days : std::int32_t{1} << 30, e->total ? -e->total->minor : 0,
                      e->title_rank);
  };
  return key(a) < key(b);
}

void put_in_order(Entries& entries, Order order) {
  const auto by = [&](auto key) { std::ranges::sort(entries, {}, key); };
  const auto minor = [](const Entry* e) { return e->total ? e->total->minor : -1; };
  switch (order) {
    case Order::newest:
      return;  // selected in that order
    case Order::title:
      return by([](const Entry* e) { return e->title_rank; });
    case Order::largest:
      return by([&](const Entry* e) { return std::pair(-minor(e), e->title_rank); });
    case Order::smallest:
      return by([&](const Entry* e) {
        return std::tuple(!e->total.has_value(), minor(e), e->title_rank);  // those without a sum stand last
      });
  }
}

// The filter with what is the same for every entry done once.
struct Sieve {
  const Filter& filter;
  std::string partner = text::fold(filter.partner);

  bool operator()(const Entry& e) const {
    const Filter& f = filter;
    if (f.programme && e.programme != f.programme) return false;
    if (f.state && e.state != *f.state) return false;
    if (f.category && e.category != *f.category) return false;
    if (f.topic && std::ranges::find(e.topics, f.topic) == e.topics.end()) return false;
    if (f.place && e.place != f.place) return false;
    if ((f.least || f.most) && !e.total) return false;
    if (f.least && e.total->minor < *f.least) return false;
    if (f.most && e.total->minor > *f.most) return false;
    if (!f.period.empty() && e.period != f.period) return false;
    return partner.empty() || e.partners_folded.find(partner) != std::string::npos;
  }
};

}  // namespace

const Entry* List::find(ProjectId id) const {
  const auto at = std::ranges::lower_bound(entries, id, {}, &Entry::id);
  return at != entries.end() && at->id == id ? &*at : nullptr;
}

bool Filter::empty() const {
  return words.empty() && !programme && !topic && !state && !category && period.empty() && !place && partner.empty() &&
         !least && !most;
}

std::shared_ptr<const List> list_of(Context& ctx) {
  return ctx.kept<List>("programmes.list", [](db::ReadTx& tx) {
    List list{.entries = load_entries(tx), .newest = {}, .periods = {}, .places = {}};
    fill_periods(list, load_programmes(tx));
    fill_places(list, tx);
    list.newest.reserve(list.entries.size());
    for (const Entry& entry : list.entries) list.newest.push_back(&entry);
    std::ranges::sort(list.newest, is_newer);
    return list;  // a move leaves the entries where they are
  });
}

std::shared_ptr<const Entries> select(Context& ctx, const std::shared_ptr<const List>& list, const Filter& filter) {
  if (filter.empty() && filter.order == Order::newest) return {list, &list->newest};
  auto chosen = std::make_shared<Entries>();
  const Sieve passes{filter};
  if (!filter.words.empty()) {
    (void)ctx.shared.stemmer.load();  // without a dictionary words are found as they are
    const auto hits = ctx.db.read(
        [&](db::ReadTx& tx) { return search::find(tx, "project", filter.words, kMostHits, &ctx.shared.stemmer); });
    for (const auto& hit : hits) {
      const Entry* entry = list->find(ProjectId{hit.id});
      if (entry && passes(*entry)) chosen->push_back(entry);
    }
  } else {
    for (const Entry* entry : list->newest)
      if (passes(*entry)) chosen->push_back(entry);
  }
  put_in_order(*chosen, filter.order);
  return chosen;
}

std::vector<Sum> sums_of(const Entries& entries) {
  std::vector<Sum> sums;
  for (const Entry* e : entries) {
    if (!e->total) continue;
    auto at = std::ranges::find(sums, e->total->currency, [](const Sum& s) { return s.total.currency; });
    if (at == sums.end()) at = sums.insert(at, Sum{.total = {0, e->total->currency}});
    at->total.minor += e->total->minor;
    at->cofunding += e->cofunding.value_or(0);
    ++at->cards;
  }
  std::ranges::stable_sort(sums, std::ranges::greater(), &Sum::cards);
  return sums;
}

std::vector<TopicSum> sums_by_topic(const Entries& entries, Currency currency) {
  std::vector<TopicSum> sums;
  for (const Entry* e : entries) {
    for (const TopicId topic : e->topics) {
      auto at = std::ranges::find(sums, topic, &TopicSum::topic);
      if (at == sums.end()) at = sums.insert(at, TopicSum{.topic = topic, .cards = 0, .total = {0, currency}});
      ++at->cards;
      if (e->total && e->total->currency == currency) at->total.minor += e->total->minor;
    }
  }
  std::ranges::sort(sums, std::ranges::greater(), [](const TopicSum& s) { return std::pair(s.total.minor, s.cards); });
  return sums;
}

}  // namespace wiec::programmes
