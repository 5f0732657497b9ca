#include "modules/programmes/register.h"

#include <algorithm>
#include <bit>
#include <map>

#include "modules/programmes/add_up.h"

namespace wiec::programmes {
namespace {

// Numbers values from 1 in the order they come.
template <class T>
class Numbers {
 public:
  std::size_t of(const T& value) {
    const auto [at, fresh] = known_.try_emplace(value, values_.size() + 1);
    if (fresh) values_.push_back(value);
    return at->second;
  }
  std::vector<T> take() { return std::move(values_); }  // numbers of these stay known

 private:
  std::map<T, std::size_t> known_;
  std::vector<T> values_;
};

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

void put_ranks(List& list) {
  for (std::size_t order = 0; order < kOrderCount; ++order) {
    auto& ranks = list.rank[order];
    ranks.resize(list.by_entry.size());
    for (std::uint32_t at = 0; const Row& row : list.ordered[order]) ranks[row.entry] = at++;
  }
}

void put_faces(List& list, Tables& tables) {
  Faces& faces = list.faces;
  faces.programmes.resize(list.programmes.size());
  faces.topics.resize(list.topics.size());
  faces.places.resize(list.places.size());
  faces.periods.resize(list.periods.size());
  faces.states.resize(std::size(kStates));
  faces.categories.resize(std::size(kCategories));
  for (const Row& row : list.by_entry) {
    if (row.programme) faces.programmes[row.programme - 1u].entries.push_back(row.entry);
    if (row.place) faces.places[row.place - 1u].entries.push_back(row.entry);
    if (row.period) faces.periods[row.period - 1u].entries.push_back(row.entry);
    faces.states[row.state].entries.push_back(row.entry);
    faces.categories[row.category].entries.push_back(row.entry);
    for (const TopicId topic : list.entries[row.entry].topics)
      faces.topics[tables.topics.of(topic) - 1].entries.push_back(row.entry);
  }
  for (auto* of_kind :
       {&faces.programmes, &faces.topics, &faces.places, &faces.periods, &faces.states, &faces.categories})
    for (Face& face : *of_kind) {
      Adder adder(list);
      for (const std::uint32_t entry : face.entries) adder.add(list.by_entry[entry]);
      face.sums = adder.sums();
    }
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
  put_ranks(list);
  put_faces(list, tables);
  Adder adder(list);
  for (const Row& row : list.by_entry) adder.add(row);
  list.sums = adder.sums();
  return list;  // a move leaves the entries where they are
}

}  // namespace

const Entry* List::find(ProjectId id) const {
  const auto at = std::ranges::lower_bound(entries, id, {}, &Entry::id);
  return at != entries.end() && at->id == id ? &*at : nullptr;
}

std::shared_ptr<const List> list_of(Context& ctx) { return ctx.kept<List>("programmes.list", make_list); }

}  // namespace wiec::programmes
