#include "modules/programmes/project_form.h"

#include "modules/programmes/form_rows.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

struct Line {
  std::string_view name;
  std::string_view (*label)(Language);
  std::string_view (*hint)(Language) = nullptr;
};
constexpr Line kNames[] = {
    {"acronym", texts::acronym},
    {"title_pl", texts::title_pl},
    {"title_en", texts::title_en},
};
constexpr Line kFacts[] = {
    {"period", texts::period, texts::f_period_hint},
    {"lead_theme_pl", texts::f_lead_theme_pl, texts::f_lead_theme_hint},
    {"lead_theme_en", texts::f_lead_theme_en},
    {"beneficiary", texts::beneficiary},
    {"implementing_unit", texts::implementing_unit},
    {"website", texts::website, texts::f_website_hint},
};
constexpr Line kArea{"area", texts::area, texts::f_area_hint};

struct Text {
  std::string_view name;
  std::string_view (*label)(Language);
};
constexpr Text kDescriptions[] = {{"description_pl", texts::description_pl}, {"description_en", texts::description_en}};
constexpr Text kLevelTexts[2][2] = {
    {{"international_pl", texts::f_international_pl}, {"international_en", texts::f_international_en}},
    {{"local_pl", texts::f_local_pl}, {"local_en", texts::f_local_en}}};

struct Shown {
  html::Html& out;
  Language l;
  const Typed& typed;
  const Errors& errors;
};

// A field's place in the grid of its section.
template <class F>
void in_grid(const Shown& s, F put) {
  html::put<"<div>{}</div>">(s.out, put);
}

// Nothing but the name is required, and the page says so once instead of at each field.
void put_line(const Shown& s, std::string_view name, std::string_view label, std::string_view hint) {
  in_grid(s, [&](html::Html& out) {
    html::text_field(
        out, s.l, {.name = name, .label = label, .hint = hint, .value = s.typed.at(name), .error = s.errors.at(name)});
  });
}

void put_lines(const Shown& s, std::span<const Line> lines) {
  for (const Line& line : lines)
    put_line(s, line.name, line.label(s.l), line.hint ? line.hint(s.l) : std::string_view());
}

void put_area(const Shown& s, const Text& text, int rows) {
  in_grid(s, [&](html::Html& out) {
    html::text_area(out, s.l,
                    {.name = text.name,
                     .label = text.label(s.l),
                     .value = s.typed.at(text.name),
                     .error = s.errors.at(text.name),
                     .rows = rows});
  });
}

void put_select(const Shown& s, std::string_view name, std::string_view label, std::span<const html::Choice> choices,
                bool empty = true) {
  in_grid(s, [&](html::Html& out) {
    html::select_field(out, s.l,
                       {.name = name,
                        .label = label,
                        .choices = choices,
                        .value = s.typed.at(name),
                        .error = s.errors.at(name),
                        .empty_label = empty ? texts::f_none(s.l) : std::string_view()});
  });
}

void put_topics(const Shown& s, const Ground& ground) {
  std::vector<html::Choice> choices;
  for (const Topic& topic : *ground.topics) choices.push_back({.value = topic.code, .label = topic.name(s.l)});
  const auto chosen = s.typed.list("topics");
  if (!choices.empty()) {
    html::put<R"(<div class="record-wide record-choices">)">(s.out);
    html::checkbox_field(s.out, s.l,
                         {.name = "topics",
                          .legend = texts::topics(s.l),
                          .choices = choices,
                          .values = chosen,
                          .error = s.errors.at("topics")});
    html::put<"</div>">(s.out);
  }
  put_line(s, "new_topics", texts::f_new_topics(s.l), texts::f_new_topics_hint(s.l));
}

void put_kinds(const Shown& s) {
  std::vector<html::Choice> categories, states;
  for (std::size_t i = 0; i < std::size(kCategories); ++i)
    categories.push_back({.value = kCategories[i], .label = words_of(s.l, static_cast<Category>(i))});
  for (std::size_t i = 0; i < std::size(kStates); ++i)
    states.push_back({.value = kStates[i], .label = words_of(s.l, static_cast<State>(i))});
  put_select(s, "category", texts::category(s.l), categories, false);
  put_select(s, "state", texts::state(s.l), states, false);
}

void put_project(const Shown& s, const Ground& ground, const Project& edited) {
  html::put<R"(<section class="stack" id="projekt"><h2>{}</h2><div class="record-fields">)">(s.out,
                                                                                             texts::s_project(s.l));
  put_lines(s, kNames);
  std::vector<html::Choice> programmes;
  for (const Programme& one : *ground.programmes) programmes.push_back({.value = one.code, .label = one.name(s.l)});
  put_select(s, "programme", texts::programme(s.l), programmes);
  put_topics(s, ground);
  put_kinds(s);
  put_lines(s, kFacts);
  in_grid(s, [&](html::Html& out) {
    html::file_field(out, s.l,
                     {.name = "logo",
                      .label = edited.logo ? texts::f_logo_other(s.l) : texts::f_logo(s.l),
                      .hint = texts::f_logo_hint(s.l),
                      .error = s.errors.at("logo"),
                      .accept = ".png,.jpg,.jpeg,.webp"});
  });
  put_line(s, "predecessor", texts::predecessor(s.l), texts::f_predecessor_hint(s.l));
  html::put<"</div></section>">(s.out);
}

void put_time(const Shown& s, const Ground& ground) {
  html::put<R"(<section class="stack" id="czas"><h2>{}</h2><div class="record-fields">)">(s.out, texts::s_time(s.l));
  put_line(s, "from", texts::from(s.l), texts::f_when_hint(s.l));
  put_line(s, "to", texts::to(s.l), {});
  std::vector<html::Choice> choices;
  for (const NamedPlace& one : ground.places) choices.push_back({.value = one.code, .label = one.name});
  if (!choices.empty()) put_select(s, "place", texts::place(s.l), choices);
  put_lines(s, {&kArea, 1});
  html::put<"</div></section>">(s.out);
}

void put_texts(const Shown& s) {
  html::put<R"(<section class="stack" id="opis"><h2>{}</h2><p>{}</p><div class="record-fields">)">(
      s.out, texts::description(s.l), texts::f_markdown(s.l));
  for (const Text& text : kDescriptions) put_area(s, text, 6);
  for (const auto& level : kLevelTexts)
    for (const Text& text : level) put_area(s, text, 5);
  html::put<"</div></section>">(s.out);
}

void put_contents(const Shown& s) {
  html::put<R"(<nav aria-label="{}"><ul class="inline-links"><li><a href="#projekt">{}</a></li>)">(
      s.out, texts::f_contents(s.l), texts::s_project(s.l));
  html::put<R"(<li><a href="#czas">{}</a></li><li><a href="#opis">{}</a></li>)">(s.out, texts::s_time(s.l),
                                                                                 texts::description(s.l));
  for (const RowGroup* group : row_groups())
    html::put<R"(<li><a href="#{}">{}</a></li>)">(s.out, group->name, group->title(s.l));
  html::put<"</ul></nav>">(s.out);
}

}  // namespace

Ground ground_of(Context& ctx) {
  Ground ground{programmes(ctx), topics(ctx), {}};
  ctx.db.read([&](db::ReadTx& tx) {
    for (const auto& city : places::cities(tx)) {
      ground.places.push_back({city.id, city.code, city.name});
      for (const auto& part : places::children_of(tx, city.id, places::PlaceKind::district))
        ground.places.push_back({part.id, part.code, part.name});
    }
  });
  return ground;
}

void put_form(html::Html& out, Language l, const Typed& typed, const Errors& errors, const Ground& ground,
              const Project& edited) {
  const Shown s{out, l, typed, errors};
  put_contents(s);
  put_project(s, ground, edited);
  put_time(s, ground);
  put_texts(s);
  for (const RowGroup* group : row_groups()) put_rows(out, l, *group, typed, errors);
}

bool add_row(Typed& typed) {
  for (const RowGroup* group : row_groups()) {
    if (typed.at("more") != group->name) continue;
    set_rows(*group, typed, rows_of(*group, typed) + 1);
    return true;
  }
  return false;
}

void drop_empty_rows(Typed& typed) {
  for (const RowGroup* group : row_groups()) {
    const int rows = rows_of(*group, typed);
    int kept = 0;
    for (int row = 1; row <= rows; ++row) {
      if (is_empty(*group, typed, row) || ++kept == row) continue;
      for (const RowField& field : group->fields) {
        const std::string from = field_name(*group, row, field.name);
        typed.set(field_name(*group, kept, field.name), std::string(typed.at(from)));
        typed.set(from, {});
      }
    }
    set_rows(*group, typed, kept);
  }
}

}  // namespace wiec::programmes
