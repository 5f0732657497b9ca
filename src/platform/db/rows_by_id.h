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

// call(id, id...) with twenty-five ids at a time, the last ones filled up with 0.
template <class F>
void by_twenty_five(std::span<const std::int64_t> ids, F&& call) {
  while (!ids.empty()) {
    std::array<std::int64_t, kIdsInAQuery> some{};
    const auto count = std::min(ids.size(), some.size());
    std::ranges::copy(ids.first(count), some.begin());
    ids = ids.subspan(count);
    std::apply(call, some);
  }
}

// take(row) for each row of these ids, in the order of the statement within each twenty-five. No id is 0.
template <class F>
void each_by_id(ReadTx& tx, const Sql& of_many, F&& take, std::span<const std::int64_t> ids) {
  by_twenty_five(ids, [&](auto... id) {
    for (const Row& row : tx.query(of_many, id...)) take(row);
  });
}

// For statements that change rows.
inline void run_by_id(WriteTx& tx, const Sql& of_many, std::span<const std::int64_t> ids) {
  by_twenty_five(ids, [&](auto... id) { tx.run(of_many, id...); });
}

// map(row) gives a noun with an `id`. In the order of the ids; one that leads nowhere is left out. No id is 0.
template <class F>
auto rows_by_id(ReadTx& tx, const Sql& of_many, F&& map, std::span<const std::int64_t> ids) {
  using Noun = std::invoke_result_t<F&, const Row&>;
  std::vector<Noun> all;
  std::map<std::int64_t, std::size_t> places;
  for (std::size_t i = 0; i < ids.size(); ++i) places.emplace(ids[i], i);
  each_by_id(
      tx, of_many, [&](const Row& row) { all.push_back(map(row)); }, ids);
  std::ranges::sort(all, {}, [&](const Noun& one) { return places.at(one.id.value); });
  return all;
}

}  // namespace wiec::db
