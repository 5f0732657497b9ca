// The fields of each section.
#include "commons/areas/area_editor.h"
#include "modules/submission/pages.h"
#include "modules/submission/texts.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

using editions::FieldKind;

struct Shown {
  Html& f;
  Context& ctx;
  const Loaded& all;
  const Typed& typed;
  const Errors& errors;
  Language l = ctx.language;
};

void put_question(const Shown& x, const editions::FormField& field) {
  const std::string name = field_of(field);
  const std::string& label = label_of(x.l, field);
  const std::string_view value = x.typed.at(name), error = x.errors.at(name);
  switch (field.kind) {
    case FieldKind::text:
      return html::text_area(x.f, x.l,
                             {.name = name,
                              .label = label,
                              .value = value,
                              .error = error,
                              .rows = most_of(field) > 1000 ? 8 : 4,
                              .max_length = most_of(field),
                              .optional = !field.required});
    case FieldKind::yes_no: {
      const html::Choice choices[] = {{.value = "tak", .label = texts::yes(x.l)},
                                      {.value = "nie", .label = texts::no(x.l)}};
      return html::radio_field(x.f, x.l,
                               {.name = name,
                                .legend = label,
                                .choices = choices,
                                .value = value,
                                .error = error,
                                .optional = !field.required,
                                .inline_ = true});
    }
    case FieldKind::consent:
      return html::checkbox(x.f, x.l, {.name = name, .label = label, .error = error, .checked = !value.empty()});
    case FieldKind::date:
      return html::date_field(
          x.f, x.l, {.name = name, .label = label, .value = value, .error = error, .optional = !field.required});
    case FieldKind::file:
      return;
    case FieldKind::line:
    case FieldKind::number:
    case FieldKind::money:
      break;
  }
  const bool line = field.kind == FieldKind::line;
  html::text_field(x.f, x.l,
                   {.name = name,
                    .label = label,
                    .value = value,
                    .error = error,
                    .kind = line ? html::TextKind::text : html::TextKind::number,
                    .width = line ? html::Width::full : html::Width::half,
                    .max_length = line ? std::optional(most_of(field)) : std::nullopt,
                    .optional = !field.required});
}

void put_name(const Shown& x) {
  html::text_field(x.f, x.l,
                   {.name = "title",
                    .label = texts::f_title(x.l),
                    .hint = texts::f_title_hint(x.l),
                    .value = x.typed.at("title"),
                    .error = x.errors.at("title"),
                    .max_length = 120});
  std::vector<html::Choice> themes;
  for (const auto& category : *x.all.ground.categories)
    themes.push_back({.value = category.code, .label = category.name(x.l)});
  if (!themes.empty())
    html::select_field(x.f, x.l,
                       {.name = "category",
                        .label = texts::f_category(x.l),
                        .choices = themes,
                        .value = x.typed.at("category"),
                        .error = x.errors.at("category"),
                        .empty_label = texts::choose(x.l)});
}

void put_place(const Shown& x) {
  std::vector<std::string> labels;
  std::vector<html::Choice> pools;
  const auto& all = x.all.edition().pools;
  labels.reserve(all.size());
  for (const editions::Pool& pool : all)
    pools.push_back({.value = pool.code,
                     .label = labels.emplace_back(
                         pool.cost_most ? texts::pool_up_to(x.l, pool.name(x.l), *pool.cost_most) : pool.name(x.l))});
  html::select_field(x.f, x.l,
                     {.name = "pool",
                      .label = texts::f_pool(x.l),
                      .choices = pools,
                      .hint = texts::f_pool_hint(x.l),
                      .value = x.typed.at("pool"),
                      .error = x.errors.at("pool"),
                      .empty_label = texts::choose(x.l)});
  std::vector<html::Choice> paths;
  for (const auto path : {drafts::Path::district_joint, drafts::Path::citywide_joint, drafts::Path::ordinary})
    paths.push_back({.value = drafts::code_of(path), .label = name_of(x.l, path)});
  html::radio_field(x.f, x.l,
                    {.name = "path",
                     .legend = texts::f_path(x.l),
                     .choices = paths,
                     .hint = texts::f_path_hint(x.l),
                     .value = x.typed.at("path"),
                     .error = x.errors.at("path")});
  html::text_field(x.f, x.l,
                   {.name = "location",
                    .label = texts::f_location(x.l),
                    .hint = texts::f_location_hint(x.l),
                    .value = x.typed.at("location"),
                    .error = x.errors.at("location"),
                    .max_length = 300});
  areas::put_point_editor(x.f, x.ctx, x.all.edition().city, "f-points");
  html::text_area(x.f, x.l,
                  {.name = "points",
                   .label = texts::f_points(x.l),
                   .hint = texts::f_points_hint(x.l),
                   .value = x.typed.at("points"),
                   .error = x.errors.at("points"),
                   .rows = 3,
                   .optional = true});
}

int rows_to_show(const Typed& typed) {
  int last = 0;
  for (int i = 0; i < kMostCosts; ++i)
    for (const std::string_view part : {"name", "quantity", "unit", "price"})
      if (!typed.at(fmt::format("c{}_{}", i, part)).empty()) last = i + 1;
  return std::min(last + 3, kMostCosts);
}

void put_prices(const Shown& x) {
  const auto& prices = x.all.edition().settings.prices;
  if (prices.empty()) return;
  html::details(x.f, texts::price_list(x.l), [&](Html& body) {
    const html::Column columns[] = {{.label = texts::price_name(x.l)},
                                    {.label = texts::price_unit(x.l)},
                                    {.label = texts::price_price(x.l), .numeric = true}};
    html::Table table(body, x.l, {.caption = texts::price_list(x.l), .columns = columns, .caption_hidden = true});
    for (const editions::Price& price : prices)
      table.row({price.name, price.unit, text::format_money(x.l, {price.minor, x.all.edition().currency})});
  });
}

void put_cost_row(const Shown& x, int i, std::span<const html::Choice> prices) {
  const auto name = [&](std::string_view part) { return fmt::format("c{}_{}", i, part); };
  const std::string fields[] = {name("name"), name("quantity"), name("unit"), name("price"), name("list")};
  const std::int64_t number = i + 1;
  const std::string labels[] = {texts::f_cost_name(x.l, number), texts::f_cost_quantity(x.l, number),
                                texts::f_cost_unit(x.l, number), texts::f_cost_price(x.l, number),
                                texts::f_cost_list(x.l, number)};
  const auto line = [&](int k, html::Width width, std::string_view suffix = {}) {
    html::text_field(x.f, x.l,
                     {.name = fields[k],
                      .label = labels[k],
                      .value = x.typed.at(fields[k]),
                      .error = x.errors.at(fields[k]),
                      .width = width,
                      .suffix = suffix,
                      .optional = i > 0});
  };
  html::put<"<h2>{}</h2>">(x.f, texts::cost_row(x.l, number));
  if (!prices.empty() && x.typed.at(fields[0]).empty())
    html::select_field(x.f, x.l,
                       {.name = fields[4],
                        .label = labels[4],
                        .choices = prices,
                        .empty_label = texts::own_price(x.l),
                        .optional = true});
  line(0, html::Width::full);
  line(1, html::Width::short_);
  line(2, html::Width::short_);
  line(3, html::Width::half, "zł");
}

void put_costs(const Shown& x) {
  put_prices(x);
  std::vector<std::string> numbers;
  std::vector<html::Choice> prices;
  const auto& list = x.all.edition().settings.prices;
  numbers.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i)
    prices.push_back({.value = numbers.emplace_back(std::to_string(i + 1)), .label = list[i].name});
  for (int i = 0; i < rows_to_show(x.typed); ++i) put_cost_row(x, i, prices);
}

void put_author(const Shown& x) {
  html::text_field(x.f, x.l,
                   {.name = "author_name",
                    .label = texts::f_author_name(x.l),
                    .hint = texts::f_author_name_hint(x.l),
                    .value = x.typed.at("author_name"),
                    .error = x.errors.at("author_name"),
                    .autocomplete = "name",
                    .max_length = 200});
  for (const auto* f : questions_of(x.all.edition(), Section::author)) put_question(x, *f);
  html::checkbox(x.f, x.l,
                 {.name = "show_name",
                  .label = texts::f_show_name(x.l),
                  .hint = texts::f_show_name_hint(x.l),
                  .checked = !x.typed.at("show_name").empty()});
}

}  // namespace

void put_section(Html& form, Context& ctx, const Loaded& all, Section section, const Typed& typed,
                 const Errors& errors) {
  const Shown x{form, ctx, all, typed, errors};
  if (section == Section::name) put_name(x);
  if (section == Section::words)
    for (const auto* f : questions_of(all.edition(), Section::words)) put_question(x, *f);
  if (section == Section::place) put_place(x);
  if (section == Section::costs) put_costs(x);
  if (section == Section::author) put_author(x);
}

}  // namespace wiec::submission
