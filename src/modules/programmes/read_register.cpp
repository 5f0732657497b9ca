#include "modules/programmes/read_register.h"

#include <algorithm>
#include <array>

#include "base/sha256.h"
#include "modules/programmes/texts.h"
#include "platform/tables/csv_reader.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr std::size_t kMostTitle = 1000, kMostBeneficiary = 500;  // bytes
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Beginnings of folded headings.
enum Column { title, beneficiary, total, cofunding, topic, wide, columns };
constexpr std::array<std::string_view, columns> kHeadings{
    "tytul projektu", "nazwa beneficjenta", "wartosc projektu",
    "dofinansowanie", "dziedzina",          "czy projekt jest realizowany na obszarze"};
constexpr std::array<std::string_view, 4> kRequired{"Tytuł projektu", "Nazwa beneficjenta", "Wartość projektu",
                                                    "Dofinansowanie z EU"};

std::unexpected<Problem> wrong_file(TextKey key, std::vector<TextArg> args = {}) {
  return problem(ProblemKind::invalid, key, "file", std::move(args));
}

// Text that was decoded by the wrong table: what no register contains in numbers.
bool is_garbled(std::string_view text) {
  std::size_t strange = 0;
  for (const std::string_view sign : {"\uFFFD", "\u0102", "\u0139", "\u00C5\u201A", "\u00C4\u2026"})
    for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) ++strange;
  return text.find('\0') != std::string_view::npos || strange > 3 + text.size() / 2000;
}

ColumnChoice known_columns(const tables::CsvTable& table) {
  ColumnChoice found;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string folded = text::fold(table.columns[i]);
    for (std::size_t k = 0; k < columns; ++k)
      if (!found[k] && folded.starts_with(kHeadings[k])) found[k] = i;
  }
  return found;
}

Result<std::array<std::size_t, columns>> places_of(const ColumnChoice& chosen) {
  std::array<std::size_t, columns> at;
  std::string missing;
  for (std::size_t k = 0; k < columns; ++k) {
    at[k] = chosen[k].value_or(kNone);
    if (k < kNeededColumns && !chosen[k]) missing += (missing.empty() ? "" : ", ") + std::string(kRequired[k]);
  }
  if (!missing.empty()) return wrong_file(texts::keys::import_columns, {{"columns", missing}});
  return at;
}

bool is_formula(std::string_view cell) { return cell.starts_with('=') || cell.starts_with('@'); }

std::optional<bool> yes_or_no(std::string_view cell) {
  const std::string folded = text::fold(cell);
  if (folded == "tak") return true;
  if (folded == "nie") return false;
  return std::nullopt;
}

struct RowReader {
  const std::array<std::size_t, columns>& at;
  std::size_t width;

  static std::unexpected<Problem> refuse(TextKey key, std::vector<TextArg> args = {}) {
    return problem(ProblemKind::invalid, key, {}, std::move(args));
  }

  Result<std::string> words(const tables::CsvRow& row, Column column, std::size_t most) const {
    const std::string& cell = row.cells[at[column]];
    if (is_formula(cell)) return refuse(texts::keys::import_formula, {{"cell", text::truncate(cell, 40)}});
    auto clean = text::clean_line(cell);
    if (!clean) return refuse(texts::keys::import_encoding_row);
    if (clean->find("\uFFFD") != std::string::npos) return refuse(texts::keys::import_encoding_row);
    if (clean->empty() || clean->size() > most)
      return refuse(texts::keys::import_words, {{"column", std::string(kRequired[column])}});
    return *std::move(clean);
  }

  Result<std::int64_t> amount(const tables::CsvRow& row, Column column) const {
    const std::string& cell = row.cells[at[column]];
    const auto minor = minor_units_from(cell);
    if (minor) return *minor;
    return refuse(is_formula(cell) ? texts::keys::import_formula : texts::keys::import_amount,
                  {{"cell", text::truncate(cell, 40)}, {"column", std::string(kRequired[column])}});
  }

  Result<RegisterRow> operator()(const tables::CsvRow& row) const {
    if (row.cells.size() != width)
      return refuse(texts::keys::import_width, {{"cells", static_cast<std::int64_t>(row.cells.size())},
                                                {"columns", static_cast<std::int64_t>(width)}});
    RegisterRow made{.line = row.line, .title = {}, .beneficiary = {}, .topic = {}, .wide_area = {}, .identity = {}};
    TRY(made.title, words(row, title, kMostTitle));
    TRY(made.beneficiary, words(row, beneficiary, kMostBeneficiary));
    TRY(made.total, amount(row, total));
    TRY(made.cofunding, amount(row, cofunding));
    if (made.cofunding > made.total)
      return refuse(texts::keys::err_cofunding, {{"total", Money{made.total, Currency::pln}}});
    if (at[topic] != kNone && text::fold(row.cells[at[topic]]) != "brak")
      made.topic = text::clean_line(row.cells[at[topic]]).value_or("");
    if (is_formula(made.topic)) return refuse(texts::keys::import_formula, {{"cell", text::truncate(made.topic, 40)}});
    if (at[wide] != kNone) made.wide_area = yes_or_no(row.cells[at[wide]]);
    const auto hash =
        sha256(fmt::format("{}\x1F{}\x1F{}\x1F{}", made.title, made.beneficiary, made.total, made.cofunding));
    made.identity = hex(hash);
    return made;
  }
};

std::unexpected<Problem> not_a_table(const tables::CsvError& error) {
  if (error.fault == tables::CsvFault::too_large)
    return wrong_file(texts::keys::import_too_large,
                      {{"megabytes", static_cast<std::int64_t>(kMostRegisterBytes >> 20)}});
  return wrong_file(texts::keys::import_not_table, {{"line", error.line}});
}

}  // namespace

Result<RegisterTable> open_register(std::string_view bytes) {
  auto table = tables::read_csv(bytes, {.bytes = kMostRegisterBytes});
  if (!table) return not_a_table(table.error());
  std::string sample;
  for (const std::string& column : table->columns) sample += column + "\n";
  for (std::size_t i = 0; i < std::min<std::size_t>(table->rows.size(), 500); ++i)
    for (const std::string& cell : table->rows[i].cells) sample += cell + "\n";
  if (is_garbled(sample))
    return wrong_file(texts::keys::import_encoding, {{"encoding", std::string(tables::name_of(table->encoding))}});
  const ColumnChoice known = known_columns(*table);
  return RegisterTable{*std::move(table), known};
}

Result<RegisterFile> read_rows(const RegisterTable& opened, const ColumnChoice& chosen) {
  TRY(const auto at, places_of(chosen));
  const tables::CsvTable& table = opened.table;
  RegisterFile file;
  file.encoding = table.encoding;
  file.rows.reserve(table.rows.size());
  const RowReader read{at, table.columns.size()};
  for (const tables::CsvRow& row : table.rows) {
    auto made = read(row);
    if (made)
      file.rows.push_back(*std::move(made));
    else
      file.refused.push_back({row.line, made.error()});
  }
  return file;
}

Result<RegisterFile> read_register(std::string_view bytes) {
  TRY(const RegisterTable opened, open_register(bytes));
  return read_rows(opened, opened.known);
}

NamedProgramme programme_of_file(std::string_view path) {
  std::string_view name = path.substr(path.find_last_of('/') + 1);
  name = name.substr(0, name.find('.'));
  struct Fund {
    std::string_view sign, pl, en;
  };
  constexpr Fund kFunds[] = {
      {"_CF_", "Fundusz Spójności", "Cohesion Fund"},
      {"_ERDF_", "Europejski Fundusz Rozwoju Regionalnego", "European Regional Development Fund"},
      {"_ESF_", "Europejski Fundusz Społeczny", "European Social Fund"}};
  const auto is_year = [](std::string_view text) {
    return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  std::string period;
  if (name.size() > 9 && is_year(name.substr(name.size() - 4)) && is_year(name.substr(name.size() - 9, 4)))
    period = fmt::format("{}-{}", name.substr(name.size() - 9, 4), name.substr(name.size() - 4));
  for (const Fund& fund : kFunds)
    if (!period.empty() && name.find(fund.sign) != std::string_view::npos)
      return {fmt::format("{} {}", fund.pl, period), fmt::format("{} {}", fund.en, period), period};
  return {text::clean_line(name).value_or("import"), "", period};
}

}  // namespace wiec::programmes
