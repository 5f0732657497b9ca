// /okolice/wskazane: all areas on a map and in a list; a street or a point finds those it lies in.
#include "commons/areas/area_map.h"
#include "commons/areas/area_store.h"
#include "commons/areas/known_areas.h"
#include "commons/areas/pages.h"
#include "commons/areas/texts.h"
#include "commons/areas/words.h"
#include "commons/places/point_text.h"
#include "commons/places/streets.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/html/page_number.h"
#include "platform/html/section.h"

namespace wiec::areas {
namespace {

constexpr std::size_t kOnAPage = 60;

struct Found {
  std::vector<Area> areas;
  std::string about;   // the street of the register; empty of a point
  std::string others;  // streets that may be meant
};

Found find(db::ReadTx& tx, std::string_view typed) {
  if (const auto point = places::point_from(typed)) return {.areas = areas_at(tx, *point), .about = {}, .others = {}};
  Found found;
  const auto cities = places::cities(tx);
  if (cities.empty()) return found;
  const auto answer = places::find_district(tx, cities.front().id, typed, "");
  if (answer.match == places::AddressMatch::street_needed || answer.match == places::AddressMatch::street_unknown) {
    for (const auto& street : answer.streets) found.others += (found.others.empty() ? "" : ", ") + street.name;
    return found;
  }
  found.about = answer.streets.front().name;
  found.areas = areas_on_street(tx, found.about, answer.districts);
  return found;
}

void put_cards(Html& out, Language l, std::span<const Area> areas, int heading_level) {
  html::cards(out, [&](Html& list) {
    for (const Area& area : areas) put_area_card(list, l, area, heading_level);
  });
}

void put_found(Html& out, Context& ctx, std::string_view typed) {
  const Language l = ctx.language;
  const Found found = ctx.db.read([&](db::ReadTx& tx) { return find(tx, typed); });
  const std::string title(texts::found_title(l, std::string(typed)));
  html::section(out, {.title = title, .body = [&](Html& body) {
                        if (!found.areas.empty()) return put_cards(body, l, found.areas, 3);
                        html::put<"<p>{}</p>">(body, texts::found_none(l));
                        if (!found.others.empty()) html::put<"<p>{}</p>">(body, texts::found_others(l, found.others));
                      }});
}

// The map and the cards of one page of the list. Kept ready: they change only with an area, and are most of the page.
std::shared_ptr<const Html> listed(Context& ctx, int number) {
  const std::string key = fmt::format("areas.listed {} {}", code_of(ctx.language), number);
  return ctx.kept_from<Html>(key, [&](Context& own) {
    const auto known = known_areas(own);
    const auto part = html::part_of(std::span<const Area>(known->all), number, kOnAPage);
    Html out;
    put_map(out, own, part);
    html::heading(out, 2, texts::all_areas(own.language));
    put_cards(out, own.language, part, 3);
    return out;
  });
}

}  // namespace

Result<Reply> list_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const std::string_view typed = request.query("szukaj").substr(0, 120);
  const int number = html::page_number(request.query("strona"));
  Page page{.title = std::string(texts::title(l)),
            .description = std::string(texts::lead(l)),
            .section = "/okolice",
            .indexed = request.http.query.items().empty()};
  Html& out = page.main;
  html::heading(out, 1, texts::title(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::lead(l));
  const std::string action = localized(l, "/okolice/wskazane");
  html::form(out, {.action = action,
                   .body =
                       [&](Html& f) {
                         html::text_field(f, l,
                                          {.name = "szukaj",
                                           .label = texts::f_search(l),
                                           .hint = texts::f_search_hint(l),
                                           .value = typed,
                                           .kind = html::TextKind::search});
                         html::button(f, {.label = texts::search(l), .icon = html::Icon::search});
                       },
                   .get = true});
  if (!typed.empty()) put_found(out, ctx, typed);
  ctx.put_panels(out, "areas", 0);
  const std::size_t count = known_areas(ctx)->all.size();
  if (count == 0) {
    html::empty_state(out, {.title = texts::none(l), .text = texts::none_text(l), .icon = html::Icon::map});
    return page;
  }
  const int pages = html::pages_of(count, kOnAPage);
  out.append(*listed(ctx, std::min(number, pages + 1)));  // one empty page stands for all past the end
  const std::string before = localized(l, "/okolice/wskazane?strona=");
  html::pager(out, l, {.page = number, .pages = pages, .href_before_number = before});
  const html::Download files[] = {{.href = "/api/v1/areas.geojson", .label = texts::download(l), .format = "GeoJSON"}};
  html::downloads(out, files);
  return page;
}

Html panel_of_place(Context& ctx, std::int64_t place) {
  constexpr std::size_t kMost = 6;
  const Language l = ctx.language;
  Html out;
  const auto known = known_areas(ctx);
  std::vector<const Area*> first;
  for (const Area& area : known->all) {
    const auto reaches = [&](const AreaDistrict& district) { return district.place.value == place; };
    if (place == 0 || std::ranges::any_of(area.districts, reaches)) first.push_back(&area);
    if (first.size() == kMost) break;
  }
  if (first.empty()) return out;
  const std::string more = localized(l, "/okolice/wskazane");
  const auto put_first = [&](Html& body) {
    html::cards(body, [&](Html& list) {
      for (const Area* area : first) put_area_card(list, l, *area, 3);
    });
  };
  html::section(out,
                {.title = texts::title(l), .body = put_first, .more = {.href = more, .label = texts::all_areas(l)}});
  return out;
}

Html panel_of_places(Context& ctx, std::int64_t) { return panel_of_place(ctx, 0); }

}  // namespace wiec::areas
