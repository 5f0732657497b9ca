#include "modules/needs/asked.h"

#include "base/url.h"
#include "commons/areas/known_areas.h"
#include "commons/search/search.h"
#include "modules/needs/idea.h"
#include "modules/needs/leading.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "platform/text/text.h"

namespace wiec::needs {
namespace {

constexpr int kMostFound = 300;
constexpr std::size_t kMostChoices = 100;  // areas in a list

// Few documents answer words; the filter is asked of each, twenty-five in a query.
Chosen found_by_words(Context& ctx, const Asked& asked, int on_a_page) {
  Chosen chosen;
  const std::int64_t skip = std::int64_t{asked.page - 1} * on_a_page;
  ctx.db.read([&](db::ReadTx& tx) {
    for (Need& need : needs_found(tx, ctx, asked.words, kMostFound)) {
      if (!passes(asked.filter, need)) continue;
      if (chosen.count >= skip && chosen.count < skip + on_a_page) chosen.needs.push_back(std::move(need));
      ++chosen.count;
    }
  });
  return chosen;
}

// Where there are more areas than anybody reads through: those of the chosen district, and the chosen one.
std::vector<areas::AreaChoice> areas_to_choose(Context& ctx, const Asked& asked) {
  std::vector<areas::AreaChoice> some;
  const auto known = areas::known_areas(ctx);
  if (known->all.size() <= kMostChoices) {
    for (const areas::Area& area : known->all) some.push_back({area.code(), area.name});
    return some;
  }
  if (asked.filter.place)
    some = ctx.db.read([&](db::ReadTx& tx) { return areas::area_choices(tx, asked.filter.place); });
  if (!asked.area.empty() && std::ranges::find(some, asked.area, &areas::AreaChoice::code) == some.end())
    if (const auto chosen = areas::area_named(ctx, asked.area)) some.push_back({chosen->code(), chosen->name});
  return some;
}

}  // namespace

std::vector<Need> needs_found(db::ReadTx& tx, Context& ctx, std::string_view words, int most) {
  std::vector<std::int64_t> ids;
  for (const auto& hit : search::find(tx, kNeedNoun, words, most, &ctx.shared.stemmer)) ids.push_back(hit.id);
  auto found = needs_by_id(tx, ids);
  std::erase_if(found, [](const Need& n) { return n.hidden(); });
  return found;
}

std::string Asked::query() const {
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) add_parameter(out, name, value);
  };
  add("q", words);
  if (filter.theme) add("temat", code_of(*filter.theme));
  add("dzielnica", district);
  add("okolica", area);
  if (filter.state) add("stan", code_of(*filter.state));
  if (filter.order == Order::newest) add("kolejnosc", "najnowsze");
  return out;
}

Asked asked_by(Context& ctx, const Request& request) {
  Asked asked;
  asked.words = text::truncate(text::clean_line(request.query("q")).value_or(""), 100);
  asked.filter.theme = theme_from(request.query("temat"));
  asked.filter.state = state_from(request.query("stan"));
  if (request.query("kolejnosc") == "najnowsze") asked.filter.order = Order::newest;
  asked.page = page_number(request.query("strona"));
  ctx.db.read([&](db::ReadTx& tx) {
    if (const auto code = request.query("dzielnica").substr(0, 100); !code.empty())
      if (const auto district = places::find_place(tx, city_of(tx), code)) {
        asked.filter.place = district->id;
        asked.district = district->code;
      }
  });
  if (const auto code = request.query("okolica").substr(0, 100); !code.empty())
    if (const auto area = areas::area_named(ctx, code)) {
      asked.filter.area = area->id;
      asked.area = area->code();
    }
  return asked;
}

Chosen select(Context& ctx, const Asked& asked, int on_a_page) {
  if (!asked.words.empty()) return found_by_words(ctx, asked, on_a_page);
  const auto count = [&](db::ReadTx& tx) { return count_needs(tx, asked.filter); };
  auto some = ctx.db.read(
      [&](db::ReadTx& tx) { return needs(tx, asked.filter, on_a_page, std::int64_t{asked.page - 1} * on_a_page); });
  return Chosen{std::move(some), asked.plain() ? *ctx.kept<std::int64_t>("needs.count", count) : ctx.db.read(count)};
}

void put_filter(Html& out, Context& ctx, const Asked& asked, std::string_view path) {
  const Language l = ctx.language;
  std::vector<places::Place> districts;
  ctx.db.read([&](db::ReadTx& tx) { districts = districts_of(tx); });
  const auto areas = areas_to_choose(ctx, asked);
  const auto themes = theme_choices(l), where = district_choices(districts), near = areas::as_choices(areas);
  std::vector<html::Choice> states;
  for (std::size_t i = 0; i < std::size(kStateCodes); ++i)
    states.push_back({.value = kStateCodes[i], .label = name_of(l, static_cast<State>(i))});
  const html::Choice orders[] = {{.value = "", .label = texts::order_weight(l)},
                                 {.value = "najnowsze", .label = texts::order_newest(l)}};
  const std::string action = localized(l, path);
  const auto select = [&](Html& f, std::string_view name, std::string_view label, std::span<const html::Choice> choices,
                          std::string_view value) {
    if (!choices.empty())
      html::select_field(
          f, l, {.name = name, .label = label, .choices = choices, .value = value, .empty_label = texts::any(l)});
  };
  const auto fields = [&](Html& f) {
    html::text_field(
        f, l, {.name = "q", .label = texts::filter_words(l), .value = asked.words, .kind = html::TextKind::search});
    select(f, "temat", texts::f_theme(l), themes, asked.filter.theme ? code_of(*asked.filter.theme) : "");
    select(f, "dzielnica", texts::f_place(l), where, asked.district);
    select(f, "okolica", texts::f_area(l), near, asked.area);
    select(f, "stan", texts::filter_state(l), states, asked.filter.state ? code_of(*asked.filter.state) : "");
    html::select_field(f, l,
                       {.name = "kolejnosc",
                        .label = texts::filter_order(l),
                        .choices = orders,
                        .value = asked.filter.order == Order::newest ? "najnowsze" : ""});
  };
  html::filter_panel(out, l,
                     {.action = action,
                      .title = texts::filter(l),
                      .fields = fields,
                      .clear_href = asked.plain() ? std::string_view() : std::string_view(action)});
}

}  // namespace wiec::needs
