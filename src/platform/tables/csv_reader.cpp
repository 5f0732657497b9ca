#include "platform/tables/csv_reader.h"

namespace wiec::tables {
namespace {

constexpr std::string_view kBlanks[] = {" ", "\t", "\xC2\xA0"};  // the last is a non-breaking space

std::string trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : kBlanks) {
      if (text.starts_with(blank))
        text.remove_prefix(blank.size()), again = true;
      else if (text.ends_with(blank))
        text.remove_suffix(blank.size()), again = true;
    }
  }
  return std::string(text);
}

// The candidate seen most often in the heading, outside quotes.
char separator_of(std::string_view text) {
  constexpr std::string_view candidates = ";,\t";
  std::array<int, 3> seen{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const auto at = candidates.find(c); at != std::string_view::npos) ++seen[at];
  }
  return candidates[static_cast<std::size_t>(std::ranges::max_element(seen) - seen.begin())];
}

class Reader {
 public:
  Reader(std::string_view text, char separator, const CsvLimits& limits)
      : text_(text), separator_(separator), limits_(limits) {}

  bool at_end() const { return at_ == text_.size(); }

  std::expected<CsvRow, CsvError> row() {
    CsvRow row{line_, {}};
    for (;;) {
      auto cell = quoted_follows() ? quoted_cell() : plain_cell();
      if (!cell) return std::unexpected(cell.error());
      if (cell->size() > limits_.cell_bytes) return fault(CsvFault::too_long_cell, line_);
      row.cells.push_back(*std::move(cell));
      if (row.cells.size() > limits_.columns) return fault(CsvFault::too_many_columns, line_);
      if (at_end()) return row;
      if (text_[at_++] == separator_) continue;
      if (text_[at_ - 1] == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      ++line_;
      return row;
    }
  }

 private:
  static std::unexpected<CsvError> fault(CsvFault what, std::int64_t line) {
    return std::unexpected(CsvError{what, line});
  }

  bool ends_cell(std::size_t at) const {
    return at == text_.size() || text_[at] == separator_ || text_[at] == '\n' || text_[at] == '\r';
  }

  bool quoted_follows() const {
    std::size_t at = at_;
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at < text_.size() && text_[at] == '"';
  }

  std::expected<std::string, CsvError> plain_cell() {
    const std::size_t start = at_;
    while (!ends_cell(at_)) ++at_;
    return trimmed(text_.substr(start, at_ - start));
  }

  std::expected<std::string, CsvError> quoted_cell() {
    const std::int64_t begin = line_;
    at_ = text_.find('"', at_) + 1;
    std::string cell;
    for (;; ++at_) {
      if (at_end()) return fault(CsvFault::unclosed_quote, begin);
      if (text_[at_] == '"') {
        if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') break;
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      cell += text_[at_];
    }
    ++at_;
    while (!at_end() && text_[at_] == ' ') ++at_;
    if (!ends_cell(at_)) return fault(CsvFault::stray_quote, line_);
    return trimmed(cell);
  }

  std::string_view text_;
  char separator_;
  const CsvLimits& limits_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

bool is_blank(const CsvRow& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); });
}

}  // namespace

std::expected<CsvTable, CsvError> read_csv(std::string_view bytes, const CsvLimits& limits) {
  if (bytes.size() > limits.bytes) return std::unexpected(CsvError{CsvFault::too_large, 0});
  const DecodedText text = decode_text(bytes);
  CsvTable table;
  table.encoding = text.encoding;
  table.separator = separator_of(text.utf8);
  Reader reader(text.utf8, table.separator, limits);
  while (!reader.at_end()) {
    auto row = reader.row();
    if (!row) return std::unexpected(row.error());
    if (is_blank(*row)) continue;
    if (table.columns.empty())
      table.columns = std::move(row->cells);
    else
      table.rows.push_back(*std::move(row));
    if (table.rows.size() > limits.rows)
      return std::unexpected(CsvError{CsvFault::too_many_rows, table.rows.back().line});
  }
  if (table.columns.empty()) return std::unexpected(CsvError{CsvFault::empty, 1});
  return table;
}

}  // namespace wiec::tables
