// /: what happens now, until when, what you can do; the timetable; some projects.
#include "app/public_pages.h"
#include "app/texts.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/timeline.h"
#include "modules/proposals/pages.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

constexpr std::size_t kShown = 6;

void put_hero(Html& out, Context& ctx, const editions::Edition& edition) {
  const Language l = ctx.language;
  const std::string sentence = editions::sentence_of(ctx, edition);
  const auto standing = editions::standing_at(edition.settings, ctx.now);
  const bool decided = standing.now && standing.now->kind >= editions::StageKind::results;
  const bool voting = standing.now && standing.now->kind == editions::StageKind::voting;
  const std::string vote = localized(l, "/glosowanie"), projects = localized(l, "/projekty"),
                    results = localized(l, "/wyniki"), areas = localized(l, "/okolice");
  html::hero(out, {.title = texts::home_title(l), .lead = sentence, .actions = [&](Html& actions) {
                     if (voting)
                       html::link_button(actions,
                                         {.href = vote, .label = texts::home_vote(l), .icon = html::Icon::vote});
                     else
                       html::link_button(
                           actions, decided ? html::LinkButton{.href = results, .label = texts::home_see_results(l)}
                                            : html::LinkButton{.href = projects, .label = texts::home_see_projects(l)});
                     html::link_button(actions, {.href = areas,
                                                 .label = texts::home_find_area(l),
                                                 .kind = html::ButtonKind::secondary,
                                                 .icon = html::Icon::map_pin});
                   }});
  if (edition.picture)
    html::put<R"(<img class="panorama" src="{}" alt="" width="1600" height="440">)">(
        out, fmt::format("/edycja/{}/obraz.svg", edition.code));
}

void put_figures(Html& out, Context& ctx, const editions::Edition& edition, std::size_t projects) {
  const Language l = ctx.language;
  const std::string money = text::format_money(l, edition.budget()),
                    count = text::format_number(l, static_cast<std::int64_t>(projects));
  const auto districts = std::ranges::count(edition.pools, editions::Level::district, &editions::Pool::level);
  const html::Figure figures[] = {
      {.number = money, .label = texts::number_money(l), .tone = html::Tone::brick},
      {.number = count, .label = texts::number_projects(l), .tone = html::Tone::wisla},
      {.number = districts, .label = texts::number_districts(l), .tone = html::Tone::linden}};
  html::figures(out, figures);
}

void put_projects(Html& out, Context& ctx, const Request& request) {
  const auto asked = proposals::asked_for(ctx, request);
  if (!asked || !asked->edition) return;
  const Language l = ctx.language;
  put_figures(out, ctx, *asked->edition, asked->list->entries.size());
  html::put<R"(<section><div class="section-head"><h2>{}</h2><a href="{}">{}</a></div>)">(
      out, texts::home_newest(l), localized(l, "/projekty"), texts::home_see_projects(l));
  html::cards(out, [&](Html& list) {
    std::size_t shown = 0;
    for (const proposals::Entry* entry : *asked->chosen) {
      if (entry->state == proposals::State::rejected || entry->state == proposals::State::withdrawn ||
          entry->state == proposals::State::merged)
        continue;
      proposals::put_card(list, ctx, *asked, *entry);
      if (++shown == kShown) break;
    }
  });
  html::put<"</section>">(out);
}

}  // namespace

Result<Reply> home_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto all = editions::editions(ctx);
  const auto* edition = editions::find_edition(ctx, *all, "");
  Page page{
      .title = std::string(texts::home(l)), .description = std::string(texts::home_description(l)), .section = "/"};
  Html& out = page.main;
  if (!edition) {
    html::heading(out, 1, texts::home_title(l));
    html::empty_state(out, {.title = texts::home_empty(l), .icon = html::Icon::house});
    return page;
  }
  put_hero(out, ctx, *edition);
  html::put<R"(<section><div class="section-head"><h2>{}</h2><a href="{}">{}</a></div>)">(
      out, texts::timetable(l), localized(l, "/edycja/" + edition->code), texts::about_edition(l));
  editions::put_timeline(out, ctx, *edition);
  html::put<"</section>">(out);
  put_projects(out, ctx, request);
  ctx.put_panels(out, "home", 0);
  page.linked_data = Json::Object{{"@context", "https://schema.org"},
                                  {"@type", "GovernmentService"},
                                  {"name", edition->name(l)},
                                  {"areaServed", edition->city_name},
                                  {"serviceType", "participatory budget"}};
  return page;
}

}  // namespace wiec::app
