// Search in Polish over everything public: inflected forms, words without Polish letters, begun or with a typing
// mistake. The index is tables of our own, written in the transaction of what it indexes; order and scores are whole
// numbers made in C++, the same on both databases.
//
//   before the write: const auto analysed = search::analyse(stemmer, {.title = p.title_pl, .body = p.body_pl});
//   ... in the write: search::index_document(tx, "proposal", id.value, analysed);
//   ... in a read:    search::find(tx, "proposal", "lawki", 20, &stemmer)
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commons/search/analysis.h"
#include "platform/db/db.h"

namespace wiec::search {

std::span<const db::Migration> migrations();

// ---- Writing

// Puts a document in, or renews what is there.
void index_document(db::WriteTx&, std::string_view kind, std::int64_t id, const Analysed&);
void remove_document(db::WriteTx&, std::string_view kind, std::int64_t id);

struct IndexedDocument {
  std::int64_t id = 0;
  Analysed analysed;
};
// Hundreds at once, for imports: postings are written together, compact from the start.
void index_documents(db::WriteTx&, std::string_view kind, std::span<const IndexedDocument>);
// The same for what came to be in this transaction, so that nobody asks whether it was indexed before.
void index_new_documents(db::WriteTx&, std::string_view kind, std::span<const IndexedDocument>);

// Joins postings that single documents left behind, so that questions read fewer rows; some terms in each transaction.
// For an hourly job. Gives how many terms were joined.
std::int64_t compact(const db::Database&);

// Words that no document holds any more (removed, rewritten, of an erased person) would still be offered in place of
// mistyped ones, and stand in the database: this forgets them. For an hourly job. Gives how many were forgotten.
std::int64_t forget_words(const db::Database&);

// Ids of the documents of a kind, rising.
std::vector<std::int64_t> indexed_documents(db::ReadTx&, std::string_view kind);

// Documents whose stems came from another dictionary than this one (or from none): index them again.
std::vector<std::int64_t> outdated_documents(db::ReadTx&, std::string_view kind, std::string_view dictionary,
                                             int limit);

// ---- Asking. Without a stemmer, or while it is not loaded, inflected forms are known from the words of the index
// only.

struct Hit {
  std::int64_t id = 0;
  std::int64_t score = 0;
  std::string_view kind;  // one of those asked for
};

struct Correction {
  std::string typed;
  std::vector<std::string> used;  // folded words that were looked for instead
};

struct Found {
  std::vector<Hit> hits;  // of this page, best first
  std::size_t total = 0;
  bool all_words = true;                // false: no document has all the words; these have the most
  std::vector<Correction> corrections;  // mistyped words: "Pokazujemy wyniki dla: ławki"
};

struct Options {
  int limit = 20;
  int offset = 0;
  bool typing = false;  // the last word may be begun only
};

Found search(db::ReadTx&, std::span<const std::string_view> kinds, std::string_view words, const Options&,
             text::Stemmer* = nullptr);

// Every document of one kind that answers, best first: to combine with the filters of a list. Words that say nothing
// find nothing.
std::vector<Hit> find(db::ReadTx&, std::string_view kind, std::string_view words, int limit, text::Stemmer* = nullptr);

// Documents with a title like this one, best first; score in thousandths (1000 = the same words). For "is there such a
// project already?" and for joining like proposals.
std::vector<Hit> similar(db::ReadTx&, std::string_view kind, std::string_view title, int limit,
                         text::Stemmer* = nullptr, int least_score = 60);

}  // namespace wiec::search
