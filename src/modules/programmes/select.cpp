// Which cards a filter lets through. One value of one filter was added up when the list was made; several are looked
// for among the cards of the rarest of them, so that a page of a hundred thousand cards costs what it shows.
#include <algorithm>

#include "commons/search/search.h"
#include "modules/programmes/add_up.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kMostHits = 200'000;
constexpr std::uint16_t kNowhere = 0xFFFF;  // a number that no row has
// From one in so many on, passing all rows in their order is cheaper than putting the passing ones in order.
constexpr std::size_t kSparse = 16;

template <class T>
std::uint16_t number_in(const std::vector<T>& values, const T& value) {
  const auto at = std::ranges::find(values, value);
  return at == values.end() ? kNowhere : static_cast<std::uint16_t>(at - values.begin() + 1);
}

// The filter in the numbers of the list.
class Sieve {
 public:
  Sieve(const List& list, const Filter& f) : list_(list), filter_(f) {
    if (f.programme) face(list.faces.programmes, programme_ = number_in(list.programmes, f.programme));
    if (!f.period.empty()) face(list.faces.periods, period_ = number_in(list.periods, f.period));
    if (f.place) {
      const auto at = std::ranges::find(list.places, f.place, &NamedPlace::id);
      place_ = at == list.places.end() ? kNowhere : static_cast<std::uint16_t>(at - list.places.begin() + 1);
      face(list.faces.places, place_);
    }
    if (f.topic) {
      const auto at = std::ranges::find(list.topics, f.topic) - list.topics.begin();
      topic_ = topic_bit(static_cast<std::size_t>(at));
      shared_bit_ = at >= kOwnTopicBits;
      face(list.faces.topics, static_cast<std::size_t>(at) + 1);
    }
    if (f.state) face(list.faces.states, static_cast<std::size_t>(*f.state) + 1);
    if (f.category) face(list.faces.categories, static_cast<std::size_t>(*f.category) + 1);
    if (f.least || f.most) ++parts_;
    if (const std::string partner = text::fold(f.partner); !partner.empty()) {
      ++parts_;
      partners_.reserve(list.partners.size());
      for (const std::string& known : list.partners) partners_.push_back(known.find(partner) != std::string::npos);
    }
  }

  // The rarest of the values asked for; nullptr: none of those that were added up beforehand.
  const Face* rarest() const { return rarest_; }
  bool is_one_value() const { return rarest_ && parts_ == 1; }

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
  void face(const std::vector<Face>& of_kind, std::size_t number) {
    static const Face kNone;
    const Face& one = number - 1 < of_kind.size() ? of_kind[number - 1] : kNone;
    if (!rarest_ || one.entries.size() < rarest_->entries.size()) rarest_ = &one;
    ++parts_;
  }
  bool has_topic(const Row& r) const {
    const auto& topics = list_.entries[r.entry].topics;
    return std::ranges::find(topics, filter_.topic) != topics.end();
  }
  const List& list_;
  const Filter& filter_;
  const Face* rarest_ = nullptr;
  int parts_ = 0;                                         // of the filter
  std::uint16_t programme_ = 0, period_ = 0, place_ = 0;  // 0: any
  std::uint64_t topic_ = 0;
  bool shared_bit_ = false;
  std::vector<char> partners_;  // whether each fits; empty: any
};

// The rows of a span of sums, which stand together where rows are ordered by them.
std::span<const Row> rows_between(const List& list, const Filter& f) {
  const Rows& rows = list.ordered[static_cast<std::size_t>(Order::largest)];
  const auto known = std::ranges::lower_bound(rows, true, {}, [](const Row& r) { return r.currency < 0; });
  const auto from = f.most ? std::lower_bound(rows.begin(), known, *f.most,
                                              [](const Row& r, std::int64_t most) { return r.total > most; })
                           : rows.begin();
  const auto to = f.least ? std::lower_bound(from, known, *f.least,
                                             [](const Row& r, std::int64_t least) { return r.total >= least; })
                          : known;
  return {from, std::max(from, to)};
}

class Picking {
 public:
  Picking(const List& list, Order order, Window window, Chosen& chosen)
      : list_(list), rank_(list.rank[static_cast<std::size_t>(order)]), window_(window), chosen_(chosen) {}

  // Rows in their order, counted and added up.
  void count_all(std::span<const Row> rows, const Sieve& passes) {
    Adder adder(list_);
    for (const Row& row : rows) {
      if (!passes(row)) continue;
      if (chosen_.count >= window_.first && chosen_.shown.size() < window_.limit) show(row.entry);
      ++chosen_.count;
      adder.add(row);
    }
    chosen_.sums = adder.sums();
  }
  // Rows in their order until the window is full; what they come to is known.
  void show_some(std::span<const Row> rows, const Sieve& passes) {
    const std::size_t last = window_.first + std::min(window_.limit, chosen_.count);
    std::size_t at = 0;
    for (const Row& row : rows) {
      if (at >= last) return;
      if (!passes(row)) continue;
      if (at++ >= window_.first) show(row.entry);
    }
  }
  // Entries in no order.
  void put_in_order(std::vector<std::uint32_t> entries) {
    const std::size_t first = std::min(window_.first, entries.size()),
                      count = std::min(window_.limit, entries.size() - first);
    const auto end = entries.begin() + static_cast<std::ptrdiff_t>(first + count);
    std::ranges::partial_sort(entries, end, {}, [&](std::uint32_t entry) { return rank_[entry]; });
    for (auto at = entries.begin() + static_cast<std::ptrdiff_t>(first); at != end; ++at) show(*at);
  }

 private:
  void show(std::uint32_t entry) { chosen_.shown.push_back(&list_.entries[entry]); }
  const List& list_;
  const std::vector<std::uint32_t>& rank_;
  const Window window_;
  Chosen& chosen_;
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

// The few entries that may pass, when they are few.
std::optional<std::vector<std::uint32_t>> few_entries(const List& list, const Filter& filter, const Sieve& passes) {
  const std::size_t most = list.by_entry.size() / kSparse;
  const Face* face = passes.rarest();
  if (face && face->entries.size() <= most) return face->entries;
  if (!filter.least && !filter.most) return std::nullopt;
  const auto rows = rows_between(list, filter);
  if (rows.size() > most) return std::nullopt;
  std::vector<std::uint32_t> entries;
  entries.reserve(rows.size());
  for (const Row& row : rows) entries.push_back(row.entry);
  return entries;
}

void keep_passing(const List& list, std::vector<std::uint32_t>& entries, const Sieve& passes, Chosen& chosen) {
  std::erase_if(entries, [&](std::uint32_t entry) { return !passes(list.by_entry[entry]); });
  Adder adder(list);
  for (const std::uint32_t entry : entries) adder.add(list.by_entry[entry]);
  chosen.count = entries.size();
  chosen.sums = adder.sums();
}

Chosen everything(const List& list, Order order, Window window) {
  const Rows& rows = list.ordered[static_cast<std::size_t>(order)];
  Chosen chosen{.count = rows.size(), .shown = {}, .sums = list.sums};
  const std::size_t first = std::min(window.first, rows.size()), count = std::min(window.limit, rows.size() - first);
  for (const Row& row : std::span(rows).subspan(first, count)) chosen.shown.push_back(&list.entries[row.entry]);
  return chosen;
}

}  // namespace

bool Filter::empty() const {
  return words.empty() && !programme && !topic && !state && !category && period.empty() && !place && partner.empty() &&
         !least && !most;
}

Chosen select(Context& ctx, const List& list, const Filter& filter, Window window) {
  if (filter.empty()) return everything(list, filter.order, window);
  const Rows& ordered = list.ordered[static_cast<std::size_t>(filter.order)];
  const Sieve passes(list, filter);
  Chosen chosen;
  Picking pick(list, filter.order, window, chosen);
  if (!filter.words.empty()) {
    pick.count_all(found_rows(ctx, list, filter), passes);
    return chosen;
  }
  auto few = few_entries(list, filter, passes);
  if (passes.is_one_value()) {
    chosen.count = passes.rarest()->entries.size();
    chosen.sums = passes.rarest()->sums;
    if (!few) pick.show_some(ordered, passes);
  } else if (few) {
    keep_passing(list, *few, passes, chosen);
  } else {
    pick.count_all(ordered, passes);
  }
  if (few) pick.put_in_order(*std::move(few));
  return chosen;
}

}  // namespace wiec::programmes
