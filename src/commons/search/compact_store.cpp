#include "commons/search/search.h"

namespace wiec::search {
namespace {

constexpr std::size_t kEntriesOfARow = 256;
constexpr int kTermsOfAWrite = 50;

// More rows than a term needs: at least eight, small on average.
const db::Sql select_scattered{"search.select_scattered", R"(
  select term from search_posting group by term having count(*) >= 8 and sum(length(entries)) < 200 * count(*)
  order by count(*) desc, term limit $1)"};

const db::Sql select_rows{"search.select_posting_rows", R"(
  select first, entries from search_posting where term = $1 order by first)"};

const db::Sql delete_rows{"search.delete_posting_rows", R"(delete from search_posting where term = $1)"};

const db::Sql insert_row{"search.insert_posting_row",
                         R"(insert into search_posting (term, first, entries) values ($1, $2, $3))"};

void join_rows(db::WriteTx& tx, Term term) {
  std::vector<Entry> entries;
  for (const db::Row& row : tx.query(select_rows, term))
    append_entries(row.get<std::int64_t>(0), row.get<db::Bytes>(1).view, entries);
  std::ranges::sort(entries, {}, &Entry::id);
  db::Batch batch;
  batch.add(delete_rows, term);
  for (std::size_t at = 0; at < entries.size(); at += kEntriesOfARow) {
    const auto begin = entries.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = entries.begin() + static_cast<std::ptrdiff_t>(std::min(at + kEntriesOfARow, entries.size()));
    const std::string bytes = bytes_of(std::vector<Entry>(begin, end));
    batch.add(insert_row, term, begin->id, db::Bytes{bytes});
  }
  tx.run(batch);
}

}  // namespace

std::int64_t compact(const db::Database& db) {
  std::int64_t joined = 0;
  for (;;) {
    const auto terms = db.read([](db::ReadTx& tx) {
      return tx.all(
          select_scattered, [](const db::Row& row) { return row.get<std::int64_t>(0); }, kTermsOfAWrite);
    });
    if (terms.empty()) return joined;
    db.write("search.compact", [terms](db::WriteTx& tx) {
      for (const Term term : terms) join_rows(tx, term);
    });
    joined += static_cast<std::int64_t>(terms.size());
  }
}

}  // namespace wiec::search
