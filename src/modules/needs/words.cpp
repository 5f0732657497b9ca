#include "modules/needs/words.h"

#include "modules/needs/idea_store.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/texts.h"
#include "platform/html/drawn_map.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::needs {

std::string_view name_of(Language l, Theme theme) {
  switch (theme) {
    case Theme::greenery:
      return texts::theme_greenery(l);
    case Theme::streets:
      return texts::theme_streets(l);
    case Theme::safety:
      return texts::theme_safety(l);
    case Theme::sport:
      return texts::theme_sport(l);
    case Theme::culture:
      return texts::theme_culture(l);
    case Theme::education:
      return texts::theme_education(l);
    case Theme::community:
      return texts::theme_community(l);
    case Theme::health:
      return texts::theme_health(l);
    case Theme::environment:
      return texts::theme_environment(l);
    case Theme::accessibility:
      return texts::theme_accessibility(l);
    case Theme::other:
      return texts::theme_other(l);
  }
  return {};
}

std::string_view name_of(Language l, State state) {
  switch (state) {
    case State::open:
      return texts::state_open(l);
    case State::taken_up:
      return texts::state_taken_up(l);
    case State::answered:
      return texts::state_answered(l);
  }
  return {};
}

std::string_view name_of(Language l, IdeaState state) {
  switch (state) {
    case IdeaState::open:
      return texts::idea_open(l);
    case IdeaState::joined:
      return texts::idea_joined(l);
    case IdeaState::parked:
      return texts::idea_parked(l);
    case IdeaState::drafted:
      return texts::idea_drafted(l);
  }
  return {};
}

html::Tone tone_of(Theme theme) { return html::accent(static_cast<int>(theme)); }

std::string day_of(Language l, Instant at) { return text::format_date(l, text::date_in_warsaw(at)); }

std::string where_of(const Need& n) {
  return n.place_name.empty() ? n.location : fmt::format("{} · {}", n.location, n.place_name);
}

void put_need_card(Html& out, Language l, const Need& n, int heading_level) {
  const std::string href = localized(l, n.path()), where = where_of(n),
                    support = std::string(texts::supporters(l, n.supporters)),
                    dots = std::string(texts::dots(l, n.dots));
  std::vector<html::Tag> tags;
  if (n.theme) tags.push_back({.label = name_of(l, *n.theme), .tone = tone_of(*n.theme)});
  tags.push_back(
      {.label = name_of(l, n.state), .tone = n.state == State::open ? html::Tone::plain : html::Tone::linden});
  std::vector<html::Fact> facts{
      {.icon = html::Icon::map_pin, .text = where, .label = texts::f_location(l)},
      {.icon = html::Icon::users, .text = n.who, .label = texts::f_who(l)},
      {.icon = html::Icon::heart, .text = support, .label = texts::support(l), .strong = true}};
  if (n.dots > 0) facts.push_back({.icon = html::Icon::star, .text = dots, .label = texts::dots_label(l)});
  html::card(out, {.href = href,
                   .title = n.what,
                   .heading_level = heading_level,
                   .tags = tags,
                   .facts = facts,
                   .tone = n.theme ? tone_of(*n.theme) : html::Tone::plain});
}

void put_idea_card(Html& out, Language l, const Idea& i, int heading_level) {
  const std::string href = localized(l, i.path()), text = text::truncate(i.body, 200);
  const html::Tag tags[] = {{.label = name_of(l, i.state), .tone = html::Tone::amber}};
  std::vector<html::Fact> facts;
  if (!i.place_name.empty())
    facts.push_back({.icon = html::Icon::map_pin, .text = i.place_name, .label = texts::f_place(l)});
  html::card(out, {.href = href,
                   .title = i.title,
                   .heading_level = heading_level,
                   .tags = tags,
                   .text = text,
                   .facts = facts,
                   .tone = html::Tone::amber});
}

void put_hide_form(Html& out, Language l, const HideForm& form, std::string_view act) {
  html::details(
      out, form.label,
      [&](Html& body) {
        html::put<"<p>{}</p>">(body, texts::hide_lead(l));
        html::form(
            body,
            {.action = form.action, .csrf = form.csrf, .body = [&](Html& f) {
               html::text_field(
                   f, l, {.name = "hidden", .label = texts::f_hidden(l), .value = form.typed, .error = form.error});
               html::button(f, {.label = form.label, .kind = html::ButtonKind::danger, .name = "co", .value = act});
             }});
      },
      !form.error.empty());
}

std::vector<html::Choice> theme_choices(Language l) {
  std::vector<html::Choice> all;
  for (std::size_t i = 0; i < std::size(kThemeCodes); ++i)
    all.push_back({.value = kThemeCodes[i], .label = name_of(l, static_cast<Theme>(i))});
  return all;
}

std::vector<html::Choice> district_choices(const std::vector<places::Place>& districts) {
  std::vector<html::Choice> all;
  for (const auto& district : districts) all.push_back({.value = district.code, .label = district.name});
  return all;
}

std::optional<Need> need_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return std::nullopt;
  return ctx.db.read([&](db::ReadTx& tx) { return find_need(tx, NeedId{*id}); });
}

std::optional<Idea> idea_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return std::nullopt;
  return ctx.db.read([&](db::ReadTx& tx) { return find_idea(tx, IdeaId{*id}); });
}

void put_needs_map(Html& out, Context& ctx, const std::vector<Need>& shown, places::PlaceId current,
                   std::string_view label) {
  const auto map = ctx.kept<std::optional<places::Map>>("needs.map", [](db::ReadTx& tx) {
    const auto city = city_of(tx);
    return city ? places::map_of(tx, city) : std::nullopt;
  });
  if (!*map) return;
  std::vector<html::DrawnShape> shapes;
  for (const auto& outline : (*map)->outlines) {
    html::DrawnShape shape{.path = outline.path, .title = outline.name, .current = outline.place == current};
    if (shape.current) shape.level = 3;
    shapes.push_back(shape);
  }
  std::vector<std::string> links;
  links.reserve(shown.size());
  std::vector<html::DrawnPoint> points;
  for (const Need& n : shown) {
    if (!n.point) continue;
    const std::string& link = links.emplace_back(localized(ctx.language, n.path()));
    points.push_back({.x = (*map)->frame.x(*n.point),
                      .y = (*map)->frame.y(*n.point),
                      .title = n.what,
                      .href = link,
                      .tone = n.theme ? tone_of(*n.theme) : html::Tone::brick});
  }
  html::drawn_map(out, {.label = label,
                        .width = (*map)->frame.width,
                        .height = (*map)->frame.height,
                        .shapes = shapes,
                        .points = points});
}

}  // namespace wiec::needs
