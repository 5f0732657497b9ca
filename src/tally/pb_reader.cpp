#include "tally/pb_reader.h"

#include <charconv>

#include "tally/pb_parts.h"

namespace wiec::tally {
namespace {
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 3> kTitles{"META", "PROJECTS", "VOTES"};

bool same_ignoring_case(std::string_view text, std::string_view upper) {
  return std::ranges::equal(text, upper, [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 32 : a) == b; });
}

std::expected<void, PbError> check_bytes(std::string_view bytes) {
  if (bytes.empty()) return std::unexpected(make_pb_error(0, PbFault::empty_file));
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max()) {
    return std::unexpected(make_pb_error(0, PbFault::too_large));
  }
  const std::size_t bad = find_bad_utf8(bytes);
  if (bad == std::string_view::npos) return {};
  const auto line =
      static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n') + 1);
  const int byte = static_cast<unsigned char>(bytes[bad]);
  return std::unexpected(make_pb_error(line, PbFault::not_utf8, fmt::format("0x{:02X}", byte), bad));
}

void lint_title(PbParse& parse, PbSection section) {
  if (parse.rows.cells()[0] != title_of(section) || parse.rows.cells().size() > 1) {
    parse.lints.add(parse.rows.line(), LintCode::section_title,
                    fmt::format("the section's title is not exactly {}", title_of(section)));
  }
}

std::expected<void, PbError> read_sections(PbParse& parse) {
  if (!parse.rows.next() || section_title(parse.rows.cells()) != PbSection::meta) {
    return parse.fail(PbFault::first_line);
  }
  lint_title(parse, PbSection::meta);
  constexpr std::array readers{read_meta, read_projects, read_votes};
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const PbNext next = readers[i](parse);
    if (!next) return std::unexpected(next.error());
    const bool last = i + 1 == readers.size();
    if (last && *next) return parse.fail(PbFault::section_twice, title_of(**next));
    if (last) break;
    const std::string_view wanted = kTitles[i + 1];
    if (!*next) return parse.fail(PbFault::section_missing, wanted);
    if (title_of(**next) != wanted) return parse.fail(PbFault::section_misplaced, title_of(**next), wanted);
    lint_title(parse, **next);
  }
  return {};
}
}  // namespace

std::string_view title_of(PbSection section) { return kTitles[static_cast<std::size_t>(section)]; }

std::optional<PbSection> section_title(std::span<const std::string_view> cells) {
  if (cells.empty() || cells[0].empty()) return std::nullopt;
  const char first = static_cast<char>(cells[0][0] & ~0x20);
  const bool spaced = static_cast<unsigned char>(cells[0][0]) <= ' ';  // what trimmed() cuts
  if (first != 'M' && first != 'P' && first != 'V' && !spaced) return std::nullopt;
  for (const std::string_view cell : cells.subspan(1)) {
    if (!trimmed(cell).empty()) return std::nullopt;
  }
  for (std::size_t i = 0; i < kTitles.size(); ++i) {
    if (same_ignoring_case(trimmed(cells[0]), kTitles[i])) return static_cast<PbSection>(i);
  }
  return std::nullopt;
}

std::expected<void, PbError> PbParse::fit_row(std::size_t columns) {
  auto& cells = rows.cells();
  if (cells.size() > columns) {
    for (std::size_t i = columns; i < cells.size(); ++i) {
      if (!trimmed(cells[i]).empty()) {
        return fail(PbFault::too_many_cells, cells.size(), columns);
      }
    }
    lints.add(rows.line(), LintCode::extra_cells, "empty cells beyond the header");
    cells.resize(columns);
  } else if (cells.size() < columns) {
    lints.add(rows.line(), LintCode::short_row, fmt::format("{} cells where the header has {}", cells.size(), columns));
    cells.resize(columns);
  }
  for (const std::string_view cell : cells) {
    if (cell.empty() ||
        (static_cast<unsigned char>(cell.front()) > ' ' && static_cast<unsigned char>(cell.back()) > ' '))
      continue;
    lints.add(rows.line(), LintCode::outer_whitespace, "spaces around a cell");
  }
  return {};
}

std::size_t column_of(std::span<const std::string> columns, std::string_view name) {
  const auto found = std::ranges::find(columns, name);
  return found == columns.end() ? std::string_view::npos : static_cast<std::size_t>(found - columns.begin());
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

std::optional<std::int64_t> parse_amount(std::string_view text) {
  text = trimmed(text);
  const std::size_t point = text.find_first_of(".,");
  if (point != std::string_view::npos) {
    // "1,000" may mean one or a thousand: behind a comma stand one or two digits.
    if (text[point] == ',' && text.size() > point + 3) return std::nullopt;
    while (text.size() > point + 3 && text.back() == '0') text.remove_suffix(1);
  }
  return minor_units_from(text);
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop == text.data()) return std::nullopt;
  std::string_view rest(stop, end);
  if (rest.size() > 1 && (rest[0] == '.' || rest[0] == ',') && rest.find_first_not_of('0', 1) == std::string_view::npos)
    rest = {};
  return rest.empty() ? std::optional(value) : std::nullopt;
}

std::vector<std::string> parse_list(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view item = trimmed(text.substr(0, comma));
    if (!item.empty()) items.emplace_back(item);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return items;
}

std::expected<PbFile, PbError> read_pb(std::string_view bytes, PbReading reading) {
  PbFile file;
  LintReport lints(reading.lint);
  file.byte_order_mark = bytes.starts_with(kByteOrderMark);
  if (file.byte_order_mark) {
    bytes.remove_prefix(kByteOrderMark.size());
    lints.add(1, LintCode::byte_order_mark, "the file begins with a byte order mark");
  }
  if (const auto checked = check_bytes(bytes); !checked) return std::unexpected(checked.error());
  PbRows rows(bytes, lints);
  PbParse parse{rows, file, lints, reading};
  if (const auto read = read_sections(parse); !read) {
    if (rows.unclosed()) return parse.fail(PbFault::quote_open);
    return std::unexpected(read.error());
  }
  if (rows.unclosed()) return parse.fail(PbFault::quote_open);
  file.carriage_returns = rows.saw_carriage_return();
  file.final_newline = rows.final_newline();
  if (file.carriage_returns) lints.add(0, LintCode::carriage_returns, "lines end in CR LF");
  if (rows.mixed_line_ends()) lints.add(0, LintCode::mixed_line_ends, "some lines end in CR LF, others in LF");
  if (!file.final_newline) lints.add(0, LintCode::no_final_newline, "the last line does not end");
  if (reading.lint) lint_totals(file, lints);
  file.lints = lints.finish();
  return file;
}

}  // namespace wiec::tally
