// Thousands of rows, twenty in a statement: PostgreSQL takes most of its time for each statement, not for each row.
//
//   static const db::InsertMany<3> insert_postings{
//       "search.insert_postings", "insert into search_posting (term, first, entries) values", "($1, $2, $3)"};
//   insert_postings.run(tx, rows.size(), [&](std::vector<db::Param>& to, std::size_t i) {
//     to.insert(to.end(), {rows[i].term, rows[i].first, db::Bytes{rows[i].bytes}});
//   });
#pragma once
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/db/db.h"

namespace wiec::db {

template <std::size_t kParams>
class InsertMany {
 public:
  // `row` names each parameter from $1 to $kParams; `end` is what follows the rows ("on conflict do nothing returning
  // a").
  InsertMany(std::string_view name, std::string_view head, std::string_view row, std::string_view end = {})
      : name_(std::string(name) + "_20"),
        text_(text_of(1, head, row, end)),
        many_text_(text_of(kAtOnce, head, row, end)),
        one_(name, text_),
        many_(name_, many_text_) {}

  // `bind(params, i)` appends the values of row i; what they point to lives until the end.
  template <class F>
  void run(WriteTx& tx, std::size_t count, F&& bind) const {
    Batch batch;
    std::vector<Param> params;
    for (std::size_t at = 0; at < count;) {
      const std::size_t some = count - at >= kAtOnce ? kAtOnce : 1;
      params.clear();
      for (std::size_t i = 0; i < some; ++i) bind(params, at + i);
      if (some == 1)
        add<kParams>(batch, one_, params);
      else
        add<kParams * kAtOnce>(batch, many_, params);
      at += some;
      if (batch.size() >= kStatementsAtOnce) tx.run(std::exchange(batch, {}));
    }
    tx.run(batch);
  }

  // The same where rows are returned: `take(row)` is given each.
  template <class F, class Take>
  void run(WriteTx& tx, std::size_t count, F&& bind, Take&& take) const {
    std::vector<Param> params;
    for (std::size_t at = 0; at < count;) {
      const std::size_t some = count - at >= kAtOnce ? kAtOnce : 1;
      params.clear();
      for (std::size_t i = 0; i < some; ++i) bind(params, at + i);
      for (const Row& row : some == 1 ? query<kParams>(tx, one_, params) : query<kParams * kAtOnce>(tx, many_, params))
        take(row);
      at += some;
    }
  }

 private:
  static constexpr std::size_t kAtOnce = 20, kStatementsAtOnce = 50;

  static std::string text_of(std::size_t rows, std::string_view head, std::string_view row, std::string_view end) {
    std::string sql(head);
    for (std::size_t i = 0; i < rows; ++i) {
      sql += i == 0 ? " " : ", ";
      for (std::size_t at = 0; at < row.size(); ++at) {
        sql += row[at];
        if (row[at] != '$') continue;
        std::size_t number = 0;
        while (at + 1 < row.size() && row[at + 1] >= '0' && row[at + 1] <= '9')
          number = number * 10 + static_cast<std::size_t>(row[++at] - '0');
        sql += fmt::format("{}", number + i * kParams);
      }
    }
    return end.empty() ? sql : sql + " " + std::string(end);
  }

  template <std::size_t count>
  static void add(Batch& batch, const Sql& sql, const std::vector<Param>& params) {
    [&]<std::size_t... i>(std::index_sequence<i...>) { batch.add(sql, params[i]...); }
    (std::make_index_sequence<count>{});
  }

  template <std::size_t count>
  static Rows query(WriteTx& tx, const Sql& sql, const std::vector<Param>& params) {
    return [&]<std::size_t... i>(std::index_sequence<i...>) { return tx.query(sql, params[i]...); }
    (std::make_index_sequence<count>{});
  }

  const std::string name_, text_, many_text_;
  const Sql one_, many_;
};

}  // namespace wiec::db
