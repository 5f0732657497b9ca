// What a person types line by line: points on the map and the rows of costs.
#include "modules/submission/filing.h"
#include "modules/submission/texts.h"

namespace wiec::submission {
namespace {

constexpr std::int64_t kMostPrice = 100'000'000'000, kMostQuantity = 100'000'000;  // 1e9 zł, a million units

std::optional<std::int64_t> degrees_from(std::string_view text) {
  const auto start = text.find_first_not_of(" \t");
  if (start == text.npos) return std::nullopt;
  text = text.substr(start, text.find_last_not_of(" \t") - start + 1);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::int64_t units = 0;
  int decimals = -1;
  if (text.empty() || text.size() > 20) return std::nullopt;
  for (const char c : text) {
    if ((c == '.' || c == ',') && decimals < 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9') {
      if (decimals >= 7) continue;  // below a centimetre
      units = units * 10 + (c - '0');
      if (decimals >= 0) ++decimals;
    } else {
      return std::nullopt;
    }
    if (units > 1'800'000'000) return std::nullopt;
  }
  for (int i = std::max(decimals, 0); i < 7; ++i) units *= 10;
  return negative ? -units : units;
}

// The comma between the two, where commas may stand inside both: "50,06; 19,93", "50.06, 19.93", "50.06 19.93".
std::optional<places::Point> point_from(std::string_view line) {
  std::size_t between = line.find(';');
  if (between == line.npos) between = line.find(", ");
  if (between == line.npos && line.find('.') != line.npos) between = line.find(',');
  if (between == line.npos) between = line.find(' ');
  if (between == line.npos) return std::nullopt;
  const auto latitude = degrees_from(line.substr(0, between)), longitude = degrees_from(line.substr(between + 1));
  constexpr std::int64_t kQuarter = 90 * places::kUnitsPerDegree;
  if (!latitude || !longitude || std::abs(*latitude) > kQuarter || std::abs(*longitude) > 2 * kQuarter)
    return std::nullopt;
  return places::Point{*longitude, *latitude};
}

}  // namespace

std::vector<std::optional<places::Point>> points_from(std::string_view lines) {
  std::vector<std::optional<places::Point>> points;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") != line.npos)
      points.push_back(point_from(line.substr(line.find_first_not_of(' '))));
  }
  return points;
}

std::int64_t cost_of(std::int64_t hundredths, std::int64_t price) {
  __extension__ using Wide = __int128;
  return static_cast<std::int64_t>((Wide{hundredths} * price + 50) / 100);
}

std::string quantity_text(std::int64_t hundredths) {
  const std::string whole = plain_decimal(hundredths);
  return whole.ends_with(".00") ? whole.substr(0, whole.size() - 3) : whole;
}

std::vector<CostRow> costs_from(Reader& r) {
  std::vector<CostRow> rows;
  for (int i = 0; i < kMostCosts; ++i) {
    const auto name = [&](std::string_view part) { return fmt::format("c{}_{}", i, part); };
    const auto typed = [&](std::string_view part) { return r.typed.at(name(part)); };
    if (typed("name").empty() && typed("quantity").empty() && typed("price").empty()) continue;
    const std::int64_t number = i + 1;
    CostRow row;
    row.name = r.line(name("name"), texts::f_cost_name(r.language, number), 120, true);
    row.unit = r.line(name("unit"), texts::f_cost_unit(r.language, number), 20);
    const auto quantity = minor_units_from(typed("quantity"));
    if (!quantity || *quantity <= 0 || *quantity > kMostQuantity)
      r.wrong(texts::keys::err_quantity, name("quantity"), {{"row", number}});
    const auto price = minor_units_from(typed("price"));
    if (!price || *price <= 0 || *price > kMostPrice) r.wrong(texts::keys::err_price, name("price"), {{"row", number}});
    if (!quantity || !price || *quantity > kMostQuantity || *price > kMostPrice) continue;
    row.hundredths = *quantity;
    row.price = *price;
    row.cost = cost_of(row.hundredths, row.price);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace wiec::submission
