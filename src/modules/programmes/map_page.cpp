// /programy/mapa: districts with the number of the selection's cards, and places of partners, each with its list.
#include <map>

#include "commons/places/places.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/partner_map.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/sum_chart.h"
#include "modules/programmes/texts.h"
#include "platform/html/card.h"
#include "platform/html/drawn_map.h"

namespace wiec::programmes {
namespace {

constexpr std::size_t kMostSpots = 300;

// The map of the city with the most districts that are cards' places; none where nothing was drawn.
std::shared_ptr<const std::optional<places::Map>> city_map(Context& ctx) {
  return ctx.kept<std::optional<places::Map>>("programmes.city_map", [](db::ReadTx& tx) {
    std::optional<places::Map> found;
    for (const places::Place& city : places::cities(tx))
      if (auto map = places::map_of(tx, city.id); map && (!found || map->outlines.size() > found->outlines.size()))
        found = std::move(map);
    return found;
  });
}

struct District {
  const places::Outline* outline;
  std::int64_t count = 0;
  std::string title, address;
};

std::vector<District> districts_of(Language l, const Asked& asked, const places::Map& map) {
  std::map<std::int64_t, std::int64_t> counts;
  for (const Part& part : asked.chosen.parts) counts[part.kind->place.value] += part.cards;
  std::vector<District> districts;
  for (const places::Outline& outline : map.outlines) {
    District one{.outline = &outline, .count = counts[outline.place.value], .title = {}, .address = {}};
    one.title = texts::map_count(l, outline.name, one.count);
    if (one.count > 0) one.address = narrowed(l, asked, [&](Filter& f) { f.place = outline.place; });
    districts.push_back(std::move(one));
  }
  return districts;
}

// Five classes from pale to dark, by the share of the largest number.
int level_of(std::int64_t count, std::int64_t most) {
  return most == 0 ? 0 : static_cast<int>((count * 5 + most - 1) / most);
}

void put_district_map(Html& out, Language l, const Asked& asked, const places::Map& map) {
  const auto districts = districts_of(l, asked, map);
  std::int64_t most = 0;
  for (const District& d : districts) most = std::max(most, d.count);
  std::vector<html::DrawnShape> shapes;
  for (const District& d : districts)
    shapes.push_back({.path = d.outline->path, .title = d.title, .href = d.address, .level = level_of(d.count, most)});
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::map_districts(l));
  html::drawn_map(out, {.label = texts::map_districts(l),
                        .width = map.frame.width,
                        .height = map.frame.height,
                        .shapes = shapes,
                        .caption = texts::map_districts_caption(l)});
  html::put<"<ul>">(out);
  for (const District& d : districts)
    if (d.count > 0) html::put<R"(<li><a href="{}">{}</a></li>)">(out, d.address, d.title);
  html::put<"</ul></section>">(out);
}

// Partners of chosen cards that said where they work.
void put_partners(Html& out, Context& ctx, const Asked& asked) {
  const Language l = ctx.language;
  const auto known =
      ctx.kept<std::vector<KnownSpot>>("programmes.spots", [](db::ReadTx& tx) { return known_spots(tx); });
  std::vector<PartnerSpot> spots;
  for (const KnownSpot& one : *known)
    if (const Entry* e = asked.list->find(one.project); e && asked.chosen.holds(*e) && spots.size() < kMostSpots)
      spots.push_back({one.at, fmt::format("{} ({})", one.name, e->acronym.empty() ? e->title(l) : e->acronym),
                       localized(l, fmt::format("/programy/{}/partnerzy", e->code)), one.role});
  if (spots.empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::map_partners(l));
  put_partner_map(out, l, texts::map_partners(l), spots);
  html::put<"<ul>">(out);
  for (const PartnerSpot& spot : spots) html::put<R"(<li><a href="{}">{}</a></li>)">(out, spot.href, spot.title);
  html::put<"</ul></section>">(out);
}

}  // namespace

Result<Reply> map_page(Context& ctx, const Request& request) {
  const Asked asked = asked_for(ctx, request.http.query, kNoCards);
  const Language l = ctx.language;
  Page page = start_view(l, asked, texts::map_page(l), texts::map_page_lead(l));
  Html& out = page.main;
  std::int64_t without = 0;
  for (const Part& part : asked.chosen.parts)
    if (!part.kind->place) without += part.cards;
  if (without) html::put<R"(<p class="muted">{}</p>)">(out, texts::map_without_place(l, without));
  if (const auto map = city_map(ctx); *map) put_district_map(out, l, asked, **map);
  put_partners(out, ctx, asked);
  return page;
}

}  // namespace wiec::programmes
