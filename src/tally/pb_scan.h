// Splits the bytes of a .pb file into rows of cells; knows quoting and lines, nothing of what they mean.
#pragma once
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tally/pb_lint.h"

namespace wiec::tally {

// The first byte that is no valid UTF-8 (or is NUL), as an offset; npos = all valid.
std::size_t find_bad_utf8(std::string_view bytes);

class PbRows {
 public:
  PbRows(std::string_view bytes, LintReport& lints);

  // The next row that is not blank. False at the end of the file or at a quote that is never closed (see unclosed()).
  bool next();
  std::uint32_t line() const { return line_; }
  bool unclosed() const { return unclosed_; }
  // Unquoted; valid until next().
  std::vector<std::string_view>& cells() { return cells_; }
  // The bytes up to here belong to the same buffer as the cells: they may be looked at beyond a cell's end.
  const char* readable() const { return readable_; }
  bool saw_carriage_return() const { return with_return_ > 0; }
  bool mixed_line_ends() const { return with_return_ > 0 && without_return_ > 0; }
  bool final_newline() const { return final_newline_; }

 private:
  enum class Row : std::uint8_t { read, blank, has_quote };
  Row split_plain();
  void end_cell(const char* begin, const char* end) { cells_.emplace_back(begin, end); }
  Row end_row(const char* begin, const char* end, bool newline);
  Row kind_of_row() const;
  bool split_quoted();
  bool read_quoted_cell();
  std::string_view take_line();
  void count_line_end(bool carriage_return, bool newline);

  std::string_view rest_;
  const char* readable_ = nullptr;
  LintReport& lints_;
  std::vector<std::string_view> cells_;
  std::deque<std::string> unquoted_;  // storage of cells that had doubled quotes
  std::uint32_t line_ = 0;
  std::uint32_t next_line_ = 1;
  std::uint32_t with_return_ = 0, without_return_ = 0;
  bool final_newline_ = true;
  bool unclosed_ = false;
};

}  // namespace wiec::tally
