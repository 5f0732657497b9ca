#include "modules/proposals/list.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include "commons/search/search.h"
#include "modules/proposals/proposal_store.h"
#include "platform/text/text.h"

namespace wiec::proposals {
namespace {

// What can still be chosen stands before what was rejected, withdrawn or merged.
bool is_over(State state) { return state == State::rejected || state == State::withdrawn || state == State::merged; }

// SplitMix64's finaliser: a fair shuffle of the proposals' random numbers for each day.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

std::vector<std::uint32_t> order_of_day(const std::vector<Entry>& entries, Date day) {
  std::vector<std::tuple<bool, std::uint64_t, std::uint32_t>> keys;
  for (std::uint32_t i = 0; i < entries.size(); ++i)
    keys.emplace_back(is_over(entries[i].state),
                      mixed(entries[i].shuffle + (static_cast<std::uint64_t>(day.days) << 32)), i);
  std::ranges::sort(keys);
  std::vector<std::uint32_t> order;
  for (const auto& [over, key, position] : keys) order.push_back(position);
  return order;
}

bool passes(const Entry& e, const editions::Edition& edition, const Filter& f) {
  if (f.pool && e.pool != f.pool) return false;
  if (f.category && e.category != f.category) return false;
  if (f.state && e.state != *f.state) return false;
  if (f.cost_least && e.cost < *f.cost_least) return false;
  if (f.cost_most && e.cost > *f.cost_most) return false;
  if (f.level) {
    const auto* pool = edition.pool(e.pool);
    if (!pool || pool->level != *f.level) return false;
  }
  return true;
}

void put_in_order(std::vector<const Entry*>& chosen, Order order) {
  const auto by = [&](auto key) { std::ranges::stable_sort(chosen, {}, key); };
  switch (order) {
    case Order::daily:
      break;
    case Order::title:
      by([](const Entry* e) { return e->title_rank; });
      break;
    case Order::cheapest:
      by([](const Entry* e) { return std::pair(e->cost, e->title_rank); });
      break;
    case Order::dearest:
      by([](const Entry* e) { return std::pair(-e->cost, e->title_rank); });
      break;
    case Order::newest:
      by([](const Entry* e) { return std::pair(-e->submitted_at.micros, e->id.value); });
      break;
    case Order::number:
      by([](const Entry* e) { return std::pair(e->pool, e->id.value); });
      break;
  }
}

}  // namespace

const Entry* List::find(ProposalId id) const {
  const auto at = std::ranges::lower_bound(entries, id, {}, &Entry::id);
  return at != entries.end() && at->id == id ? &*at : nullptr;
}

bool Filter::empty() const {
  return words.empty() && !level && !pool && !category && !state && !cost_least && !cost_most;
}

std::shared_ptr<const List> list_of(Context& ctx, const editions::Edition& edition) {
  const Date today = text::date_in_warsaw(ctx.now);
  const Instant midnight = text::instant_at(Date{today.days + 1}, 0, 0);
  return ctx.kept<List>(
      fmt::format("proposals.list/{}", edition.id.value),
      [&](db::ReadTx& tx) {
        List list{load_entries(tx, edition.id), {}};
        list.daily = order_of_day(list.entries, today);
        return list;
      },
      midnight);
}

std::vector<const Entry*> select(Context& ctx, const editions::Edition& edition, const List& list,
                                 const Filter& filter) {
  std::vector<const Entry*> chosen;
  if (!filter.words.empty()) {
    (void)ctx.shared.stemmer.load();  // at the first search; without a dictionary words are found as they are
    // The best match stands first unless another order was asked for.
    for (const auto& hit : ctx.db.read(
             [&](db::ReadTx& tx) { return search::find(tx, "proposal", filter.words, 10'000, &ctx.shared.stemmer); })) {
      const Entry* entry = list.find(ProposalId{hit.id});
      if (entry && passes(*entry, edition, filter)) chosen.push_back(entry);
    }
  } else {
    chosen.reserve(list.entries.size());
    for (const std::uint32_t position : list.daily)
      if (passes(list.entries[position], edition, filter)) chosen.push_back(&list.entries[position]);
  }
  put_in_order(chosen, filter.order);
  return chosen;
}

}  // namespace wiec::proposals
