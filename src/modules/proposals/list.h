// The list of an edition's proposals: one kept snapshot, one filter, one order. Page, map, feed and every export ask
// `select`, so that they cannot disagree.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "commons/site/context.h"
#include "modules/proposals/proposal.h"

namespace wiec::proposals {

// What the list shows of one proposal.
struct Entry {
  ProposalId id;
  editions::PoolId pool;
  CategoryId category;
  places::PlaceId place;
  State state = State::submitted;
  std::int64_t cost = 0;  // minor units
  std::uint32_t shuffle = 0;
  std::uint32_t title_rank = 0;  // position in Polish alphabetical order
  std::string number, title_pl, title_en, summary_pl, summary_en, location;
  std::vector<Point> points;
  Instant submitted_at, changed_at;
  std::string code;  // in its address

  const std::string& title(Language language) const {
    return language == Language::en && !title_en.empty() ? title_en : title_pl;
  }
  const std::string& summary(Language language) const {
    return language == Language::en && !summary_en.empty() ? summary_en : summary_pl;
  }
};

using Entries = std::vector<const Entry*>;

// The number of entries in each pool of an edition.
class PoolCounts {
 public:
  PoolCounts() = default;
  PoolCounts(std::span<const editions::Pool> pools, const Entries& entries);
  std::int64_t operator[](editions::PoolId pool) const;

 private:
  std::vector<std::pair<editions::PoolId, std::int64_t>> counts_;  // by pool
};

struct List {
  std::vector<Entry> entries;  // by id
  Entries daily;               // in the order of the day, the same for every reader
  PoolCounts by_pool;
  const Entry* find(ProposalId) const;
};
std::shared_ptr<const List> list_of(Context&, const editions::Edition&);

enum class Order { daily, title, cheapest, dearest, newest, number };

// What a reader asks for; every member is a query parameter of /projekty.
struct Filter {
  std::string words;                                  // q
  std::optional<editions::Level> level;               // poziom
  editions::PoolId pool;                              // pula
  CategoryId category;                                // kategoria
  std::optional<State> state;                         // stan
  std::optional<std::int64_t> cost_least, cost_most;  // koszt_od, koszt_do, minor units
  Order order = Order::daily;                         // kolejnosc
  bool empty() const;
};

// The entries that the filter lets through, in its order. The daily order is the same for every reader on one day (in
// Warsaw).
std::shared_ptr<const Entries> select(Context&, const editions::Edition&, const std::shared_ptr<const List>&,
                                      const Filter&);

}  // namespace wiec::proposals
