#include <optional>

#include "commons/places/csv_problem.h"
#include "commons/places/territory.h"
#include "commons/places/texts.h"
#include "platform/tables/csv_reader.h"
#include "platform/text/text.h"

namespace wiec::places {
namespace {

namespace keys = texts::keys;

using Cells = std::vector<std::string>;

Problem wrong(TextKey text, std::vector<TextArg> args = {}) {
  return {ProblemKind::invalid, text, "territory", std::move(args)};
}

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// The register writes voivodeships in capitals.
std::string lower(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> letters[] = {
      {"Ą", "ą"}, {"Ć", "ć"}, {"Ę", "ę"}, {"Ł", "ł"}, {"Ń", "ń"}, {"Ó", "ó"}, {"Ś", "ś"}, {"Ź", "ź"}, {"Ż", "ż"}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto polish =
        std::ranges::find(letters, text.substr(at, 2), &std::pair<std::string_view, std::string_view>::first);
    if (polish != std::end(letters)) {
      out += polish->second;
      at += 2;
    } else {
      const char c = text[at++];
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return out;
}

std::optional<UnitLevel> level_of_kind(std::string_view rodz) {
  if (rodz == "1" || rodz == "2" || rodz == "3") return UnitLevel::gmina;
  if (rodz == "4" || rodz == "5") return UnitLevel::part;
  if (rodz == "8" || rodz == "9") return UnitLevel::auxiliary;
  return std::nullopt;
}

// A row of the register: WOJ POW GMI RODZ NAZWA NAZWA_DOD.
std::optional<Unit> register_unit(const Cells& cells) {
  if (cells.size() < 6 || !all_digits(cells[0] + cells[1] + cells[2] + cells[3]) || cells[4].empty())
    return std::nullopt;
  Unit unit{
      .kind = cells[5], .name = cells[4], .city_rights = cells[5].find("na prawach powiatu") != std::string::npos};
  unit.code = cells[0] + cells[1] + cells[2] + cells[3];
  switch (unit.code.size()) {
    case 2:
      unit.level = UnitLevel::voivodeship;
      unit.name = lower(unit.name);
      return unit;
    case 4:
      unit.level = UnitLevel::powiat;
      unit.parent = cells[0];
      return unit;
    case 7:
      break;
    default:
      return std::nullopt;
  }
  const auto level = level_of_kind(cells[3]);
  if (!level) return std::nullopt;
  unit.level = *level;
  // A part belongs to its urban-rural gmina (kind 3); districts and delegations belong to their city (gmina 01, kind
  // 1).
  const std::string powiat = cells[0] + cells[1];
  unit.parent = *level == UnitLevel::gmina  ? powiat
                : *level == UnitLevel::part ? powiat + cells[2] + "3"
                                            : powiat + "011";
  return unit;
}

// A row of the plain table: teryt, level, kind, name, parent, ..., city_with_powiat_rights.
struct PlainColumns {
  std::size_t code = 0, level = 0, kind = 0, name = 0, parent = 0;
  std::optional<std::size_t> rights;
};

std::optional<PlainColumns> plain_columns(const Cells& heading) {
  const auto find = [&](std::string_view name) -> std::optional<std::size_t> {
    const auto at = std::ranges::find(heading, name);
    return at == heading.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - heading.begin()));
  };
  const auto code = find("teryt"), level = find("level"), kind = find("kind"), name = find("name"),
             parent = find("parent");
  if (!code || !level || !kind || !name || !parent) return std::nullopt;
  return PlainColumns{*code, *level, *kind, *name, *parent, find("city_with_powiat_rights")};
}

std::optional<UnitLevel> level_named(std::string_view name) {
  if (name == "wojewodztwo" || name == "województwo" || name == "voivodeship") return UnitLevel::voivodeship;
  if (name == "powiat") return UnitLevel::powiat;
  if (name == "gmina") return UnitLevel::gmina;
  return std::nullopt;
}

std::optional<Unit> plain_unit(const Cells& cells, const PlainColumns& columns) {
  const auto cell = [&](std::size_t at) { return at < cells.size() ? cells[at] : std::string(); };
  const auto level = level_named(cell(columns.level));
  const std::string code = cell(columns.code);
  const std::size_t digits = !level ? 0 : *level == UnitLevel::voivodeship ? 2 : *level == UnitLevel::powiat ? 4 : 7;
  if (!level || code.size() != digits || !all_digits(code) || cell(columns.name).empty()) return std::nullopt;
  return Unit{.code = code,
              .parent = cell(columns.parent),
              .level = *level,
              .kind = cell(columns.kind),
              .name = cell(columns.name),
              .city_rights = columns.rights && cell(*columns.rights) == "1"};
}

bool is_register(const Cells& heading) {
  return heading.size() >= 6 && heading[0] == "WOJ" && heading[1] == "POW" && heading[2] == "GMI" &&
         heading[3] == "RODZ";
}

int depth(const Unit& unit) { return static_cast<int>(unit.level); }

std::vector<LineProblem> orphans_among(const std::vector<Unit>& units, const std::vector<std::int64_t>& lines) {
  std::vector<LineProblem> problems;
  std::unordered_map<std::string_view, bool> known;
  for (const Unit& unit : units) known.emplace(unit.code, true);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool has_parent = units[i].level == UnitLevel::voivodeship || known.contains(units[i].parent);
    if (!has_parent)
      problems.push_back(
          {lines[i], wrong(keys::territory_no_parent, {{"code", units[i].code}, {"parent", units[i].parent}})});
  }
  return problems;
}

}  // namespace

std::expected<std::vector<Unit>, std::vector<LineProblem>> read_territory(std::string_view csv) {
  const auto table = tables::read_csv(csv, {.bytes = 8u << 20, .rows = 20'000, .columns = 20, .cell_bytes = 500});
  if (!table)
    return std::unexpected(
        std::vector{LineProblem{table.error().line, problem_of(table.error(), "territory", 20'000)}});
  const bool from_register = is_register(table->columns);
  const auto columns = plain_columns(table->columns);
  if (!from_register && !columns)
    return std::unexpected(std::vector{LineProblem{1, wrong(keys::territory_no_columns)}});

  std::vector<Unit> units;
  std::vector<std::int64_t> lines;
  std::vector<LineProblem> problems;
  for (const tables::CsvRow& row : table->rows) {
    auto unit = from_register ? register_unit(row.cells) : plain_unit(row.cells, *columns);
    if (unit) {
      units.push_back(*std::move(unit));
      lines.push_back(row.line);
    } else if (problems.size() < 100) {
      problems.push_back({row.line, wrong(keys::territory_bad_row)});
    }
  }
  if (problems.empty()) problems = orphans_among(units, lines);
  if (!problems.empty()) return std::unexpected(std::move(problems));
  std::ranges::stable_sort(units, {}, depth);
  return units;
}

}  // namespace wiec::places
