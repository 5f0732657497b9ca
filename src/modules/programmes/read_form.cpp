// From the form to the card, and from a card to the form; every fault is told at its field.
#include <algorithm>

#include "modules/programmes/form_rows.h"
#include "modules/programmes/project_form.h"
#include "modules/programmes/texts.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kMostText = 20'000;

struct LineField {
  std::string_view name;
  std::string_view (*label)(Language);
  std::string Project::*text;
  int most = 300;
  bool required = false;
};
constexpr LineField kLines[] = {
    {"acronym", texts::acronym, &Project::acronym, 60},
    {"title_pl", texts::title_pl, &Project::title_pl, 500, true},
    {"title_en", texts::title_en, &Project::title_en, 500},
    {"period", texts::period, &Project::period, 40},
    {"lead_theme_pl", texts::f_lead_theme_pl, &Project::lead_theme_pl},
    {"lead_theme_en", texts::f_lead_theme_en, &Project::lead_theme_en},
    {"beneficiary", texts::beneficiary, &Project::beneficiary},
    {"implementing_unit", texts::implementing_unit, &Project::implementing_unit},
    {"website", texts::website, &Project::website, 400},
    {"area", texts::area, &Project::area},
};

// One row of a group, read by short names.
struct RowReader {
  Reader& r;
  const RowGroup& group;
  int row;

  std::string name(std::string_view field) const { return field_name(group, row, field); }
  const RowField& field(std::string_view wanted) const {
    return *std::ranges::find(group.fields, wanted, &RowField::name);
  }
  std::string_view label(std::string_view of) const { return field(of).label(r.language); }

  std::string line(std::string_view of) const { return r.line(name(of), label(of), field(of).most); }
  std::string text(std::string_view of) const { return r.text(name(of), label(of), field(of).most); }
  std::optional<std::int64_t> money(std::string_view of, bool required = false) const {
    return r.money(name(of), label(of), required);
  }
  std::optional<int> number(std::string_view of) const {
    const auto value = r.whole(name(of), label(of), 1, field(of).most);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
  }
  std::optional<When> when(std::string_view of, bool required = false) const {
    const std::string_view typed = r.typed.at(name(of));
    const auto found = when_from(typed);
    if (!found && (required || !typed.empty()))
      r.wrong(texts::keys::err_when, name(of), {{"field", std::string(label(of))}});
    return found;
  }
  template <class E, std::size_t N>
  E one_of(std::string_view of, const std::string_view (&names)[N]) const {
    const auto found = enum_from<E>(names, r.typed.at(name(of)));
    if (!found) r.wrong(texts::keys::err_choice, name(of), {{"field", std::string(label(of))}});
    return found.value_or(E{});
  }
};

// "4,3004": at most four decimals.
std::optional<std::int64_t> ten_thousandths_from(std::string_view text) {
  std::int64_t value = 0;
  int decimals = -1;
  for (const char c : text) {
    if ((c == ',' || c == '.') && decimals < 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9' && decimals < 4 && value < 1'000'000'000) {
      value = value * 10 + (c - '0');
      if (decimals >= 0) ++decimals;
    } else {
      return std::nullopt;
    }
  }
  for (int i = std::max(decimals, 0); i < 4; ++i) value *= 10;
  return value > 0 ? std::optional(value) : std::nullopt;
}

Amount read_amount(const RowReader& row) {
  Amount a;
  a.level = row.one_of<AmountLevel>("level", kAmountLevels);
  a.phase = row.number("phase").value_or(0);
  const auto currency = currency_from(row.r.typed.at(row.name("currency")));
  if (!currency) row.r.wrong(texts::keys::err_currency, row.name("currency"));
  a.total = {row.money("total", true).value_or(0), currency.value_or(Currency::pln)};
  a.cofunding = row.money("cofunding");
  const std::string_view rate = row.r.typed.at(row.name("rate")), declared = row.r.typed.at(row.name("declared"));
  a.rate_e4 = ten_thousandths_from(rate);
  if (!rate.empty() && !a.rate_e4) row.r.wrong(texts::keys::err_rate, row.name("rate"));
  a.rate_on = row.r.date(row.name("rate_on"), row.label("rate_on"));
  const auto percent = minor_units_from(declared);  // two decimals of a percent are basis points
  if (!declared.empty() && (!percent || *percent > 10'000)) row.r.wrong(texts::keys::err_percent, row.name("declared"));
  if (percent && *percent <= 10'000) a.declared_basis_points = static_cast<int>(*percent);
  a.source = row.line("source");
  a.note = row.line("note");
  a.official = !row.r.typed.at(row.name("official")).empty();
  return a;
}

Phase read_phase(const RowReader& row) {
  Phase f;
  f.kind = row.one_of<PhaseKind>("kind", kPhaseKinds);
  f.name_pl = row.line("name_pl");
  f.name_en = row.line("name_en");
  f.months = row.number("months");
  f.from = row.when("from");
  f.to = row.when("to");
  f.source = row.line("source");
  return f;
}

Event read_event(const RowReader& row) {
  Event e;
  e.kind = row.one_of<EventKind>("kind", kEventKinds);
  e.at = row.when("at", true).value_or(When{});
  e.phase = row.number("phase").value_or(0);
  e.months = row.number("months");
  e.text_pl = row.text("text_pl");
  e.text_en = row.text("text_en");
  return e;
}

Partner read_partner(const RowReader& row) {
  Partner p;
  p.role = row.one_of<PartnerRole>("role", kPartnerRoles);
  p.name = row.line("name");
  p.city = row.line("city");
  p.country = row.line("country");
  p.area = row.line("area");
  p.id = {id_from_code(row.r.typed.at(row.name("id"))).value_or(0)};
  std::ranges::transform(p.country, p.country.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  const bool code =
      p.country.size() == 2 && std::ranges::all_of(p.country, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!p.country.empty() && !code) row.r.wrong(texts::keys::err_country, row.name("country"));
  if (p.name.empty() && p.city.empty()) row.r.wrong(texts::keys::err_partner_name, row.name("city"));
  return p;
}

template <class Part>
std::vector<Part> read_rows(Reader& r, const RowGroup& group, Part (*read)(const RowReader&)) {
  std::vector<Part> parts;
  for (int row = 1; row <= rows_of(group, r.typed); ++row)
    if (!is_empty(group, r.typed, row)) parts.push_back(read({r, group, row}));
  return parts;
}

// A row that was there keeps its number and its pilot, whatever became of its name.
void keep_pilots(const std::vector<Partner>& before, std::vector<Partner>& partners) {
  std::vector<PartnerId> taken;
  for (Partner& p : partners) {
    const auto was = std::ranges::find(before, p.id, &Partner::id);
    const bool known = p.id && was != before.end() && std::ranges::find(taken, p.id) == taken.end();
    p.id = known ? p.id : PartnerId{};
    if (known) p.pilot = was->pilot;
    taken.push_back(p.id);
  }
}

void read_dates(Reader& r, Project& p) {
  const std::string_view from = r.typed.at("from"), to = r.typed.at("to");
  p.from = when_from(from);
  p.to = when_from(to);
  if (const auto span = to.empty() ? span_from(from) : std::nullopt) {  // "2013-2015" in the first field
    p.from = span->from;
    p.to = span->to;
    return;
  }
  if (!from.empty() && !p.from)
    r.wrong(texts::keys::err_when, "from", {{"field", std::string(texts::from(r.language))}});
  if (!to.empty() && !p.to) r.wrong(texts::keys::err_when, "to", {{"field", std::string(texts::to(r.language))}});
}

void read_choices(Reader& r, const Ground& ground, Project& p) {
  const auto wrong = [&](std::string_view name, std::string_view label) {
    r.wrong(texts::keys::err_choice, name, {{"field", std::string(label)}});
  };
  const std::string_view programme = r.typed.at("programme"), place = r.typed.at("place");
  const Programme* chosen = find_by_code(*ground.programmes, programme);
  p.programme = chosen ? chosen->id : ProgrammeId{};
  if (!programme.empty() && !chosen) wrong("programme", texts::programme(r.language));
  const NamedPlace* where = find_by_code(ground.places, place);
  p.place = where ? where->id : places::PlaceId{};
  if (!place.empty() && !where) wrong("place", texts::place(r.language));
  p.topics.clear();
  for (const std::string& code : r.typed.list("topics")) {
    const Topic* topic = find_by_code(*ground.topics, code);
    if (topic && std::ranges::find(p.topics, topic->id) == p.topics.end()) p.topics.push_back(topic->id);
    if (!topic) wrong("topics", texts::topics(r.language));
  }
  const auto category = enum_from<Category>(kCategories, r.typed.at("category"));
  if (!category) wrong("category", texts::category(r.language));
  p.category = category.value_or(p.category);
  const auto state = enum_from<State>(kStates, r.typed.at("state"));
  if (!state) wrong("state", texts::state(r.language));
  p.state = state.value_or(p.state);
}

std::vector<std::string> new_topics(Reader& r) {
  const std::string typed = r.line("new_topics", texts::f_new_topics(r.language), 300);
  std::vector<std::string> topics;
  std::string_view rest = typed;
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    const auto name = text::clean_line(rest.substr(0, comma));
    if (name && !code_of_name(*name).empty()) topics.push_back(*name);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return topics;
}

void read_levels(Reader& r, Project& p) {
  p.levels.clear();
  const auto add = [&](WorkLevel level, std::string_view pl, std::string_view pl_label, std::string_view en,
                       std::string_view en_label) {
    LevelText text{level, r.text(pl, pl_label, kMostText), r.text(en, en_label, kMostText)};
    if (!text.description_pl.empty() || !text.description_en.empty()) p.levels.push_back(std::move(text));
  };
  const Language l = r.language;
  add(WorkLevel::international, "international_pl", texts::f_international_pl(l), "international_en",
      texts::f_international_en(l));
  add(WorkLevel::local, "local_pl", texts::f_local_pl(l), "local_en", texts::f_local_en(l));
}

}  // namespace

ReadForm read_form(Reader& r, const Ground& ground, Project base) {
  ReadForm read{std::move(base), {}, {}};
  Project& p = read.project;
  for (const LineField& line : kLines)
    p.*line.text = r.line(line.name, line.label(r.language), line.most, line.required);
  if (!p.website.empty() && !p.website.starts_with("https://") && !p.website.starts_with("http://"))
    r.wrong(texts::keys::err_website, "website");
  read_choices(r, ground, p);
  read_dates(r, p);
  p.description_pl = r.text("description_pl", texts::description_pl(r.language), kMostText);
  p.description_en = r.text("description_en", texts::description_en(r.language), kMostText);
  read_levels(r, p);
  p.amounts = read_rows(r, kAmountRows, read_amount);
  if (p.amounts.size() == 1) p.amounts[0].official = true;  // there is nothing to choose from
  p.phases = read_rows(r, kPhaseRows, read_phase);
  p.events = read_rows(r, kEventRows, read_event);
  const auto partners = std::exchange(p.partners, read_rows(r, kPartnerRows, read_partner));
  keep_pilots(partners, p.partners);
  read.new_topics = new_topics(r);
  read.predecessor = r.line("predecessor", texts::predecessor(r.language), 300);
  return read;
}

}  // namespace wiec::programmes
