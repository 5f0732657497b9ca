#include "commons/places/csv_problem.h"
#include "commons/places/street_name.h"
#include "commons/places/streets.h"
#include "commons/places/texts.h"
#include "platform/tables/csv_reader.h"
#include "platform/text/text.h"

namespace wiec::places {
namespace {

namespace keys = texts::keys;

constexpr std::size_t kMostProblems = 100;
constexpr std::size_t kMostRows = 200'000;
constexpr std::size_t kLongestStreet = 120;

Problem wrong(TextKey text, std::vector<TextArg> args = {}) {
  return {ProblemKind::invalid, text, "streets", std::move(args)};
}

// Positions of the columns; npos = absent.
struct Columns {
  static constexpr std::size_t npos = std::string::npos;
  std::size_t street = npos, numbers = npos, from = npos, to = npos, parity = npos, district = npos;
  bool complete() const { return street != npos && district != npos; }
};

Columns columns_of(const std::vector<std::string>& heading) {
  Columns columns;
  const auto is = [](const std::string& name, std::initializer_list<std::string_view> known) {
    return std::ranges::find(known, name) != known.end();
  };
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const std::string name = text::fold(heading[i]);
    if (is(name, {"ulica", "street", "nazwa ulicy", "nazwa", "ulica / osiedle"}))
      columns.street = i;
    else if (is(name, {"numery", "numbers", "numer", "numery od-do", "nr", "numery domow", "numeracja"}))
      columns.numbers = i;
    else if (is(name, {"od", "from", "numer od", "nr od", "number_from"}))
      columns.from = i;
    else if (is(name, {"do", "to", "numer do", "nr do", "number_to"}))
      columns.to = i;
    else if (is(name, {"parzystosc", "parity", "strona", "parzyste/nieparzyste"}))
      columns.parity = i;
    else if (is(name, {"dzielnica", "district", "nazwa dzielnicy", "jednostka", "osiedle", "rada dzielnicy"}))
      columns.district = i;
  }
  return columns;
}

std::string_view cell(const tables::CsvRow& row, std::size_t column) {
  return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view();
}

// "IX" -> 9; 0 for anything else.
int roman(std::string_view text) {
  const auto value = [](char c) { return c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : c == 'l' ? 50 : 0; };
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int one = value(text[i]);
    if (one == 0) return 0;
    sum += i + 1 < text.size() && value(text[i + 1]) > one ? -one : one;
  }
  return sum;
}

int plain_number(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || number > 10'000) return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

// Districts by everything a file may call them.
class DistrictNames {
 public:
  explicit DistrictNames(const std::vector<Place>& districts) {
    for (const Place& place : districts) {
      by_name_.try_emplace(place.name_folded, place.id);
      by_name_.try_emplace(place.code, place.id);
      if (place.position > 0) by_number_.try_emplace(place.position, place.id);
    }
  }

  std::optional<PlaceId> find(std::string_view typed) const {
    std::string folded = text::fold(typed);
    for (const std::string_view word : {"dzielnica ", "osiedle "}) {
      if (folded.starts_with(word) && !by_name_.contains(folded)) folded.erase(0, word.size());
    }
    if (const auto found = by_name_.find(folded); found != by_name_.end()) return found->second;
    const int number = plain_number(folded) > 0 ? plain_number(folded) : roman(folded);
    const auto found = by_number_.find(number);
    if (found != by_number_.end()) return found->second;
    // "VIII Dębniki": a number and the name.
    const auto blank = folded.find(' ');
    return blank == std::string::npos ? std::nullopt : find_name(folded.substr(blank + 1));
  }

 private:
  std::optional<PlaceId> find_name(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? std::nullopt : std::optional(found->second);
  }
  std::map<std::string, PlaceId> by_name_;
  std::map<int, PlaceId> by_number_;
};

class StreetFile {
 public:
  StreetFile(Columns columns, const std::vector<Place>& districts) : columns_(columns), districts_(districts) {}

  void add(const tables::CsvRow& row) {
    if (auto problem = take(row)) problems_.push_back({row.line, *std::move(problem)});
  }
  bool full_of_problems() const { return problems_.size() >= kMostProblems; }

  std::expected<std::vector<NewStreet>, std::vector<LineProblem>> finish() {
    if (!problems_.empty()) return std::unexpected(std::move(problems_));
    return std::move(streets_);
  }

 private:
  std::optional<Problem> take(const tables::CsvRow& row) {
    const std::string_view name = cell(row, columns_.street);
    const std::string key = street_key(name);
    if (key.empty() || text::length(name) > kLongestStreet) return wrong(keys::streets_no_street);
    const auto district = districts_.find(cell(row, columns_.district));
    if (!district) return wrong(keys::streets_unknown_district, {{"name", std::string(cell(row, columns_.district))}});
    const auto parity = parity_from(cell(row, columns_.parity));
    if (!parity) return wrong(keys::streets_bad_parity, {{"typed", std::string(cell(row, columns_.parity))}});
    const auto ranges = ranges_in(row, *parity);
    if (!ranges) return wrong(keys::streets_bad_numbers, {{"typed", typed_numbers(row)}});
    return place(name, key, *ranges, *district);
  }

  std::string typed_numbers(const tables::CsvRow& row) const {
    if (columns_.numbers != Columns::npos) return std::string(cell(row, columns_.numbers));
    return fmt::format("{}-{}", cell(row, columns_.from), cell(row, columns_.to));
  }

  std::optional<std::vector<NumberRange>> ranges_in(const tables::CsvRow& row, Parity parity) const {
    if (columns_.numbers != Columns::npos) return ranges_from(cell(row, columns_.numbers), parity);
    const auto range = range_from(cell(row, columns_.from), cell(row, columns_.to), parity);
    return range ? std::optional(std::vector{*range}) : std::nullopt;
  }

  std::optional<Problem> place(std::string_view name, const std::string& key, const std::vector<NumberRange>& ranges,
                               PlaceId district) {
    const auto [at, is_new] = by_key_.try_emplace(key, streets_.size());
    if (is_new) streets_.push_back({.name = std::string(name), .key = key, .sort = text::sort_key(name), .parts = {}});
    NewStreet& street = streets_[at->second];
    for (const NumberRange& range : ranges) {
      for (const StreetPart& part : street.parts) {
        if (part.district != district && part.numbers.meets(range))
          return wrong(keys::streets_claimed_twice, {{"from", text_of(std::max(part.numbers.first, range.first))},
                                                     {"to", text_of(std::min(part.numbers.last, range.last))}});
      }
      street.parts.push_back({range, district});
    }
    return std::nullopt;
  }

  Columns columns_;
  DistrictNames districts_;
  std::vector<NewStreet> streets_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::vector<LineProblem> problems_;
};

}  // namespace

std::expected<std::vector<NewStreet>, std::vector<LineProblem>> read_streets(std::string_view csv,
                                                                             const std::vector<Place>& districts) {
  const auto table = tables::read_csv(csv, {.bytes = 32u << 20, .rows = kMostRows, .columns = 50, .cell_bytes = 4'000});
  if (!table)
    return std::unexpected(
        std::vector{LineProblem{table.error().line, problem_of(table.error(), "streets", kMostRows)}});
  const Columns columns = columns_of(table->columns);
  if (!columns.complete()) return std::unexpected(std::vector{LineProblem{1, wrong(keys::streets_no_columns)}});
  StreetFile file(columns, districts);
  for (const tables::CsvRow& row : table->rows) {
    file.add(row);
    if (file.full_of_problems()) break;
  }
  return file.finish();
}

}  // namespace wiec::places
