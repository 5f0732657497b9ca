#include "modules/proposals/list.h"

#include <algorithm>
#include <bit>
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

Entries order_of_day(const std::vector<Entry>& entries, Date day) {
  std::vector<std::tuple<bool, std::uint64_t, std::uint32_t>> keys;
  for (std::uint32_t i = 0; i < entries.size(); ++i)
    keys.emplace_back(is_over(entries[i].state),
                      mixed(entries[i].shuffle + (static_cast<std::uint64_t>(day.days) << 32)), i);
  std::ranges::sort(keys);
  Entries order;
  order.reserve(keys.size());
  for (const auto& [over, key, position] : keys) order.push_back(&entries[position]);
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

void put_in_order(Entries& chosen, Order order) {
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

PoolCounts::PoolCounts(std::span<const editions::Pool> pools, const Entries& entries) {
  // Runs over every chosen proposal of a filtered page, so it costs a multiplication for each: an open table, more than
  // half free so that the walk ends.
  std::vector<std::pair<editions::PoolId, std::int64_t>> slots(std::bit_ceil(pools.size() * 2 + 1));
  const auto at = [&](editions::PoolId pool) -> auto& {
    std::size_t i = static_cast<std::uint64_t>(pool.value) * 0x9E3779B97F4A7C15 >> 32;
    while (slots[i & (slots.size() - 1)].first && slots[i & (slots.size() - 1)].first != pool) ++i;
    return slots[i & (slots.size() - 1)];
  };
  for (const auto& pool : pools) at(pool.id).first = pool.id;
  for (const Entry* entry : entries) ++at(entry->pool).second;
  for (const auto& pool : pools) counts_.push_back(at(pool.id));
  std::ranges::sort(counts_);
}

std::int64_t PoolCounts::operator[](editions::PoolId pool) const {
  const auto found = std::ranges::lower_bound(counts_, pool, {}, &std::pair<editions::PoolId, std::int64_t>::first);
  return found != counts_.end() && found->first == pool ? found->second : 0;
}

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
      fmt::format("proposals.list/{}/{}", edition.id.value, edition.version),
      [&](db::ReadTx& tx) {
        List list{.entries = load_entries(tx, edition.id)};
        list.daily = order_of_day(list.entries, today);
        list.by_pool = PoolCounts(edition.pools, list.daily);
        return list;  // a move leaves the entries where they are
      },
      midnight);
}

std::shared_ptr<const Entries> select(Context& ctx, const editions::Edition& edition,
                                      const std::shared_ptr<const List>& list, const Filter& filter) {
  if (filter.empty() && filter.order == Order::daily) return {list, &list->daily};
  auto chosen = std::make_shared<Entries>();
  if (!filter.words.empty()) {
    (void)ctx.shared.stemmer.load();  // at the first search; without a dictionary words are found as they are
    // The best match stands first unless another order was asked for.
    for (const auto& hit : ctx.db.read(
             [&](db::ReadTx& tx) { return search::find(tx, "proposal", filter.words, 10'000, &ctx.shared.stemmer); })) {
      const Entry* entry = list->find(ProposalId{hit.id});
      if (entry && passes(*entry, edition, filter)) chosen->push_back(entry);
    }
  } else {
    for (const Entry* entry : list->daily)
      if (passes(*entry, edition, filter)) chosen->push_back(entry);
  }
  put_in_order(*chosen, filter.order);
  return chosen;
}

}  // namespace wiec::proposals
