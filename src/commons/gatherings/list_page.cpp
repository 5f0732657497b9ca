// /spotkania: what is coming or what was, by kind and district.
#include "base/url.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/pages.h"
#include "commons/gatherings/texts.h"
#include "commons/gatherings/words.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/html/page_number.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::gatherings {
namespace {

constexpr int kOnAPage = 20, kAtHome = 3;

struct Asked {
  Filter filter;
  int page = 1;
  std::string query(bool past) const {
    std::string out;
    const auto add = [&](std::string_view name, std::string_view value) {
      if (!value.empty()) out += fmt::format("{}{}={}", out.empty() ? '?' : '&', name, percent_encoded(value));
    };
    if (filter.kind) add("rodzaj", code_of(*filter.kind));
    add("dzielnica", filter.place);
    if (past) add("minione", "1");
    return out;
  }
};

Asked asked_by(const Request& request) {
  Asked asked;
  asked.filter.past = request.query("minione") == "1";
  asked.filter.kind = kind_from(request.query("rodzaj"));
  asked.filter.place = request.query("dzielnica").substr(0, 100);
  asked.page = html::page_number(request.query("strona"));
  return asked;
}

std::vector<places::Place> districts_of_the_city(Context& ctx) {
  return ctx.db.read([](db::ReadTx& tx) {
    const auto cities = places::cities(tx);
    return cities.empty() ? std::vector<places::Place>() : places::children_of(tx, cities.front().id);
  });
}

void put_filter(Html& out, Context& ctx, const Asked& asked) {
  const Language l = ctx.language;
  std::vector<html::Choice> kinds, where;
  for (std::size_t i = 0; i < std::size(kKindCodes); ++i)
    kinds.push_back({.value = kKindCodes[i], .label = name_of(l, static_cast<Kind>(i))});
  const auto districts = districts_of_the_city(ctx);
  for (const auto& district : districts) where.push_back({.value = district.code, .label = district.name});
  const std::string action = localized(l, "/spotkania"), clear = action + (asked.filter.past ? "?minione=1" : "");
  html::filter_panel(
      out, l,
      {.action = action,
       .title = texts::filter(l),
       .fields =
           [&](Html& fields) {
             if (asked.filter.past) html::hidden_field(fields, "minione", "1");
             html::select_field(fields, l,
                                {.name = "rodzaj",
                                 .label = texts::f_kind(l),
                                 .choices = kinds,
                                 .value = asked.filter.kind ? code_of(*asked.filter.kind) : "",
                                 .empty_label = texts::any(l)});
             if (!where.empty())
               html::select_field(fields, l,
                                  {.name = "dzielnica",
                                   .label = texts::district(l),
                                   .choices = where,
                                   .value = asked.filter.place,
                                   .empty_label = texts::any(l)});
           },
       .clear_href = asked.filter.kind || !asked.filter.place.empty() ? std::string_view(clear) : std::string_view()});
}

void put_card(Html& list, Language l, const Gathering& g, int heading_level) {
  const std::string href = localized(l, g.path()), when = when_of(l, g), where = where_of(l, g), seats = seats_of(l, g);
  std::vector<html::Tag> tags{{.label = name_of(l, g.kind), .tone = html::Tone::wisla}};
  if (g.formula != Formula::in_person) tags.push_back({.label = name_of(l, g.formula), .tone = html::Tone::plum});
  if (g.cancelled)
    tags.push_back({.label = texts::cancelled(l), .tone = html::Tone::error, .icon = html::Icon::circle_x});
  std::vector<html::Fact> facts{{.icon = html::Icon::calendar, .text = when, .label = texts::when(l)},
                                {.icon = html::Icon::map_pin, .text = where, .label = texts::where(l)}};
  if (!seats.empty()) facts.push_back({.icon = html::Icon::users, .text = seats, .label = texts::seats(l)});
  html::card(list, {.href = href,
                    .title = g.title(l),
                    .heading_level = heading_level,
                    .tags = tags,
                    .facts = facts,
                    .tone = g.cancelled ? html::Tone::error : html::Tone::wisla});
}

void put_subscription(Html& out, Language l, const Asked& asked) {
  const std::string feed = "/api/v1/gatherings.ics" +
                           (asked.filter.place.empty() ? "" : "?dzielnica=" + percent_encoded(asked.filter.place)) +
                           (l == Language::en ? (asked.filter.place.empty() ? "?jezyk=en" : "&jezyk=en") : "");
  html::details(out, texts::subscribe(l), [&](Html& body) {
    html::put<"<p>{}</p>">(body, texts::subscribe_text(l));
    const html::Download files[] = {{.href = feed, .label = texts::feed(l), .format = "iCalendar"},
                                    {.href = "/api/v1/gatherings", .label = "JSON", .format = "JSON"}};
    html::downloads(body, files);
  });
}

}  // namespace

Result<Reply> list_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const Asked asked = asked_by(request);
  std::int64_t count = 0;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    count = count_gatherings(tx, asked.filter, ctx.now);
    return gatherings(tx, asked.filter, ctx.now, kOnAPage, std::int64_t{asked.page - 1} * kOnAPage);
  });
  for (const Gathering& g : all)
    if (g.ends_at > ctx.now) ctx.changes_at(g.ends_at);
  Page page{.title = std::string(texts::title(l)),
            .description = std::string(texts::lead(l)),
            .section = "/spotkania",
            .indexed = request.http.query.items().empty()};
  Html& out = page.main;
  html::heading(out, 1, texts::title(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::lead(l));
  const std::string coming = localized(l, "/spotkania" + asked.query(false)),
                    past = localized(l, "/spotkania" + asked.query(true));
  const html::Link views[] = {{.href = coming, .label = texts::coming(l), .current = !asked.filter.past},
                              {.href = past, .label = texts::past(l), .current = asked.filter.past}};
  html::tabs(out, texts::title(l), views);
  put_filter(out, ctx, asked);
  if (all.empty())
    html::empty_state(out, {.title = asked.filter.past ? texts::none_past(l) : texts::none_coming(l),
                            .text = texts::none_text(l),
                            .icon = html::Icon::calendar});
  else
    html::cards(out, [&](Html& list) {
      for (const Gathering& g : all) put_card(list, l, g, 2);
    });
  const std::string query = asked.query(asked.filter.past);
  const std::string before = localized(l, "/spotkania" + query + (query.empty() ? "?" : "&") + "strona=");
  html::pager(
      out, l,
      {.page = asked.page, .pages = static_cast<int>((count + kOnAPage - 1) / kOnAPage), .href_before_number = before});
  put_subscription(out, l, asked);
  ctx.put_panels(out, "gatherings", 0);
  return page;
}

Html home_panel(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  auto all = ctx.db.read([&](db::ReadTx& tx) { return gatherings(tx, {}, ctx.now, kAtHome + 5); });
  std::erase_if(all, &Gathering::cancelled);
  if (std::ssize(all) > kAtHome) all.resize(kAtHome);
  if (all.empty()) return out;
  ctx.changes_at(all.front().ends_at);
  const std::string more = localized(l, "/spotkania");
  html::section(out, {.title = texts::title(l),
                      .body =
                          [&](Html& body) {
                            html::cards(body, [&](Html& list) {
                              for (const Gathering& g : all) put_card(list, l, g, 3);
                            });
                          },
                      .more = {.href = more, .label = texts::all_gatherings(l)}});
  return out;
}

Html own_panel(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  if (ctx.actor.anonymous()) return out;
  const people::PersonId self{ctx.actor.person};
  std::vector<std::string_view> states;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    auto coming = coming_for(tx, self, ctx.now);
    for (const Gathering& g : coming) {
      const auto seat = seat_of(tx, g.id, self);
      states.push_back(seat && seat->state == SeatState::seat ? texts::has_seat(l) : texts::waits(l));
    }
    return coming;
  });
  if (all.empty()) return out;
  html::put<"<h2>{}</h2>">(out, texts::own_gatherings(l));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string href = localized(l, all[i].path()), when = when_of(l, all[i]);
    const html::Task tasks[] = {{.href = href, .title = all[i].title(l), .hint = when, .status = states[i]}};
    html::task_list(out, tasks);
  }
  return out;
}

}  // namespace wiec::gatherings
