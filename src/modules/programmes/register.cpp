#include "modules/programmes/register.h"

#include <algorithm>
#include <set>

#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

void fill_periods(std::vector<Entry>& entries, const Programmes& programmes) {
  for (Entry& entry : entries)
    if (const Programme* programme = entry.period.empty() ? find_by_id(programmes, entry.programme) : nullptr)
      entry.period = programme->period;
}

// The values that cards have.
void put_values(db::ReadTx& tx, List& list) {
  std::set<places::PlaceId> places;
  std::set<std::string, std::greater<>> periods;
  std::set<TopicId> topics;
  for (const Entry& e : list.entries) {
    if (e.place) places.insert(e.place);
    if (!e.period.empty()) periods.insert(e.period);
    topics.insert(e.topics.begin(), e.topics.end());
  }
  list.periods.assign(periods.begin(), periods.end());
  list.topics.assign(topics.begin(), topics.end());
  for (const places::PlaceId id : places) {
    const auto place = places::find_place(tx, id);
    list.places.push_back({id, place ? place->code : std::string(), place ? place->name : std::string()});
  }
  std::ranges::sort(list.places, {}, [](const NamedPlace& place) { return text::sort_key(place.name); });
}

Kind kind_of(const List& list, const Entry& e) {
  Kind kind{.programme = e.programme,
            .place = e.place,
            .period = e.period,
            .state = e.state,
            .category = e.category,
            .currency = e.total ? std::optional(e.total->currency) : std::nullopt,
            .year = e.from ? static_cast<int>(calendar(e.from->on).year()) : 0,
            .topics = {}};
  for (const TopicId topic : e.topics)
    kind.topics.push_back(
        static_cast<std::uint16_t>(std::ranges::lower_bound(list.topics, topic) - list.topics.begin()));
  std::ranges::sort(kind.topics);
  return kind;
}

std::int64_t total_of(const Entry& e) { return e.total ? e.total->minor : 0; }

void put_cells(List& list) {
  std::map<Kind, std::vector<std::uint32_t>> kinds;
  for (std::uint32_t at = 0; at < list.entries.size(); ++at) kinds[kind_of(list, list.entries[at])].push_back(at);
  for (auto& [kind, entries] : kinds) {
    std::ranges::sort(entries, {}, [&](std::uint32_t at) {
      return std::pair(-total_of(list.entries[at]), list.entries[at].title_rank);
    });
    const auto first = static_cast<std::uint32_t>(list.entry_of.size());
    list.entry_of.insert(list.entry_of.end(), entries.begin(), entries.end());
    list.cells.push_back({kind, first, static_cast<std::uint32_t>(list.entry_of.size())});
  }
  list.row_of.resize(list.entry_of.size());
  list.total_before.assign(1, 0);
  list.cofunding_before.assign(1, 0);
  for (std::uint32_t row = 0; row < list.entry_of.size(); ++row) {
    Entry& e = list.entries[list.entry_of[row]];
    list.row_of[list.entry_of[row]] = row;
    list.total_before.push_back(list.total_before.back() + total_of(e));
    list.cofunding_before.push_back(list.cofunding_before.back() + (e.total ? e.cofunding.value_or(0) : 0));
    list.partners.add(e.partners_folded, row);
    std::string().swap(e.partners_folded);
  }
  list.partners.seal();
}

// Latest beginning first; cards without a date behind them, the larger sum first.
void put_in_orders(List& list) {
  std::vector<Seat> seats;
  for (std::uint32_t cell = 0; cell < list.cells.size(); ++cell)
    for (std::uint32_t row = list.cells[cell].first; row < list.cells[cell].last; ++row) seats.push_back({row, cell});
  const auto put = [&](Order order, auto key) {
    const auto number = static_cast<std::size_t>(order);
    std::ranges::sort(seats, {}, [&](const Seat& s) { return key(list.entries[list.entry_of[s.row]]); });
    list.ordered[number] = seats;
    list.rank[number].resize(seats.size());
    list.spans[number].resize((seats.size() + kSpan - 1) / kSpan);
    for (std::uint32_t at = 0; at < seats.size(); ++at) {
      list.rank[number][seats[at].row] = at;
      SumSpan& span = list.spans[number][at / kSpan];
      span.least = std::min(span.least, list.total(seats[at].row));
      span.most = std::max(span.most, list.total(seats[at].row));
    }
  };
  put(Order::newest, [](const Entry& e) {
    return std::tuple(e.from ? -e.from->on.days : std::int32_t{1} << 30, -total_of(e), e.title_rank);
  });
  put(Order::title, [](const Entry& e) { return e.title_rank; });
  put(Order::largest, [](const Entry& e) { return std::tuple(!e.total, -total_of(e), e.title_rank); });
  put(Order::smallest, [](const Entry& e) { return std::tuple(!e.total, total_of(e), e.title_rank); });
}

List make_list(db::ReadTx& tx) {
  List list;
  list.entries = load_entries(tx);
  fill_periods(list.entries, load_programmes(tx));
  put_values(tx, list);
  put_cells(list);
  put_in_orders(list);
  return list;  // a move leaves the entries where they are
}

}  // namespace

const Entry* List::find(ProjectId id) const {
  const auto at = std::ranges::lower_bound(entries, id, {}, &Entry::id);
  return at != entries.end() && at->id == id ? &*at : nullptr;
}

std::shared_ptr<const List> list_of(Context& ctx) { return ctx.kept<List>("programmes.list", make_list); }

}  // namespace wiec::programmes
