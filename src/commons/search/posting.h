// What the index stores, as bytes: which documents hold a term and in which fields.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::search {

// A stem of one kind of document as a number: 63 bits of a hash (FNV-1a, mixed). Two stems of a city's vocabulary share
// one with a probability of 1 in 10^9.
using Term = std::int64_t;
Term term_of(std::string_view kind, std::string_view stem);

// Where a term stands in a document.
enum Field : std::uint8_t { in_title = 1, in_number = 2, in_summary = 4, in_body = 8, in_place = 16 };
struct Where {
  std::uint8_t fields = 0;       // sum of Field
  std::uint8_t title_words = 0;  // different words of the title that mean something; kept only with in_title
  friend bool operator==(const Where&, const Where&) = default;
};

struct Entry {
  std::int64_t id = 0;
  Where where;
  friend bool operator==(const Entry&, const Entry&) = default;
};

// Entries by ascending id; `first` is the id of the first one. About 4 bytes an entry.
std::string bytes_of(const std::vector<Entry>&);
// Appends to `out`; false for bytes that bytes_of did not make.
bool append_entries(std::int64_t first, std::string_view bytes, std::vector<Entry>& out);

struct DocumentTerm {
  Term term = 0;
  Where where;
  friend auto operator<=>(const DocumentTerm& a, const DocumentTerm& b) { return a.term <=> b.term; }
  friend bool operator==(const DocumentTerm&, const DocumentTerm&) = default;
};
// Terms in ascending order, each once. About 9 bytes a term.
std::string bytes_of(const std::vector<DocumentTerm>&);
std::optional<std::vector<DocumentTerm>> terms_from_bytes(std::string_view);

}  // namespace wiec::search
