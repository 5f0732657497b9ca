// The reader's parts, one per section. For pb_reader.cpp and its siblings only.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tally/pb_file.h"
#include "tally/pb_reader.h"
#include "tally/pb_scan.h"

namespace wiec::tally {

enum class PbSection : std::uint8_t { meta, projects, votes };
std::optional<PbSection> section_title(std::span<const std::string_view> cells);
std::string_view title_of(PbSection);

struct PbParse {
  PbRows& rows;
  PbFile& file;
  LintReport& lints;
  PbReading reading;

  template <class... A>
  std::unexpected<PbError> fail(PbFault fault, const A&... args) const {
    return std::unexpected(make_pb_error(rows.line(), fault, args...));
  }
  // The cells of a row brought to the header's width: missing ones empty, surplus empty ones dropped.
  std::expected<void, PbError> fit_row(std::size_t columns);
};

// Each reads from the row after its title up to the next title, whose section it gives; nullopt = end of file.
using PbNext = std::expected<std::optional<PbSection>, PbError>;
PbNext read_meta(PbParse&);
PbNext read_projects(PbParse&);
PbNext read_votes(PbParse&);

// Remarks on META, whose rows stood in these lines.
void lint_meta(const PbFile&, std::span<const std::uint32_t> lines, LintReport&);
// Remarks that need the whole file: counts against META, votes and scores against the ballots, selected against the
// money.
void lint_totals(const PbFile&, LintReport&);

// A column by name; npos when the table has none.
std::size_t column_of(std::span<const std::string> columns, std::string_view name);
// "1234", "1234.5", "1234,50": minor units. nullopt for a sign, junk, more than two decimals or too much.
std::optional<std::int64_t> parse_amount(std::string_view text);
// A whole number with optional sign; "5.0" is whole too.
std::optional<std::int64_t> parse_whole(std::string_view text);
std::vector<std::string> parse_list(std::string_view text);  // comma list, outer spaces cut
std::string_view trimmed(std::string_view text);

}  // namespace wiec::tally
