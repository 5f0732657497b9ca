// The pools of an edition: all of them as a table to paste, one of them as fields, and limits for a whole level.
#include "modules/editions/section.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/field.h"
#include "platform/tables/csv_reader.h"
#include "platform/text/slug.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

constexpr std::int64_t kMostResidents = 20'000'000;
constexpr int kMostSignatures = 100'000;
constexpr std::size_t kMostPools = 400;

using Label = std::string_view (*)(Language);

// A column of the table: its headings, Polish first; the label is that of the field of one pool.
struct Column {
  std::string_view field;
  std::string_view pl, en;
  Label label;
};
constexpr Column kColumns[] = {
    {"code", "kod", "code", texts::f_pool_code},
    {"name_pl", "nazwa", "name", texts::f_pool_name_pl},
    {"name_en", "nazwa_en", "name_en", texts::f_pool_name_en},
    {"level", "poziom", "level", texts::level},
    {"district", "dzielnica", "district", texts::f_district},
    {"budget", "kwota", "budget", texts::budget},
    {"cost_least", "koszt_od", "min", texts::f_cost_least},
    {"cost_most", "koszt_do", "max", texts::f_cost_most},
    {"signatures", "podpisy", "signatures", texts::f_signatures},
    {"residents", "mieszkancy", "residents", texts::f_residents},
};

// "miasto", "dzielnica", "lokalna", their adjectives and the codes.
std::optional<Level> level_of(std::string_view typed) {
  const std::string word = text::fold(typed);
  if (word == "citywide" || word == "miasto" || word == "ogolnomiejski" || word == "ogolnomiejska")
    return Level::citywide;
  if (word == "district" || word == "dzielnica" || word == "dzielnicowy" || word == "dzielnicowa")
    return Level::district;
  if (word == "local" || word == "lokalny" || word == "lokalna") return Level::local;
  return std::nullopt;
}

std::string_view word_of(Level level) {
  return level == Level::citywide ? "miasto" : level == Level::district ? "dzielnica" : "lokalna";
}

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= 60 && code != "nowa" &&
         std::ranges::all_of(code, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

places::PlaceId place_named(const Ground& ground, std::string_view name) {
  const std::string folded = text::fold(name);
  const auto at = std::ranges::find_if(
      ground.districts, [&](const places::Place& place) { return place.name_folded == folded || place.code == name; });
  return at == ground.districts.end() ? places::PlaceId{} : at->id;
}

// ---- The table

std::string quoted(std::string_view cell) {
  if (cell.find_first_of(";\"\n") == std::string_view::npos) return std::string(cell);
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

void fill_pools(Typed& t, const Edition& e) {
  std::string csv;
  for (const Column& column : kColumns) csv += (csv.empty() ? "" : ";") + std::string(column.pl);
  for (const Pool& pool : e.pools) {
    Typed cells;
    fill_pool(cells, pool);
    cells.set("level", std::string(word_of(pool.level)));
    csv += '\n';
    for (const Column& column : kColumns) csv += (&column == kColumns ? "" : ";") + quoted(cells.at(column.field));
  }
  t.set("csv", csv);
}

void show_pools(html::Html& f, const Shown& s) {
  html::text_area(f, s.language,
                  {.name = "csv",
                   .label = texts::f_csv(s.language),
                   .hint = texts::f_csv_hint(s.language),
                   .value = s.typed.at("csv"),
                   .error = s.errors.at("csv"),
                   .rows = 14});
}

TextKey words_of(tables::CsvFault fault) {
  switch (fault) {
    case tables::CsvFault::unclosed_quote:
      return texts::keys::err_csv_quote;
    case tables::CsvFault::stray_quote:
      return texts::keys::err_csv_quote;
    default:
      return texts::keys::err_csv;
  }
}

// Which of kColumns stands where; an unknown heading is an error.
std::vector<const Column*> columns_of(Reader& r, const tables::CsvTable& table) {
  std::vector<const Column*> columns;
  for (const std::string& heading : table.columns) {
    const std::string word = text::fold(heading);
    const auto at = std::ranges::find_if(kColumns, [&](const Column& c) { return c.pl == word || c.en == word; });
    if (at == std::end(kColumns) && !heading.empty())
      r.wrong(texts::keys::err_csv_column, "csv", {{"column", text::truncate(heading, 40)}});
    columns.push_back(at == std::end(kColumns) ? nullptr : &*at);
  }
  for (const std::string_view needed : {"name_pl", "level", "budget"})
    if (std::ranges::none_of(columns, [&](const Column* c) { return c && c->field == needed; })) {
      const auto at = std::ranges::find(kColumns, needed, &Column::field);
      r.wrong(texts::keys::err_csv_lacks, "csv", {{"column", std::string(at->pl)}});
    }
  return columns;
}

void read_pools(Reader& r, const Ground& ground, Edition& e) {
  const auto table = tables::read_csv(r.typed.at("csv"), {.bytes = 1 << 20, .rows = kMostPools, .columns = 20});
  if (!table) {
    r.wrong(words_of(table.error().fault), "csv", {{"line", table.error().line}});
    return;
  }
  Faults faults;
  Reader heading(r.language, r.typed, faults);
  const auto columns = columns_of(heading, *table);
  for (const Problem& fault : faults) r.wrong(fault.text, "csv", fault.args);
  if (!faults.empty()) return;
  std::vector<Pool> pools;
  for (const tables::CsvRow& row : table->rows) {
    Typed cells;
    for (std::size_t i = 0; i < std::min(columns.size(), row.cells.size()); ++i)
      if (columns[i]) cells.set(std::string(columns[i]->field), row.cells[i]);
    Faults of_line;
    Reader line(r.language, cells, of_line);
    pools.push_back(read_pool(line, ground, {.name_en = std::string(cells.at("name_pl")), .budget = {0, e.currency}}));
    const auto old = std::ranges::find(e.pools, pools.back().code, &Pool::code);
    if (old != e.pools.end()) pools.back().id = old->id;
    for (const Problem& fault : of_line)
      r.wrong(texts::keys::err_csv_line, "csv", {{"line", row.line}, {"what", text::translate(r.language, fault)}});
  }
  e.pools = std::move(pools);
}

// ---- Limits for a level

constexpr Level kLevels[] = {Level::citywide, Level::district, Level::local};

struct LimitField {
  std::string_view name;
  Label label;
  std::string (*of)(const Pool&);
};
const LimitField kLimitFields[] = {
    {"cost_least", texts::f_cost_least,
     [](const Pool& p) { return p.cost_least ? amount_text(p.cost_least->minor) : "0"; }},
    {"cost_most", texts::f_cost_most,
     [](const Pool& p) { return p.cost_most ? amount_text(p.cost_most->minor) : "0"; }},
    {"signatures", texts::f_signatures, [](const Pool& p) { return std::to_string(p.signatures); }},
};

std::string limit_name(Level level, std::string_view field) { return fmt::format("{}_{}", code_of(level), field); }
std::string limit_label(Language l, Level level, const LimitField& field) {
  return texts::of_level(l, field.label(l), name_of(l, level));
}

void fill_limits(Typed& t, const Edition& e) {
  for (const Level level : kLevels)
    for (const LimitField& field : kLimitFields) {
      std::optional<std::string> common;
      bool same = true;
      for (const Pool& pool : e.pools) {
        if (pool.level != level) continue;
        same = same && (!common || *common == field.of(pool));
        common = field.of(pool);
      }
      t.set(limit_name(level, field.name), same ? common.value_or("") : "");
    }
}

void show_limits(html::Html& f, const Shown& s) {
  const Language l = s.language;
  for (const Level level : kLevels) {
    if (std::ranges::find(s.edition.pools, level, &Pool::level) == s.edition.pools.end()) continue;
    html::put<"<h2>{}</h2>">(f, texts::level_heading(l, name_of(l, level)));
    for (const LimitField& field : kLimitFields) {
      const std::string name = limit_name(level, field.name), label = limit_label(l, level, field);
      html::text_field(f, l,
                       {.name = name,
                        .label = label,
                        .value = s.typed.at(name),
                        .error = s.errors.at(name),
                        .width = html::Width::half,
                        .suffix = field.name == "signatures" ? std::string_view() : texts::zloty(l),
                        .optional = true});
    }
  }
}

void read_limits(Reader& r, const Ground&, Edition& e) {
  const auto money_or_none = [&](std::int64_t minor) {
    return minor == 0 ? std::nullopt : std::optional(Money{minor, e.currency});
  };
  for (const Level level : kLevels) {
    const auto label = [&](int i) { return limit_label(r.language, level, kLimitFields[i]); };
    const auto least = r.money(limit_name(level, "cost_least"), label(0));
    const auto most = r.money(limit_name(level, "cost_most"), label(1));
    const auto signatures = r.whole(limit_name(level, "signatures"), label(2), 0, kMostSignatures);
    for (Pool& pool : e.pools) {
      if (pool.level != level) continue;
      if (least) pool.cost_least = money_or_none(*least);
      if (most) pool.cost_most = money_or_none(*most);
      if (signatures) pool.signatures = static_cast<int>(*signatures);
    }
  }
}

}  // namespace

std::string code_from_name(std::string_view name) { return text::slug(name); }

void fill_pool(Typed& t, const Pool& pool) {
  t.set("code", pool.code);
  t.set("name_pl", pool.name_pl);
  t.set("name_en", pool.name_en);
  t.set("level", std::string(code_of(pool.level)));
  t.set("district", pool.district);
  t.set("budget", amount_text(pool.budget.minor));
  t.set("cost_least", pool.cost_least ? amount_text(pool.cost_least->minor) : "");
  t.set("cost_most", pool.cost_most ? amount_text(pool.cost_most->minor) : "");
  t.set("signatures", std::to_string(pool.signatures));
  t.set("residents", pool.residents ? std::to_string(*pool.residents) : "");
}

void show_pool(html::Html& f, const Shown& s) {
  const Language l = s.language;
  const auto line = [&](std::string_view name, Label label, std::string_view hint, html::Width width,
                        std::string_view suffix, bool optional) {
    html::text_field(f, l,
                     {.name = name,
                      .label = label(l),
                      .hint = hint,
                      .value = s.typed.at(name),
                      .error = s.errors.at(name),
                      .width = width,
                      .suffix = suffix,
                      .optional = optional});
  };
  using html::Width;
  line("name_pl", texts::f_pool_name_pl, "", Width::full, "", false);
  line("name_en", texts::f_pool_name_en, texts::f_pool_name_en_hint(l), Width::full, "", true);
  line("code", texts::f_pool_code, texts::f_pool_code_hint(l), Width::half, "", true);
  std::vector<html::Choice> levels;
  for (const Level level : kLevels) levels.push_back({.value = code_of(level), .label = name_of(l, level)});
  html::radio_field(f, l,
                    {.name = "level",
                     .legend = texts::level(l),
                     .choices = levels,
                     .value = s.typed.at("level"),
                     .error = s.errors.at("level")});
  line("district", texts::f_district, texts::f_district_hint(l), Width::half, "", true);
  line("budget", texts::budget, "", Width::half, texts::zloty(l), false);
  line("cost_least", texts::f_cost_least, "", Width::half, texts::zloty(l), true);
  line("cost_most", texts::f_cost_most, "", Width::half, texts::zloty(l), true);
  line("signatures", texts::f_signatures, texts::f_signatures_hint(l), Width::short_, "", true);
  line("residents", texts::f_residents, texts::f_residents_hint(l), Width::half, "", true);
}

Pool read_pool(Reader& r, const Ground& ground, Pool pool) {
  const Language l = r.language;
  const Currency currency = pool.budget.currency;
  pool.name_pl = r.line("name_pl", texts::f_pool_name_pl(l), 120, true);
  const std::string name_en = r.line("name_en", texts::f_pool_name_en(l), 120);
  pool.name_en = name_en.empty() ? pool.name_pl : name_en;
  const std::string code = r.line("code", texts::f_pool_code(l), 60);
  pool.code = code.empty() ? code_from_name(pool.name_pl) : code;
  if (!pool.name_pl.empty() && !is_code(pool.code)) r.wrong(texts::keys::err_pool_code, "code");
  const auto level = level_of(r.typed.at("level"));
  if (!level) r.wrong(texts::keys::err_level, "level");
  pool.level = level.value_or(pool.level);
  pool.district = r.line("district", texts::f_district(l), 120);
  if (pool.level == Level::local && level && pool.district.empty()) r.wrong(texts::keys::err_district, "district");
  if (pool.level == Level::district) pool.place = place_named(ground, pool.name_pl);
  if (pool.level == Level::local) pool.place = place_named(ground, pool.district);
  const auto budget = r.money("budget", texts::budget(l), true);
  pool.budget = {budget.value_or(0), currency};
  const auto limit = [&](std::string_view name, Label label) -> std::optional<Money> {
    const auto minor = r.money(name, label(l));
    return minor && *minor > 0 ? std::optional(Money{*minor, currency}) : std::nullopt;
  };
  pool.cost_least = limit("cost_least", texts::f_cost_least);
  pool.cost_most = limit("cost_most", texts::f_cost_most);
  pool.signatures = static_cast<int>(r.whole("signatures", texts::f_signatures(l), 0, kMostSignatures).value_or(0));
  pool.residents = r.whole("residents", texts::f_residents(l), 1, kMostResidents);
  return pool;
}

const Section kPools{Part::pools, texts::part_pools, texts::lead_pools, fill_pools, show_pools, read_pools};
const Section kLimits{Part::limits, texts::part_limits, texts::lead_limits, fill_limits, show_limits, read_limits};

}  // namespace wiec::editions
