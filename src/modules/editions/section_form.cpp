// The fields of a proposal's form, row by row.
#include "commons/site/texts.h"
#include "modules/editions/section.h"
#include "modules/editions/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

constexpr int kEmptyRows = 3;
constexpr int kMostRows = 60;

std::string name_of_row(int row, std::string_view field) { return fmt::format("f{}_{}", row, field); }

constexpr FieldKind kKinds[] = {FieldKind::line, FieldKind::text,   FieldKind::number, FieldKind::money,
                                FieldKind::date, FieldKind::yes_no, FieldKind::file,   FieldKind::consent};

int rows_in(const Typed& typed) {
  int rows = 0;
  while (rows < kMostRows && typed.has(name_of_row(rows, "code"))) ++rows;
  return rows;
}

void fill_form(Typed& t, const Edition& e) {
  int row = 0;
  for (const FormField& field : e.settings.form) {
    t.set(name_of_row(row, "code"), field.code);
    t.set(name_of_row(row, "label_pl"), field.label_pl);
    t.set(name_of_row(row, "label_en"), field.label_en);
    t.set(name_of_row(row, "kind"), std::string(code_of(field.kind)));
    if (field.required) t.set(name_of_row(row, "required"), "1");
    if (field.hidden) t.set(name_of_row(row, "hidden"), "1");
    if (field.most > 0) t.set(name_of_row(row, "most"), std::to_string(field.most));
    t.set(name_of_row(row, "order"), std::to_string(row + 1));
    ++row;
  }
  for (int i = 0; i < kEmptyRows; ++i, ++row) t.set(name_of_row(row, "code"), "");
  std::string prices;
  for (const Price& price : e.settings.prices)
    prices += fmt::format("{}; {}; {}\n", price.name, price.unit, amount_text(price.minor));
  t.set("prices", std::move(prices));
}

void show_row(html::Html& f, const Shown& s, int row) {
  const Language l = s.language;
  std::vector<html::Choice> kinds;
  for (const FieldKind kind : kKinds) kinds.push_back({.value = code_of(kind), .label = name_of(l, kind)});
  const auto line = [&](std::string_view field, std::string_view label, std::string_view hint, html::Width width) {
    const std::string name = name_of_row(row, field), whole = texts::of_row(l, label, std::int64_t{row + 1});
    html::text_field(f, l,
                     {.name = name,
                      .label = whole,
                      .hint = hint,
                      .value = s.typed.at(name),
                      .error = s.errors.at(name),
                      .width = width,
                      .optional = true});
  };
  line("label_pl", texts::f_label_pl(l), "", html::Width::full);
  line("label_en", texts::f_label_en(l), "", html::Width::full);
  line("code", texts::f_field_code(l), texts::f_field_code_hint(l), html::Width::half);
  const std::string kind = name_of_row(row, "kind"), required = name_of_row(row, "required");
  const std::string kind_label = texts::of_row(l, texts::f_kind(l), std::int64_t{row + 1}),
                    required_label = texts::of_row(l, texts::f_required(l), std::int64_t{row + 1});
  html::select_field(f, l,
                     {.name = kind,
                      .label = kind_label,
                      .choices = kinds,
                      .value = s.typed.at(kind).empty() ? code_of(FieldKind::text) : s.typed.at(kind),
                      .error = s.errors.at(kind),
                      .width = html::Width::half});
  html::checkbox(f, l, {.name = required, .label = required_label, .checked = !s.typed.at(required).empty()});
  const std::string hidden = name_of_row(row, "hidden"),
                    hidden_label = texts::of_row(l, texts::f_hidden(l), std::int64_t{row + 1});
  html::checkbox(f, l, {.name = hidden, .label = hidden_label, .checked = !s.typed.at(hidden).empty()});
  line("most", texts::f_field_most(l), texts::f_field_most_hint(l), html::Width::short_);
  line("order", texts::f_order(l), "", html::Width::short_);
}

void show_form(html::Html& f, const Shown& s) {
  const Language l = s.language;
  for (int row = 0; row < rows_in(s.typed); ++row) {
    const std::string_view label = s.typed.at(name_of_row(row, l == Language::pl ? "label_pl" : "label_en"));
    html::put<"<h2>{}</h2>">(f, label.empty() ? texts::new_field(l, std::int64_t{row + 1}) : std::string(label));
    show_row(f, s, row);
  }
  html::put<"<h2>{}</h2>">(f, texts::f_prices(l));
  html::text_area(f, l,
                  {.name = "prices",
                   .label = texts::f_prices(l),
                   .hint = texts::f_prices_hint(l),
                   .value = s.typed.at("prices"),
                   .error = s.errors.at("prices"),
                   .rows = 10,
                   .optional = true});
}

// One price on each line: "name; unit; amount".
std::vector<Price> read_prices(Reader& r) {
  std::vector<Price> prices;
  const std::string all = r.text("prices", texts::f_prices(r.language), 20'000);
  std::string_view rest = all;
  for (std::int64_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.find_first_not_of(' ') == std::string_view::npos) continue;
    const auto first = line.find(';'), second = first == line.npos ? line.npos : line.find(';', first + 1);
    const auto part = [&](std::size_t from, std::size_t to) {
      return text::clean_line(line.substr(from, to - from)).value_or("");
    };
    const auto minor = second == line.npos ? std::nullopt : minor_units_from(part(second + 1, line.size()));
    if (!minor || *minor > 100'000'000'000 || part(0, first).empty()) {
      r.wrong(texts::keys::err_price_line, "prices", {{"line", number}});
      continue;
    }
    prices.push_back({part(0, first), part(first + 1, second), *minor});
  }
  return prices;
}

bool is_field_code(std::string_view code) {
  return std::ranges::all_of(code, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string code_from(std::string_view label) {
  std::string code;
  for (const char c : text::fold(label).substr(0, 40))
    code += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
  return code;
}

void read_form(Reader& r, const Ground&, Edition& e) {
  const Language l = r.language;
  std::vector<std::pair<std::int64_t, FormField>> rows;
  std::vector<std::string> codes;
  for (int row = 0; row < rows_in(r.typed); ++row) {
    const auto name = [&](std::string_view field) { return name_of_row(row, field); };
    FormField field;
    field.label_pl = r.line(name("label_pl"), texts::f_label_pl(l), 200);
    field.label_en = r.line(name("label_en"), texts::f_label_en(l), 200);
    field.code = r.line(name("code"), texts::f_field_code(l), 40);
    if (field.label_pl.empty() && field.label_en.empty() && field.code.empty()) continue;
    for (const auto& [text, part, label] : {std::tuple{&field.label_pl, "label_pl", &texts::f_label_pl},
                                            std::tuple{&field.label_en, "label_en", &texts::f_label_en}})
      if (text->empty()) r.wrong(site::texts::keys::err_missing, name(part), {{"field", std::string(label(l))}});
    if (field.code.empty()) field.code = code_from(field.label_pl);
    if (!is_field_code(field.code)) r.wrong(texts::keys::err_field_code, name("code"));
    if (std::ranges::find(codes, field.code) != codes.end())
      r.wrong(texts::keys::err_twice_code, name("code"), {{"code", field.code}});
    codes.push_back(field.code);
    const auto kind = field_kind_from(r.typed.at(name("kind")));
    if (!kind) r.wrong(site::texts::keys::err_choose, name("kind"), {{"field", std::string(texts::f_kind(l))}});
    field.kind = kind.value_or(FieldKind::text);
    field.required = !r.typed.at(name("required")).empty();
    field.hidden = !r.typed.at(name("hidden")).empty();
    field.most = static_cast<int>(r.whole(name("most"), texts::f_field_most(l), 1, 20'000).value_or(0));
    const auto order = r.whole(name("order"), texts::f_order(l), 0, 999);
    rows.emplace_back(order.value_or(1000), std::move(field));
  }
  std::ranges::stable_sort(rows, {}, &std::pair<std::int64_t, FormField>::first);
  e.settings.prices = read_prices(r);
  e.settings.form.clear();
  for (auto& [order, field] : rows) e.settings.form.push_back(std::move(field));
}

}  // namespace

std::string_view name_of(Language l, FieldKind kind) {
  switch (kind) {
    case FieldKind::line:
      return texts::kind_line(l);
    case FieldKind::text:
      return texts::kind_text(l);
    case FieldKind::number:
      return texts::kind_number(l);
    case FieldKind::money:
      return texts::kind_money(l);
    case FieldKind::date:
      return texts::kind_date(l);
    case FieldKind::yes_no:
      return texts::kind_yes_no(l);
    case FieldKind::file:
      return texts::kind_file(l);
    case FieldKind::consent:
      return texts::kind_consent(l);
  }
  return {};
}

const Section kForm{Part::form, texts::part_form, texts::lead_form, fill_form, show_form, read_form};

}  // namespace wiec::editions
