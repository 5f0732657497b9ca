// Writes the index. A new document only inserts rows, so that writers never wait for each other's postings.
#include <set>

#include "commons/search/mistyping.h"
#include "commons/search/search.h"
#include "platform/db/insert_many.h"

namespace wiec::search {
namespace {

constexpr std::size_t kEntriesOfARow = 256;

const db::Sql select_terms{"search.select_terms", R"(select terms from search_document where kind = $1 and id = $2)"};

const db::Sql put_document{"search.put_document", R"(
  insert into search_document (kind, id, terms, dictionary) values ($1, $2, $3, $4)
  on conflict (kind, id) do update set terms = excluded.terms, dictionary = excluded.dictionary)"};

const db::Sql delete_document{"search.delete_document", R"(delete from search_document where kind = $1 and id = $2)"};

const db::Sql insert_posting{"search.insert_posting",
                             R"(insert into search_posting (term, first, entries) values ($1, $2, $3))"};

const db::Sql delete_posting{"search.delete_posting", R"(delete from search_posting where term = $1 and first = $2)"};

const db::Sql select_postings_down{"search.select_postings_down", R"(
  select first, entries from search_posting where term = $1 and first <= $2 order by first desc)"};

const db::Sql keep_word{"search.keep_word", R"(
  insert into search_word (word, folded, stems) values ($1, $2, $3) on conflict do nothing)"};

const db::Sql put_pattern{"search.put_pattern", R"(
  insert into search_pattern (pattern, folded) values ($1, $2) on conflict do nothing)"};

using Params = std::vector<db::Param>;

const db::InsertMany<4> put_documents{
    "search.put_documents", "insert into search_document (id, kind, terms, dictionary) values", "($1, $2, $3, $4)",
    "on conflict (kind, id) do update set terms = excluded.terms, dictionary = excluded.dictionary"};

const db::InsertMany<3> insert_postings{"search.insert_postings",
                                        "insert into search_posting (term, first, entries) values", "($1, $2, $3)"};

// Words that were not known, or whose stems changed, are returned.
const db::InsertMany<3> put_words{
    "search.put_words", "insert into search_word (word, folded, stems) values", "($1, $2, $3)",
    "on conflict (word) do update set stems = excluded.stems where search_word.stems <> excluded.stems returning word"};
const db::InsertMany<3> keep_words{"search.keep_words", "insert into search_word (word, folded, stems) values",
                                   "($1, $2, $3)", "on conflict do nothing returning word"};

const db::InsertMany<2> put_patterns{"search.put_patterns", "insert into search_pattern (pattern, folded) values",
                                     "($1, $2)", "on conflict do nothing"};

const db::Sql select_documents{"search.select_documents", R"(
  select id from search_document where kind = $1 order by id)"};

const db::Sql select_outdated{"search.select_outdated", R"(
  select id from search_document where kind = $1 and dictionary <> $2 order by id limit $3)"};

// Each term once: two stems with one hash stand in the fields of both.
std::vector<DocumentTerm> terms_of(std::string_view kind, const Analysed& analysed) {
  std::vector<DocumentTerm> terms;
  for (const AnalysedStem& one : analysed.stems) terms.push_back({term_of(kind, one.stem), one.where});
  std::ranges::sort(terms);
  std::size_t kept = 0;
  for (std::size_t i = 1; i < terms.size(); ++i) {
    if (terms[i].term == terms[kept].term)
      terms[kept].where.fields |= terms[i].where.fields;
    else
      terms[++kept] = terms[i];
  }
  if (!terms.empty()) terms.resize(kept + 1);
  return terms;
}

std::vector<DocumentTerm> terms_in(std::string_view bytes) {
  auto terms = terms_from_bytes(bytes);
  if (!terms) throw db::Error(db::Error::Cause::broken, "search: the terms of a document cannot be read");
  return *std::move(terms);
}

std::optional<std::vector<DocumentTerm>> stored_terms(db::ReadTx& tx, std::string_view kind, std::int64_t id) {
  return tx.one(
      select_terms, [](const db::Row& row) { return terms_in(row.get<db::Bytes>(0).view); }, kind, id);
}

void add_posting(db::Batch& batch, Term term, const std::vector<Entry>& entries) {
  const std::string bytes = bytes_of(entries);
  batch.add(insert_posting, term, entries.front().id, db::Bytes{bytes});
}

// The document may stand in a row that begins with it or in one that begins before it.
void take_out(db::WriteTx& tx, Term term, std::int64_t id) {
  std::int64_t first = 0;
  std::vector<Entry> entries;
  for (const db::Row& row : tx.query(select_postings_down, term, id)) {
    first = row.get<std::int64_t>(0);
    entries.clear();
    append_entries(first, row.get<db::Bytes>(1).view, entries);
    if (std::ranges::find(entries, id, &Entry::id) != entries.end()) break;
    entries.clear();
  }
  if (entries.empty()) return;
  std::erase_if(entries, [&](const Entry& entry) { return entry.id == id; });
  db::Batch batch;
  batch.add(delete_posting, term, first);
  if (!entries.empty()) add_posting(batch, term, entries);
  tx.run(batch);
}

// Of the word and of its stems: a mistake is often made in the basic form, which may stand in no text. take(pattern,
// of)
template <class F>
void each_pattern(const AnalysedWord& word, F take) {
  for (const std::string& pattern : patterns_of(word.folded)) take(pattern, word.folded);
  for (const std::string_view stem : split_stems(word.stems)) {
    if (stem == word.folded) continue;
    for (const std::string& pattern : patterns_of(stem)) take(pattern, stem);
  }
}

// New words with their patterns. A word already known costs one statement. Stems of known words are renewed in bulk
// only (write_many_words): on PostgreSQL "do update" locks the row even where it changes nothing, and common words
// would make all writers queue.
void write_words(db::WriteTx& tx, const std::vector<AnalysedWord>& words) {
  db::Batch patterns;
  for (const AnalysedWord& one : words) {
    if (tx.run(keep_word, one.word, one.folded, one.stems) == 0) continue;
    each_pattern(one, [&](const std::string& pattern, std::string_view of) { patterns.add(put_pattern, pattern, of); });
  }
  tx.run(patterns);
}

void write_document(db::WriteTx& tx, std::string_view kind, std::int64_t id, const std::vector<DocumentTerm>& terms,
                    std::string_view dictionary) {
  const std::string bytes = bytes_of(terms);
  tx.run(put_document, kind, id, db::Bytes{bytes}, dictionary);
}

// Takes out what is no longer so and gives what is new.
std::vector<DocumentTerm> renewed(db::WriteTx& tx, std::int64_t id, const std::vector<DocumentTerm>& old,
                                  const std::vector<DocumentTerm>& terms) {
  const auto has = [](const std::vector<DocumentTerm>& list, const DocumentTerm& one) {
    const auto at = std::ranges::lower_bound(list, one);
    return at != list.end() && *at == one;
  };
  for (const DocumentTerm& one : old) {
    if (!has(terms, one)) take_out(tx, one.term, id);
  }
  std::vector<DocumentTerm> fresh;
  for (const DocumentTerm& one : terms) {
    if (!has(old, one)) fresh.push_back(one);
  }
  return fresh;
}

// ---- Many at once

struct NewPosting {
  Term term;
  std::int64_t first;
  std::string bytes;
};

void write_postings(db::WriteTx& tx, std::map<Term, std::vector<Entry>>& postings) {
  std::vector<NewPosting> rows;
  for (auto& [term, entries] : postings) {
    std::ranges::sort(entries, {}, &Entry::id);
    for (std::size_t at = 0; at < entries.size(); at += kEntriesOfARow) {
      const auto begin = entries.begin() + static_cast<std::ptrdiff_t>(at);
      const auto end = entries.begin() + static_cast<std::ptrdiff_t>(std::min(at + kEntriesOfARow, entries.size()));
      rows.push_back({term, begin->id, bytes_of(std::vector<Entry>(begin, end))});
    }
  }
  insert_postings.run(tx, rows.size(), [&](Params& to, std::size_t i) {
    to.insert(to.end(), {rows[i].term, rows[i].first, db::Bytes{rows[i].bytes}});
  });
}

// What write_words does, twenty words at a time.
void write_many_words(db::WriteTx& tx, const std::map<std::string_view, const AnalysedWord*>& words, bool renew_stems) {
  std::vector<const AnalysedWord*> all;
  for (const auto& [text, word] : words) all.push_back(word);
  std::set<std::pair<std::string, std::string_view>> patterns;
  (renew_stems ? put_words : keep_words)
      .run(
          tx, all.size(),
          [&](Params& to, std::size_t i) {
            to.insert(to.end(), {all[i]->word, all[i]->folded, all[i]->stems});
          },
          [&](const db::Row& row) {
            each_pattern(*words.at(row.get<std::string_view>(0)),
                         [&](const std::string& pattern, std::string_view of) { patterns.emplace(pattern, of); });
          });
  const std::vector<std::pair<std::string, std::string_view>> rows(patterns.begin(), patterns.end());
  put_patterns.run(tx, rows.size(), [&](Params& to, std::size_t i) {
    to.insert(to.end(), {rows[i].first, rows[i].second});
  });
}

void index_many(db::WriteTx& tx, std::string_view kind, std::span<const IndexedDocument> documents, bool fresh) {
  std::map<Term, std::vector<Entry>> postings;
  std::map<std::string_view, const AnalysedWord*> words;
  std::vector<std::string> terms_bytes;
  bool with_dictionary = true;
  for (const IndexedDocument& document : documents) {
    const std::vector<DocumentTerm> terms = terms_of(kind, document.analysed);
    const auto old = fresh ? std::nullopt : stored_terms(tx, kind, document.id);
    for (const DocumentTerm& one : old ? renewed(tx, document.id, *old, terms) : terms)
      postings[one.term].push_back({document.id, one.where});
    terms_bytes.push_back(bytes_of(terms));
    for (const AnalysedWord& word : document.analysed.words) words.emplace(word.word, &word);
    with_dictionary &= !document.analysed.dictionary.empty();
  }
  put_documents.run(tx, documents.size(), [&](Params& to, std::size_t i) {
    to.insert(to.end(), {documents[i].id, kind, db::Bytes{terms_bytes[i]}, documents[i].analysed.dictionary});
  });
  write_postings(tx, postings);
  write_many_words(tx, words, with_dictionary);
}

}  // namespace

void index_document(db::WriteTx& tx, std::string_view kind, std::int64_t id, const Analysed& analysed) {
  const std::vector<DocumentTerm> terms = terms_of(kind, analysed);
  const auto old = stored_terms(tx, kind, id);
  const std::vector<DocumentTerm> fresh = old ? renewed(tx, id, *old, terms) : terms;
  db::Batch batch;
  for (const DocumentTerm& one : fresh) add_posting(batch, one.term, {{id, one.where}});
  tx.run(batch);
  write_document(tx, kind, id, terms, analysed.dictionary);
  write_words(tx, analysed.words);
}

void remove_document(db::WriteTx& tx, std::string_view kind, std::int64_t id) {
  const auto terms = stored_terms(tx, kind, id);
  if (!terms) return;
  for (const DocumentTerm& one : *terms) take_out(tx, one.term, id);
  tx.run(delete_document, kind, id);
}

void index_documents(db::WriteTx& tx, std::string_view kind, std::span<const IndexedDocument> documents) {
  index_many(tx, kind, documents, false);
}

void index_new_documents(db::WriteTx& tx, std::string_view kind, std::span<const IndexedDocument> documents) {
  index_many(tx, kind, documents, true);
}

std::vector<std::int64_t> indexed_documents(db::ReadTx& tx, std::string_view kind) {
  return tx.all(
      select_documents, [](const db::Row& row) { return row.get<std::int64_t>(0); }, kind);
}

std::vector<std::int64_t> outdated_documents(db::ReadTx& tx, std::string_view kind, std::string_view dictionary,
                                             int limit) {
  return tx.all(
      select_outdated, [](const db::Row& row) { return row.get<std::int64_t>(0); }, kind, dictionary, limit);
}

}  // namespace wiec::search
