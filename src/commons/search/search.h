// Search in Polish: inflected forms, without diacritics, with a typing error; the same ranking on both databases, because words
// are made in C++ and scores are whole numbers.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.h"
#include "platform/text/stem.h"

namespace wiec::search {

std::span<const db::Migration> migrations();

// Of a document; title weighs most, body least.
struct Fields {
  std::string title;
  std::string number;
  std::string summary;
  std::string place;
  std::string body;
};

struct Document {
  std::string kind;       // "proposal"
  std::int64_t id = 0;
  Fields fields;
};

// Words of documents, made before the transaction: stems take time.
struct Indexed {
  std::string kind;
  std::int64_t id = 0;
  std::vector<std::pair<std::string, int>> tokens;  // token, weight
};
Indexed prepare(text::Stemmer&, const Document&);
// Puts the document in the place of what was indexed for it.
void store(db::WriteTx&, const Indexed&);
void remove(db::WriteTx&, std::string_view kind, std::int64_t id);

struct Hit {
  std::int64_t id = 0;
  std::int64_t score = 0;
};
// Best first, ties by id. Every word must be found in some form.
std::vector<Hit> find(db::ReadTx&, text::Stemmer&, std::string_view kind, std::string_view words, std::size_t limit);
// Documents whose titles are like this one, best first.
std::vector<Hit> similar(db::ReadTx&, text::Stemmer&, std::string_view kind, std::string_view title, std::size_t limit);

}  // namespace wiec::search
