#include "modules/programmes/register.h"

#include <algorithm>
#include <bit>
#include <map>

#include "commons/search/search.h"
#include "modules/programmes/add_up.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kMostHits = 200'000;
constexpr std::uint16_t kNowhere = 0xFFFF;  // a number that no row has

// Numbers values from 1 in the order they come.
template <class T>
class Numbers {
 public:
  std::size_t of(const T& value) {
    const auto [at, fresh] = known_.try_emplace(value, values_.size() + 1);
    if (fresh) values_.push_back(value);
    return at->second;
  }
  std::vector<T> take() { return std::move(values_); }

 private:
  std::map<T, std::size_t> known_;
  std::vector<T> values_;
};

template <class T>
std::uint16_t number_in(const std::vector<T>& values, const T& value) {
  const auto at = std::ranges::find(values, value);
  return at == values.end() ? kNowhere : static_cast<std::uint16_t>(at - values.begin() + 1);
}

struct Tables {
  Numbers<ProgrammeId> programmes;
  Numbers<places::PlaceId> places;
  Numbers<std::string> periods, partners;
  Numbers<TopicId> topics;
};

Row row_of(const Entry& e, std::size_t at, Tables& tables) {
  Row row;
  row.entry = static_cast<std::uint32_t>(at);
  row.title_rank = e.title_rank;
  row.partners = static_cast<std::uint32_t>(tables.partners.of(e.partners_folded));
  if (e.programme) row.programme = static_cast<std::uint16_t>(tables.programmes.of(e.programme));
  if (e.place) row.place = static_cast<std::uint16_t>(tables.places.of(e.place));
  if (!e.period.empty()) row.period = static_cast<std::uint16_t>(tables.periods.of(e.period));
  row.state = static_cast<std::uint8_t>(e.state);
  row.category = static_cast<std::uint8_t>(e.category);
  for (const TopicId topic : e.topics) row.topics |= topic_bit(tables.topics.of(topic) - 1);
  if (!e.total) return row;
  row.currency = static_cast<std::int8_t>(e.total->currency);
  row.total = e.total->minor;
  row.cofunding = e.cofunding.value_or(0);
  return row;
}

void fill_periods(std::vector<Entry>& entries, const Programmes& programmes) {
  for (Entry& entry : entries)
    if (const Programme* programme = entry.period.empty() ? find_by_id(programmes, entry.programme) : nullptr)
      entry.period = programme->period;
}

// Latest beginning first; cards without a date behind them, the larger sum first.
void put_in_orders(List& list) {
  for (Rows& rows : list.ordered) rows = list.by_entry;
  const auto by = [&](Order order, auto key) {
    std::ranges::sort(list.ordered[static_cast<std::size_t>(order)], {}, key);
  };
  by(Order::newest, [&](const Row& r) {
    const auto& from = list.entries[r.entry].from;
    return std::tuple(from ? -from->on.days : std::int32_t{1} << 30, -r.total, r.title_rank);
  });
  by(Order::title, [](const Row& r) { return r.title_rank; });
  by(Order::largest, [](const Row& r) { return std::tuple(r.currency < 0, -r.total, r.title_rank); });
  by(Order::smallest, [](const Row& r) { return std::tuple(r.currency < 0, r.total, r.title_rank); });
}

List make_list(db::ReadTx& tx) {
  List list;
  list.entries = load_entries(tx);
  fill_periods(list.entries, load_programmes(tx));
  Tables tables;
  list.by_entry.reserve(list.entries.size());
  for (std::size_t i = 0; i < list.entries.size(); ++i) list.by_entry.push_back(row_of(list.entries[i], i, tables));
  list.programmes = tables.programmes.take();
  list.topics = tables.topics.take();
  list.partners = tables.partners.take();
  list.periods = tables.periods.take();
  for (const places::PlaceId id : tables.places.take()) {
    const auto place = places::find_place(tx, id);
    list.places.push_back({id, place ? place->code : std::string(), place ? place->name : std::string()});
  }
  put_in_orders(list);
  Adder adder(list);
  for (const Row& row : list.by_entry) adder.add(row);
  list.sums = adder.sums();
  return list;  // a move leaves the entries where they are
}

// The filter in the numbers of the list.
class Sieve {
 public:
  Sieve(const List& list, const Filter& f) : list_(list), filter_(f) {
    if (f.programme) programme_ = number_in(list.programmes, f.programme);
    if (!f.period.empty()) period_ = number_in(list.periods, f.period);
    if (f.place) {
      const auto at = std::ranges::find(list.places, f.place, &NamedPlace::id);
      place_ = at == list.places.end() ? kNowhere : static_cast<std::uint16_t>(at - list.places.begin() + 1);
    }
    if (f.topic) {
      const auto at = std::ranges::find(list.topics, f.topic) - list.topics.begin();
      topic_ = topic_bit(static_cast<std::size_t>(at));
      shared_bit_ = at >= kOwnTopicBits;
    }
    if (const std::string partner = text::fold(f.partner); !partner.empty())
      for (const std::string& known : list.partners) partners_.push_back(known.find(partner) != std::string::npos);
  }

  bool operator()(const Row& r) const {
    const Filter& f = filter_;
    if (programme_ && r.programme != programme_) return false;
    if (period_ && r.period != period_) return false;
    if (place_ && r.place != place_) return false;
    if (f.state && r.state != static_cast<std::uint8_t>(*f.state)) return false;
    if (f.category && r.category != static_cast<std::uint8_t>(*f.category)) return false;
    if ((f.least || f.most) && r.currency < 0) return false;
    if (f.least && r.total < *f.least) return false;
    if (f.most && r.total > *f.most) return false;
    if (topic_ && !(r.topics & topic_)) return false;
    if (shared_bit_ && !has_topic(r)) return false;
    return partners_.empty() || partners_[r.partners - 1];
  }

 private:
  bool has_topic(const Row& r) const {
    const auto& topics = list_.entries[r.entry].topics;
    return std::ranges::find(topics, filter_.topic) != topics.end();
  }
  const List& list_;
  const Filter& filter_;
  std::uint16_t programme_ = 0, period_ = 0, place_ = 0;  // 0: any
  std::uint64_t topic_ = 0;
  bool shared_bit_ = false;
  std::vector<char> partners_;  // whether each fits; empty: any
};

void put_in_order(Rows& rows, Order order) {
  const auto by = [&](auto key) { std::ranges::sort(rows, {}, key); };
  if (order == Order::title) by([](const Row& r) { return r.title_rank; });
  if (order == Order::largest) by([](const Row& r) { return std::tuple(r.currency < 0, -r.total, r.title_rank); });
  if (order == Order::smallest) by([](const Row& r) { return std::tuple(r.currency < 0, r.total, r.title_rank); });
}

// The best match first unless another order was asked for.
Rows found_rows(Context& ctx, const List& list, const Filter& filter) {
  (void)ctx.shared.stemmer.load();  // without a dictionary words are found as they are
  const auto hits = ctx.db.read(
      [&](db::ReadTx& tx) { return search::find(tx, "project", filter.words, kMostHits, &ctx.shared.stemmer); });
  Rows rows;
  for (const auto& hit : hits)
    if (const Entry* entry = list.find(ProjectId{hit.id}))
      rows.push_back(list.by_entry[static_cast<std::size_t>(entry - list.entries.data())]);
  put_in_order(rows, filter.order);
  return rows;
}

}  // namespace

const Entry* List::find(ProjectId id) const {
  const auto at = std::ranges::lower_bound(entries, id, {}, &Entry::id);
  return at != entries.end() && at->id == id ? &*at : nullptr;
}

bool Filter::empty() const {
  return words.empty() && !programme && !topic && !state && !category && period.empty() && !place && partner.empty() &&
         !least && !most;
}

std::shared_ptr<const List> list_of(Context& ctx) { return ctx.kept<List>("programmes.list", make_list); }

Chosen select(Context& ctx, const List& list, const Filter& filter, Window window) {
  Chosen chosen;
  const Rows& ordered = list.ordered[static_cast<std::size_t>(filter.order)];
  const auto show = [&](const Row& row) {
    if (chosen.count >= window.first && chosen.count - window.first < window.limit)
      chosen.shown.push_back(&list.entries[row.entry]);
    ++chosen.count;
  };
  if (filter.empty()) {
    const std::size_t first = std::min(window.first, ordered.size());
    for (std::size_t i = first; i < ordered.size() && i - first < window.limit; ++i)
      chosen.shown.push_back(&list.entries[ordered[i].entry]);
    chosen.count = ordered.size();
    chosen.sums = list.sums;
    return chosen;
  }
  const Sieve passes(list, filter);
  Adder adder(list);
  const auto take = [&](const Rows& rows) {
    for (const Row& row : rows) {
      if (!passes(row)) continue;
      show(row);
      adder.add(row);
    }
  };
  if (filter.words.empty())
    take(ordered);
  else
    take(found_rows(ctx, list, filter));
  chosen.sums = adder.sums();
  return chosen;
}

}  // namespace wiec::programmes
