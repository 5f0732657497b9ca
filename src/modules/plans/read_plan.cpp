#include "modules/plans/read_plan.h"

#include <algorithm>

#include "modules/plans/texts.h"
#include "modules/plans/words.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

using bilingual::Needed;
using bilingual::read_both;
using bilingual::read_both_lines;
using bilingual::set_both;
using programmes::Cell;
using programmes::enum_from;
using programmes::name_in;
using programmes::RowField;
using programmes::RowGroup;

constexpr int kLongText = 8000, kShortText = 2000;
constexpr std::int64_t kMostCost = 10'000'000'000'00;  // ten thousand millions: more is a mistyped sum
constexpr std::string_view kCurrencies[] = {"PLN", "EUR", "CHF", "USD", "GBP", "HUF", "CZK"};

std::string_view indicator_kind(Language l, std::size_t kind) { return words_of(l, static_cast<IndicatorKind>(kind)); }

constexpr RowField kIndicatorFields[] = {
    {.name = "kind", .label = texts::i_kind, .cell = Cell::choice, .values = kIndicatorKinds, .word = indicator_kind},
    {.name = "name_pl", .label = texts::i_name_pl},
    {.name = "name_en", .label = texts::i_name_en},
    {.name = "unit", .label = texts::i_unit, .most = 40, .hint = texts::i_unit_hint},
    {.name = "baseline", .label = texts::i_baseline, .cell = Cell::decimal, .hint = texts::i_baseline_hint},
    {.name = "target", .label = texts::i_target, .cell = Cell::decimal}};

std::string decimal_text(const std::optional<std::int64_t>& hundredths) {
  return hundredths ? amount_text(*hundredths) : std::string();
}

std::optional<std::int64_t> read_value(Reader& r, const std::string& name) {
  const std::string_view typed = r.typed.at(name);
  const auto value = minor_units_from(typed);
  if (!typed.empty() && !value) r.wrong(texts::keys::err_value, name);
  return value;
}

std::optional<When> read_when(Reader& r, std::string_view name, std::string_view label) {
  const std::string_view typed = r.typed.at(name);
  const auto when = programmes::when_from(typed);
  if (!typed.empty() && !when) r.wrong(texts::keys::err_when, name, {{"field", std::string(label)}});
  return when;
}

template <class E, std::size_t N>
E read_choice(Reader& r, const std::string& name, std::string_view label, const std::string_view (&names)[N]) {
  const auto found = enum_from<E>(names, r.typed.at(name));
  if (!found) r.wrong(texts::keys::err_choice, name, {{"field", std::string(label)}});
  return found.value_or(E{});
}

std::vector<Indicator> read_indicators(Reader& r) {
  std::vector<Indicator> all;
  for (int row = 1; row <= programmes::rows_of(kIndicatorRows, r.typed); ++row) {
    if (programmes::is_empty(kIndicatorRows, r.typed, row)) continue;
    const auto name = [&](std::string_view field) { return programmes::field_name(kIndicatorRows, row, field); };
    Indicator i;
    i.kind = read_choice<IndicatorKind>(r, name("kind"), texts::i_kind(r.language), kIndicatorKinds);
    i.name.pl = r.line(name("name_pl"), texts::i_name_pl(r.language), 200, true);
    i.name.en = r.line(name("name_en"), texts::i_name_en(r.language), 200);
    i.unit = r.line(name("unit"), texts::i_unit(r.language), 40);
    i.baseline = read_value(r, name("baseline"));
    i.target = read_value(r, name("target"));
    if (i.baseline && i.target && *i.baseline == *i.target) r.wrong(texts::keys::err_same_value, name("target"));
    if (std::ranges::any_of(all, [&](const Indicator& other) {
          return other.kind == i.kind && text::fold(other.name.pl) == text::fold(i.name.pl);
        }))
      r.wrong(texts::keys::err_indicator_twice, name("name_pl"));
    all.push_back(std::move(i));
  }
  return all;
}

std::optional<Money> read_cost(Reader& r) {
  const auto currency = currency_from(r.typed.at("currency"));
  if (!currency) r.wrong(texts::keys::err_choice, "currency", {{"field", std::string(texts::a_currency(r.language))}});
  const auto minor = r.money("cost", texts::a_cost(r.language));
  if (minor && *minor > kMostCost) r.wrong(texts::keys::err_cost, "cost");
  return minor ? std::optional(Money{*minor, currency.value_or(Currency::pln)}) : std::nullopt;
}

}  // namespace

const RowGroup kIndicatorRows{"indicator",          texts::indicators,    texts::i_lead,
                              texts::indicator_row, texts::add_indicator, kIndicatorFields};

Typed typed_from(const Plan& p, std::string_view project, const Places& places) {
  Typed t;
  t.set("kind", std::string(name_in(kKinds, p.kind)));
  set_both(t, "title", p.title);
  t.set("area", p.area);
  t.set("project", std::string(project));
  if (const auto* place = programmes::find_by_id(places, p.place)) t.set("place", place->code);
  t.set("base", std::to_string(p.version));
  return t;
}

Typed typed_from(const Paragraph& p) {
  Typed t;
  t.set("section", std::string(name_in(kSections, p.section)));
  set_both(t, "text", p.text);
  if (p.position > 0) t.set("position", std::to_string(p.position));
  return t;
}

Typed typed_from(const Action& a) {
  Typed t;
  set_both(t, "title", a.title);
  set_both(t, "about", a.about);
  set_both(t, "funding", a.funding);
  set_both(t, "risk", a.risk);
  t.set("owner", a.owner);
  t.set("partners", a.partners);
  t.set("cost", a.cost ? amount_text(a.cost->minor) : std::string());
  t.set("currency", std::string(wiec::code_of(a.cost ? a.cost->currency : Currency::pln)));
  t.set("from", a.from ? programmes::code_of(*a.from) : std::string());
  t.set("to", a.to ? programmes::code_of(*a.to) : std::string());
  t.set("readiness", std::string(name_in(kReadiness, a.readiness)));
  if (a.position > 0) t.set("position", std::to_string(a.position));
  int row = 0;
  for (const Indicator& i : a.indicators) {
    ++row;
    const auto name = [&](std::string_view field) { return programmes::field_name(kIndicatorRows, row, field); };
    t.set(name("kind"), std::string(name_in(kIndicatorKinds, i.kind)));
    t.set(name("name_pl"), i.name.pl);
    t.set(name("name_en"), i.name.en);
    t.set(name("unit"), i.unit);
    t.set(name("baseline"), decimal_text(i.baseline));
    t.set(name("target"), decimal_text(i.target));
  }
  programmes::set_rows(kIndicatorRows, t, row);
  return t;
}

Plan read_plan(Reader& r, const Places& places) {
  const Language l = r.language;
  Plan p;
  p.kind = read_choice<Kind>(r, "kind", texts::f_kind(l), kKinds);
  p.title = read_both_lines(r, "title", texts::f_title(l), 200, Needed::polish);
  p.area = r.line("area", texts::f_area(l), 200, true);
  const std::string_view code = r.typed.at("place");
  const auto* place = programmes::find_by_code(places, code);
  if (!code.empty() && !place) r.wrong(texts::keys::err_choice, "place", {{"field", std::string(texts::f_place(l))}});
  if (place) p.place = place->id;
  return p;
}

Paragraph read_paragraph(Reader& r) {
  const Language l = r.language;
  Paragraph p;
  p.section = read_choice<Section>(r, "section", texts::f_section(l), kSections);
  p.text = read_both(r, "text", texts::f_text(l), kLongText, Needed::polish);
  p.position = r.whole("position", texts::f_position(l), 1, 1000).value_or(0);
  return p;
}

Action read_action(Reader& r) {
  const Language l = r.language;
  Action a;
  a.title = read_both_lines(r, "title", texts::a_title(l), 200, Needed::polish);
  a.about = read_both(r, "about", texts::a_about(l), kLongText);
  a.owner = r.line("owner", texts::a_owner(l), 200, true);
  a.partners = r.line("partners", texts::a_partners(l), 400);
  a.cost = read_cost(r);
  a.funding = read_both(r, "funding", texts::a_funding(l), kShortText);
  a.from = read_when(r, "from", texts::a_from(l));
  a.to = read_when(r, "to", texts::a_to(l));
  if (a.from && a.to && programmes::last_day(*a.to) < a.from->on) r.wrong(texts::keys::err_end_before, "to");
  a.risk = read_both(r, "risk", texts::a_risk(l), kShortText);
  a.readiness = read_choice<Readiness>(r, "readiness", texts::a_readiness(l), kReadiness);
  a.position = r.whole("position", texts::f_position(l), 1, 1000).value_or(0);
  a.indicators = read_indicators(r);
  return a;
}

Change read_change(Reader& r) {
  Change c;
  c.reason = r.line("reason", texts::f_reason(r.language), 300, true);
  c.base = r.whole("base", texts::f_reason(r.language), 0, 1'000'000).value_or(-1);
  return c;
}

void put_change(const Fields& f) {
  f.line("reason", texts::f_reason(f.l), false, texts::f_reason_hint(f.l));
  html::hidden_field(f.out, "base", f.typed.at("base"));
}

void put_plan_fields(const Fields& f, const Places& places) {
  f.choice("kind", texts::f_kind(f.l), choices_of<Kind>(f.l, kKinds));
  f.both_lines("title", texts::f_title(f.l), Needed::polish);
  f.line("area", texts::f_area(f.l), false, texts::f_area_hint(f.l));
  std::vector<html::Choice> where;
  for (const auto& place : places) where.push_back({.value = place.code, .label = place.name});
  html::select_field(f.out, f.l,
                     {.name = "place",
                      .label = texts::f_place(f.l),
                      .choices = where,
                      .hint = texts::f_place_hint(f.l),
                      .value = f.typed.at("place"),
                      .error = f.errors.at("place"),
                      .empty_label = texts::whole_city(f.l),
                      .optional = true});
  f.line("project", texts::f_project(f.l), true, texts::f_project_hint(f.l));
  put_change(f);
}

void put_paragraph_fields(const Fields& f) {
  f.choice("section", texts::f_section(f.l), choices_of<Section>(f.l, kSections));
  f.both_areas("text", texts::f_text(f.l), Needed::polish, 8);
  f.line("position", texts::f_position(f.l), true, texts::f_position_hint(f.l));
  put_change(f);
}

void put_action_fields(const Fields& f) {
  f.both_lines("title", texts::a_title(f.l), Needed::polish);
  f.both_areas("about", texts::a_about(f.l), Needed::none);
  f.line("owner", texts::a_owner(f.l), false, texts::a_owner_hint(f.l));
  f.line("partners", texts::a_partners(f.l), true);
  f.line("cost", texts::a_cost(f.l), true, texts::a_cost_hint(f.l));
  std::vector<html::Choice> currencies;
  for (const std::string_view code : kCurrencies) currencies.push_back({.value = code, .label = code});
  f.choice("currency", texts::a_currency(f.l), currencies);
  f.both_areas("funding", texts::a_funding(f.l), Needed::none, 2);
  f.line("from", texts::a_from(f.l), true, texts::f_when_hint(f.l));
  f.line("to", texts::a_to(f.l), true);
  f.both_areas("risk", texts::a_risk(f.l), Needed::none, 2);
  f.choice("readiness", texts::a_readiness(f.l), choices_of<Readiness>(f.l, kReadiness));
  f.line("position", texts::f_position(f.l), true, texts::f_position_hint(f.l));
  programmes::put_rows(f.out, f.l, kIndicatorRows, f.typed, f.errors);
  put_change(f);
}

}  // namespace wiec::plans
