// Forgets words that no document holds: by their stems, for the index does not say which documents have which words.
#include <iterator>
#include <set>

#include "commons/search/mistyping.h"
#include "commons/search/search.h"

namespace wiec::search {
namespace {

constexpr std::size_t kWordsOfAWrite = 100;

const db::Sql select_kinds{"search.select_kinds", R"(select distinct kind from search_document order by kind)"};

const db::Sql select_held{"search.select_held", R"(select distinct term from search_posting order by term)"};

const db::Sql select_words{"search.select_words", R"(select word, folded, stems from search_word order by word)"};

const db::Sql has_term{"search.has_term", R"(select 1 from search_posting where term = $1 limit 1)"};

const db::Sql has_folded{"search.has_folded", R"(select 1 from search_word where folded = $1 limit 1)"};

const db::Sql delete_word{"search.delete_word", R"(delete from search_word where word = $1)"};

const db::Sql delete_pattern{"search.delete_pattern",
                             R"(delete from search_pattern where pattern = $1 and folded = $2)"};

std::vector<std::string> mistakes_of(const AnalysedWord& word) {
  std::vector<std::string> all{word.folded};
  for (const std::string_view stem : split_stems(word.stems)) all.emplace_back(stem);
  return all;
}

struct Unheld {
  std::vector<std::string> kinds;
  std::vector<AnalysedWord> words;
  std::set<std::string> kept;  // folded words and stems of all other words
};

template <class Has>
bool held(const std::vector<std::string>& kinds, const AnalysedWord& word, Has has) {
  for (const std::string_view stem : split_stems(word.stems)) {
    for (const std::string& kind : kinds) {
      if (has(term_of(kind, stem))) return true;
    }
  }
  return false;
}

Unheld unheld_words(db::ReadTx& tx) {
  Unheld unheld;
  unheld.kinds = tx.all(select_kinds, [](const db::Row& row) { return row.get<std::string>(0); });
  const auto terms = tx.all(select_held, [](const db::Row& row) { return row.get<std::int64_t>(0); });
  for (const db::Row& row : tx.query(select_words)) {
    const AnalysedWord word{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
    if (held(unheld.kinds, word, [&](Term term) { return std::ranges::binary_search(terms, term); }))
      std::ranges::move(mistakes_of(word), std::inserter(unheld.kept, unheld.kept.end()));
    else
      unheld.words.push_back(word);
  }
  return unheld;
}

// False when a document has come to hold it meanwhile. One that is written at this very instant through another node is
// not seen, and its word is not offered for mistyped ones until it is saved again: a lock would make all writers queue.
bool forget(db::WriteTx& tx, const Unheld& unheld, const AnalysedWord& word) {
  if (held(unheld.kinds, word, [&](Term term) { return tx.exists(has_term, term); })) return false;
  tx.run(delete_word, word.word);
  for (const std::string& of : mistakes_of(word)) {
    if (unheld.kept.contains(of) || tx.exists(has_folded, of)) continue;
    for (const std::string& pattern : patterns_of(of)) tx.run(delete_pattern, pattern, of);
  }
  return true;
}

}  // namespace

std::int64_t forget_words(const db::Database& db) {
  const Unheld unheld = db.read(unheld_words);
  std::int64_t forgotten = 0;
  for (std::size_t at = 0; at < unheld.words.size(); at += kWordsOfAWrite) {
    const auto some = std::span(unheld.words).subspan(at, std::min(kWordsOfAWrite, unheld.words.size() - at));
    forgotten += db.write("search.forget_words", [&](db::WriteTx& tx) {
      return std::ranges::count_if(some, [&](const AnalysedWord& word) { return forget(tx, unheld, word); });
    });
  }
  return forgotten;
}

}  // namespace wiec::search
