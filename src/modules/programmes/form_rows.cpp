#include "modules/programmes/form_rows.h"

#include <algorithm>
#include <array>

#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/field.h"

namespace wiec::programmes {
namespace {

constexpr int kMostRows = 60;
constexpr std::string_view kCurrencies[] = {"PLN", "EUR", "CHF", "USD", "GBP", "HUF", "CZK"};

template <class E>
std::string_view word(Language l, std::size_t value) {
  return words_of(l, static_cast<E>(value));
}

constexpr RowField kAmountFields[] = {
    {.name = "level",
     .label = texts::what_for,
     .cell = Cell::choice,
     .values = kAmountLevels,
     .word = word<AmountLevel>},
    {.name = "phase", .label = texts::f_phase, .cell = Cell::number, .most = 60, .hint = texts::f_phase_hint},
    {.name = "total", .label = texts::value, .cell = Cell::money},
    {.name = "cofunding", .label = texts::cofunding, .cell = Cell::money},
    {.name = "currency", .label = texts::currency, .cell = Cell::currency},
    {.name = "declared", .label = texts::declared_rate, .cell = Cell::percent, .hint = texts::f_declared_hint},
    {.name = "rate", .label = texts::exchange_rate, .cell = Cell::decimal, .hint = texts::f_rate_hint},
    {.name = "rate_on", .label = texts::rate_on, .cell = Cell::day},
    {.name = "source", .label = texts::source, .hint = texts::f_source_hint},
    {.name = "note", .label = texts::note, .most = 600, .hint = texts::f_note_hint},
    {.name = "official", .label = texts::f_official, .cell = Cell::tick}};

constexpr RowField kPhaseFields[] = {
    {.name = "kind", .label = texts::kind, .cell = Cell::choice, .values = kPhaseKinds, .word = word<PhaseKind>},
    {.name = "months", .label = texts::f_months, .cell = Cell::number, .most = 240},
    {.name = "from", .label = texts::from, .cell = Cell::when, .hint = texts::f_when_hint},
    {.name = "to", .label = texts::to, .cell = Cell::when},
    {.name = "name_pl", .label = texts::f_name_pl},
    {.name = "name_en", .label = texts::f_name_en},
    {.name = "source", .label = texts::source}};

constexpr RowField kEventFields[] = {
    {.name = "kind", .label = texts::kind, .cell = Cell::choice, .values = kEventKinds, .word = word<EventKind>},
    {.name = "at", .label = texts::day, .cell = Cell::when, .hint = texts::f_when_hint},
    {.name = "phase", .label = texts::f_phase, .cell = Cell::number, .most = 60, .hint = texts::f_phase_hint},
    {.name = "months", .label = texts::f_event_months, .cell = Cell::number, .most = 240},
    {.name = "text_pl", .label = texts::f_text_pl, .cell = Cell::area, .most = 1000},
    {.name = "text_en", .label = texts::f_text_en, .cell = Cell::area, .most = 1000}};

constexpr RowField kPartnerFields[] = {
    {.name = "city", .label = texts::city, .most = 100},
    {.name = "country", .label = texts::country, .most = 2, .hint = texts::f_country_hint},
    {.name = "role", .label = texts::role, .cell = Cell::choice, .values = kPartnerRoles, .word = word<PartnerRole>},
    {.name = "name", .label = texts::f_partner_name},
    {.name = "area", .label = texts::problem_area, .hint = texts::f_problem_area_hint},
    {.name = "id", .label = texts::partner, .cell = Cell::hidden}};

std::string_view hint_of(Language l, const RowField& field) { return field.hint ? field.hint(l) : std::string_view(); }

void put_choice(html::Html& out, Language l, const RowField& field, const std::string& name, const Typed& typed,
                const Errors& errors) {
  std::vector<html::Choice> choices;
  if (field.cell == Cell::currency)
    for (const std::string_view code : kCurrencies) choices.push_back({.value = code, .label = code});
  for (std::size_t i = 0; i < field.values.size(); ++i)
    choices.push_back({.value = field.values[i], .label = field.word(l, i)});
  html::select_field(out, l,
                     {.name = name,
                      .label = field.label(l),
                      .choices = choices,
                      .hint = hint_of(l, field),
                      .value = typed.at(name),
                      .error = errors.at(name)});
}

void put_line(html::Html& out, Language l, const RowField& field, const std::string& name, const Typed& typed,
              const Errors& errors) {
  const bool digits = field.cell == Cell::number;
  const bool amount = field.cell == Cell::money || field.cell == Cell::decimal || field.cell == Cell::percent;
  html::text_field(out, l,
                   {.name = name,
                    .label = field.label(l),
                    .hint = hint_of(l, field),
                    .value = typed.at(name),
                    .error = errors.at(name),
                    .kind = digits || amount ? html::TextKind::number : html::TextKind::text,
                    .suffix = field.cell == Cell::percent ? std::string_view("%") : std::string_view()});
}

void put_cell(html::Html& out, Language l, const RowField& field, const std::string& name, const Typed& typed,
              const Errors& errors) {
  switch (field.cell) {
    case Cell::choice:
    case Cell::currency:
      return put_choice(out, l, field, name, typed, errors);
    case Cell::tick:
      return html::checkbox(
          out, l,
          {.name = name, .label = field.label(l), .error = errors.at(name), .checked = !typed.at(name).empty()});
    case Cell::hidden:
      return html::hidden_field(out, name, typed.at(name));
    case Cell::area:
      return html::text_area(out, l,
                             {.name = name,
                              .label = field.label(l),
                              .hint = hint_of(l, field),
                              .value = typed.at(name),
                              .error = errors.at(name),
                              .rows = 2,
                              .optional = true});
    case Cell::day:
      return html::date_field(
          out, l, {.name = name, .label = field.label(l), .value = typed.at(name), .error = errors.at(name)});
    default:
      return put_line(out, l, field, name, typed, errors);
  }
}

bool is_wide(const RowField& field) {
  return field.cell == Cell::area || field.cell == Cell::tick || field.name == "note";
}

}  // namespace

const RowGroup kAmountRows{"amount",          texts::amounts,    texts::f_amounts_lead,
                           texts::amount_row, texts::add_amount, kAmountFields};
const RowGroup kPhaseRows{"phase",          texts::phases,    texts::f_phases_lead,
                          texts::phase_row, texts::add_phase, kPhaseFields};
const RowGroup kEventRows{"event",          texts::events,    texts::f_events_lead,
                          texts::event_row, texts::add_event, kEventFields};
const RowGroup kPartnerRows{"partner",          texts::partners,    texts::f_partners_lead,
                            texts::partner_row, texts::add_partner, kPartnerFields};

std::span<const RowGroup* const> row_groups() {
  static constexpr std::array<const RowGroup*, 4> kAll{&kAmountRows, &kPhaseRows, &kEventRows, &kPartnerRows};
  return kAll;
}

std::string field_name(const RowGroup& group, int row, std::string_view field) {
  return fmt::format("{}_{}_{}", group.name, row, field);
}

int rows_of(const RowGroup& group, const Typed& typed) {
  int rows = 0;
  for (const char c : typed.at(fmt::format("{}_rows", group.name)).substr(0, 3))
    rows = c >= '0' && c <= '9' ? rows * 10 + (c - '0') : rows;
  return std::clamp(rows, 1, kMostRows);
}

void set_rows(const RowGroup& group, Typed& typed, int rows) {
  typed.set(fmt::format("{}_rows", group.name), std::to_string(std::clamp(rows, 1, kMostRows)));
}

bool is_empty(const RowGroup& group, const Typed& typed, int row) {
  return std::ranges::all_of(group.fields, [&](const RowField& field) {
    const bool chosen = field.cell == Cell::choice || field.cell == Cell::currency || field.cell == Cell::tick ||
                        field.cell == Cell::hidden;
    return chosen || typed.at(field_name(group, row, field.name)).empty();
  });
}

void put_rows(html::Html& out, Language l, const RowGroup& group, const Typed& typed, const Errors& errors) {
  const int rows = rows_of(group, typed);
  html::put<R"(<section class="stack" id="{}"><h2>{}</h2><p>{}</p>)">(out, group.name, group.title(l), group.lead(l));
  html::hidden_field(out, fmt::format("{}_rows", group.name), std::to_string(rows));
  for (int row = 1; row <= rows; ++row) {
    html::put<R"(<fieldset class="record"><legend>{}</legend><div class="record-fields">)">(
        out, group.row_title(l, std::int64_t{row}));
    for (const RowField& field : group.fields) {
      html::put<R"(<div{?class=}>)">(out, is_wide(field) ? "record-wide" : field.cell == Cell::hidden ? "hidden" : "");
      put_cell(out, l, field, field_name(group, row, field.name), typed, errors);
      html::put<"</div>">(out);
    }
    html::put<"</div></fieldset>">(out);
  }
  html::button(out, {.label = group.add(l),
                     .kind = html::ButtonKind::secondary,
                     .name = "more",
                     .value = group.name,
                     .icon = html::Icon::plus});
  html::put<"</section>">(out);
}

}  // namespace wiec::programmes
