// A .pb file (Pabulib's exchange format: UTF-8 CSV with `;` in sections META, PROJECTS, VOTES) as values: the election
// in it, and the text around it, kept so that a clean file is written back byte for byte.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tally/election.h"
#include "tally/pb_lint.h"

namespace wiec::tally {

// Rows of cells as written in the file, unquoted.
struct PbTable {
  std::vector<std::string> columns;
  std::vector<std::string> cells;  // row by row, columns.size() each
  std::size_t rows() const { return columns.empty() ? 0 : cells.size() / columns.size(); }
  const std::string& cell(std::size_t row, std::size_t column) const { return cells[row * columns.size() + column]; }
};

// The voters one by one, apart from the ballots: for writing the file again and for statistics, never for counting.
struct PbVoters {
  std::vector<std::string> columns;
  std::string text;                  // all cells of all rows, one after another, unquoted
  std::vector<std::uint64_t> ends;   // of each cell in `text`, row by row
  std::vector<std::uint32_t> group;  // by row: its ballot in Election::ballots
  std::size_t rows() const { return group.size(); }
  std::string_view cell(std::size_t row, std::size_t column) const {
    const std::size_t at = row * columns.size() + column;
    const std::size_t begin = at == 0 ? 0 : ends[at - 1];
    return std::string_view(text).substr(begin, ends[at] - begin);
  }
};

struct PbFile {
  Election election;
  std::vector<std::pair<std::string, std::string>> meta;  // key, value; in file order
  PbTable projects;                                       // cells only when asked for
  PbVoters voters;                                        // empty unless asked for
  std::vector<Lint> lints;
  // num_votes and num_projects; absent where META has none.
  std::optional<std::int64_t> announced_ballots, announced_projects;
  std::int64_t unknown_marks = 0;  // ballots with a mark for a project that does not exist; such a mark is not read
  bool byte_order_mark = false;
  bool carriage_returns = false;  // lines end in CR LF
  bool final_newline = true;

  const std::string* find_meta(std::string_view key) const;
};

}  // namespace wiec::tally
