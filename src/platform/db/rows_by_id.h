// Rows by their ids, twenty-five in each query: hits of a search, lines of a sheet.
//
//   static const db::Sql select_many{"needs.select_many", COLUMNS "where n.id in " WIEC_TWENTY_FIVE_IDS};
//   auto found = db::rows_by_id(tx, select_many, need_from, ids);
#pragma once
#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "platform/db/db.h"

namespace wiec::db {

#define WIEC_TWENTY_FIVE_IDS                                                                               \
  "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, " \
  "$23, $24, $25) "

inline constexpr std::size_t kIdsInAQuery = 25;

// map(row) gives a noun with an `id`. In the order of the ids; one that leads nowhere is left out. No id is 0.
template <class F>
auto rows_by_id(ReadTx& tx, const Sql& of_many, F&& map, std::span<const std::int64_t> ids) {
  using Noun = std::invoke_result_t<F&, const Row&>;
  std::vector<Noun> all;
  std::map<std::int64_t, std::size_t> places;
  for (std::size_t i = 0; i < ids.size(); ++i) places.emplace(ids[i], i);
  while (!ids.empty()) {
    std::array<std::int64_t, kIdsInAQuery> some{};
    const auto count = std::min(ids.size(), some.size());
    std::ranges::copy(ids.first(count), some.begin());
    ids = ids.subspan(count);
    auto found = std::apply([&](auto... id) { return tx.all(of_many, map, id...); }, some);
    std::ranges::move(found, std::back_inserter(all));
  }
  std::ranges::sort(all, {}, [&](const Noun& one) { return places.at(one.id.value); });
  return all;
}

}  // namespace wiec::db
