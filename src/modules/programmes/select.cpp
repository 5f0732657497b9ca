// Which cards a filter lets through. Filters by kind choose cells, a span of sums chooses a part of each, and what
// these come to is a difference of two sums made beforehand; cards are only looked at to fill the window.
#include <algorithm>
#include <ranges>

#include "commons/search/search.h"
#include "modules/programmes/add_up.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kMostHits = 200'000;
// From one in so many on, passing all cards in their order is cheaper than putting the chosen ones in order.
constexpr std::size_t kSparse = 16;

struct Run {  // of rows
  std::uint32_t first = 0, count = 0;
  bool holds(std::uint32_t row) const { return row - first < count; }
};
using Runs = std::vector<Run>;  // by cell

bool lets_through(const List& list, const Filter& f, const Kind& k) {
  if (f.programme && k.programme != f.programme) return false;
  if (f.place && k.place != f.place) return false;
  if (f.state && k.state != *f.state) return false;
  if (f.category && k.category != *f.category) return false;
  if ((f.least || f.most) && !k.currency) return false;
  if (f.topic &&
      std::ranges::find(k.topics, f.topic, [&](auto number) { return list.topics[number]; }) == k.topics.end())
    return false;
  return f.period.empty() || k.period == f.period;
}

// In a cell the larger sums stand first.
Run run_of(const List& list, const Filter& f, const CubeCell& cell) {
  const auto end_of = [&](auto stands_before) {
    return *std::ranges::partition_point(std::views::iota(cell.first, cell.last), stands_before);
  };
  const auto first = f.most ? end_of([&](auto row) { return list.total(row) > *f.most; }) : cell.first;
  const auto last = f.least ? end_of([&](auto row) { return list.total(row) >= *f.least; }) : cell.last;
  return {first, last > first ? last - first : 0};
}

Runs runs_of(const List& list, const Filter& f) {
  Runs runs(list.cells.size());
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (lets_through(list, f, list.cells[i].kind)) runs[i] = run_of(list, f, list.cells[i]);
  return runs;
}

std::vector<Part> parts_of(const List& list, const Runs& runs) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::uint32_t first = runs[i].first, last = first + runs[i].count;
    if (last > first)
      parts.push_back({&list.cells[i].kind, runs[i].count, list.total_before[last] - list.total_before[first],
                       list.cofunding_before[last] - list.cofunding_before[first]});
  }
  return parts;
}

std::vector<Part> parts_of(const List& list, const std::vector<std::uint32_t>& rows) {
  std::vector<Part> parts(list.cells.size());
  for (const std::uint32_t row : rows) {
    Part& part = parts[list.cell_of(row)];
    ++part.cards;
    part.total += list.total(row);
    part.cofunding += list.cofunding_before[row + 1] - list.cofunding_before[row];
  }
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i].kind = &list.cells[i].kind;
  std::erase_if(parts, [](const Part& part) { return part.cards == 0; });
  return parts;
}

// The seats that may hold chosen cards, from an end of the order, until `visit` says that it has enough.
template <class F>
void pass(const List& list, const Filter& f, bool from_the_end, F visit) {
  const auto number = static_cast<std::size_t>(f.order);
  const std::span<const Seat> seats = list.ordered[number];
  const auto& spans = list.spans[number];
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::size_t at = from_the_end ? spans.size() - 1 - i : i;
    if ((f.least && spans[at].most < *f.least) || (f.most && spans[at].least > *f.most)) continue;
    const auto part = seats.subspan(at * kSpan, std::min(kSpan, seats.size() - at * kSpan));
    if (from_the_end ? std::ranges::any_of(part | std::views::reverse, visit) : std::ranges::any_of(part, visit))
      return;
  }
}

// Appends `count` rows after the first `skip` ones.
void take(const List& list, const Filter& f, const Runs& runs, bool from_the_end, std::size_t skip, std::size_t count,
          std::vector<std::uint32_t>& rows) {
  pass(list, f, from_the_end, [&](const Seat& seat) {
    if (!runs[seat.cell].holds(seat.row)) return false;
    if (skip > 0) {
      --skip;
      return false;
    }
    rows.push_back(seat.row);
    return rows.size() == count;
  });
}

// Rows of a window of a selection of `all` rows, in the filter's order.
std::vector<std::uint32_t> rows_in(const List& list, const Filter& f, const Runs& runs, std::size_t all,
                                   Window window) {
  const auto& seats = list.ordered[static_cast<std::size_t>(f.order)];
  const auto& rank = list.rank[static_cast<std::size_t>(f.order)];
  const std::size_t first = std::min(window.first, all), count = std::min(window.limit, all - first);
  std::vector<std::uint32_t> rows;
  const auto add = [&](std::uint32_t row) { rows.push_back(row); };
  if (count == 0) return rows;
  if (all == seats.size()) {
    for (const Seat& seat : std::span(seats).subspan(first, count)) add(seat.row);
  } else if (all < seats.size() / kSparse) {
    for (const Run& run : runs)
      for (std::uint32_t i = 0; i < run.count; ++i) add(run.first + i);
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first),
               end = begin + static_cast<std::ptrdiff_t>(count);
    const auto by_rank = [&](std::uint32_t row) { return rank[row]; };
    if (first > 0) std::ranges::nth_element(rows, begin, {}, by_rank);
    std::ranges::partial_sort(begin, end, rows.end(), {}, by_rank);
    rows.erase(end, rows.end());
    rows.erase(rows.begin(), begin);
  } else if (first <= all / 2) {
    take(list, f, runs, false, first, count, rows);
  } else {
    take(list, f, runs, true, all - first - count, count, rows);
    std::ranges::reverse(rows);
  }
  return rows;
}

// What words or a name of a partner found, and the other filters let through.
struct Found {
  std::shared_ptr<const List> list;
  std::vector<std::uint32_t> rows;  // in the filter's order
  std::vector<bool> marked;         // by row
  std::vector<Part> parts;
};

// The best match first. Kept by themselves: the same words are asked for with one filter and another.
std::vector<std::uint32_t> rows_with_words(Context& ctx, const List& list, const std::string& words) {
  (void)ctx.shared.stemmer.load();  // without a dictionary words are found as they are
  const auto ids = ctx.kept_lately<std::vector<ProjectId>>("programmes.words\x1F" + words, [&](Context& own) {
    std::vector<ProjectId> found;
    const auto hits =
        own.db.read([&](db::ReadTx& tx) { return search::find(tx, "project", words, kMostHits, &own.shared.stemmer); });
    for (const auto& hit : hits) found.push_back(ProjectId{hit.id});
    return found;
  });
  std::vector<std::uint32_t> rows;
  for (const ProjectId id : *ids)
    if (const Entry* entry = list.find(id))
      rows.push_back(list.row_of[static_cast<std::size_t>(entry - list.entries.data())]);
  return rows;
}

void put_in_order(Found& found, Order order) {
  const auto number = static_cast<std::size_t>(order);
  if (found.rows.size() < found.marked.size() / kSparse) {
    std::ranges::sort(found.rows, {}, [&](std::uint32_t row) { return found.list->rank[number][row]; });
    return;
  }
  found.rows.clear();
  for (const Seat& seat : found.list->ordered[number])
    if (found.marked[seat.row]) found.rows.push_back(seat.row);
}

Found find(Context& ctx, const Filter& f, const std::string& partner) {
  Found found{.list = list_of(ctx), .rows = {}, .marked = {}, .parts = {}};
  const List& list = *found.list;
  const auto mark = [&](const std::vector<std::uint32_t>& rows) {
    found.marked.assign(list.entry_of.size(), false);
    for (const std::uint32_t row : rows) found.marked[row] = true;
  };
  if (!partner.empty()) mark(found.rows = list.partners.rows_with(partner));
  if (!f.words.empty()) found.rows = rows_with_words(ctx, list, f.words);
  const Runs runs = runs_of(list, f);
  std::erase_if(found.rows, [&](std::uint32_t row) {
    return !runs[list.cell_of(row)].holds(row) || (!partner.empty() && !found.marked[row]);
  });
  mark(found.rows);
  if (f.words.empty() || f.order != Order::newest) put_in_order(found, f.order);
  found.parts = parts_of(list, found.rows);
  return found;
}

std::string key_of(const Filter& f, const std::string& partner) {
  const auto number = [](const auto& value) {
    return value ? static_cast<std::int64_t>(*value) : std::numeric_limits<std::int64_t>::min();
  };
  return fmt::format("programmes.found\x1F{}\x1F{}\x1F{}\x1F{} {} {} {} {} {} {} {}", f.words, partner, f.period,
                     f.programme.value, f.topic.value, f.place.value, number(f.state), number(f.category),
                     number(f.least), number(f.most), static_cast<int>(f.order));
}

Chosen chosen_of(std::shared_ptr<const Found> found, Window window) {
  const std::size_t all = found->rows.size(), first = std::min(window.first, all);
  Chosen chosen{.list = found->list, .count = all, .shown = {}, .parts = found->parts, .sums = {}, .holds = {}};
  const List& list = *found->list;
  for (const std::uint32_t row : std::span(found->rows).subspan(first, std::min(window.limit, all - first)))
    chosen.shown.push_back(&list.entries[list.entry_of[row]]);
  chosen.holds = [found, &list](const Entry& e) {
    return found->marked[list.row_of[static_cast<std::size_t>(&e - list.entries.data())]];
  };
  return chosen;
}

Chosen chosen_of(std::shared_ptr<const List> kept, const Filter& f, Window window) {
  const List& list = *kept;
  Runs runs = runs_of(list, f);
  Chosen chosen{
      .list = std::move(kept), .count = 0, .shown = {}, .parts = parts_of(list, runs), .sums = {}, .holds = {}};
  for (const Part& part : chosen.parts) chosen.count += static_cast<std::size_t>(part.cards);
  for (const std::uint32_t row : rows_in(list, f, runs, chosen.count, window))
    chosen.shown.push_back(&list.entries[list.entry_of[row]]);
  chosen.holds = [&list, runs = std::move(runs)](const Entry& e) {
    const std::uint32_t row = list.row_of[static_cast<std::size_t>(&e - list.entries.data())];
    return runs[list.cell_of(row)].holds(row);
  };
  return chosen;
}

}  // namespace

bool Filter::empty() const {
  return words.empty() && !programme && !topic && !state && !category && period.empty() && !place && partner.empty() &&
         !least && !most;
}

Chosen select(Context& ctx, const Filter& filter, Window window) {
  const std::string partner = text::fold(filter.partner);
  Chosen chosen;
  if (filter.words.empty() && partner.empty())
    chosen = chosen_of(list_of(ctx), filter, window);
  else
    chosen = chosen_of(
        ctx.kept_lately<Found>(key_of(filter, partner), [&](Context& own) { return find(own, filter, partner); }),
        window);
  chosen.sums = sums_of(*chosen.list, chosen.parts);
  return chosen;
}

}  // namespace wiec::programmes
