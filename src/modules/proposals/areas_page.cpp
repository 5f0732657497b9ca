// /okolice: every district as a list and a map, and the way from a street to its district. /okolice/{code}: one
// district.
#include "base/url.h"
#include "commons/places/streets.h"
#include "modules/proposals/pages.h"
#include "modules/proposals/selection_map.h"
#include "modules/proposals/texts.h"
#include "platform/html/card.h"
#include "platform/html/drawn_map.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::proposals {
namespace {

struct Ground {
  std::vector<places::Place> districts;
  const places::Place* find(places::PlaceId id) const {
    const auto at = std::ranges::find(districts, id, &places::Place::id);
    return at == districts.end() ? nullptr : &*at;
  }
  const places::Place* find(std::string_view code) const {
    const auto at = std::ranges::find(districts, code, &places::Place::code);
    return at == districts.end() ? nullptr : &*at;
  }
};

Ground ground_of(Context& ctx, places::PlaceId city) {
  if (!city) return {};
  return {ctx.db.read([&](db::ReadTx& tx) { return places::children_of(tx, city, places::PlaceKind::district); })};
}

std::string address_of(Language l, const places::Place& district) { return localized(l, "/okolice/" + district.code); }

void put_district_links(Html& out, Language l, const Ground& ground, const std::vector<places::PlaceId>& ids) {
  html::put<"<ul>">(out);
  for (const auto id : ids)
    if (const auto* district = ground.find(id))
      html::put<R"(<li><a href="{}">{}</a></li>)">(out, address_of(l, *district), district->name);
  html::put<"</ul>">(out);
}

void put_street_links(Html& out, Language l, std::span<const places::Street> streets, std::string_view number) {
  html::put<"<ul>">(out);
  for (const auto& street : streets) {
    std::string query;
    add_parameter(query, "ulica", street.name);
    add_parameter(query, "numer", number);
    html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(l, "/okolice" + query), street.name);
  }
  html::put<"</ul>">(out);
}

// What is known of the address typed: the district, the choice between several, or the nearest names.
void put_answer(Html& out, Language l, const Ground& ground, const places::DistrictAnswer& answer,
                std::string_view number) {
  using enum places::AddressMatch;
  switch (answer.match) {
    case found: {
      const auto* district = ground.find(answer.districts.front());
      if (!district) return;
      html::notice(
          out, l,
          {.kind = html::NoticeKind::success,
           .text =
               [&](Html& body) {
                 html::put<R"(<p>{}</p><p><a href="{}">{}</a></p>)">(
                     body,
                     texts::your_area(l, answer.streets.empty() ? "" : answer.streets.front().name, district->name),
                     address_of(l, *district), texts::area_projects(l));
               },
           .announced = true});
      return;
    }
    case number_needed:
    case number_unknown:
      html::notice(out, l,
                   {.text =
                        [&](Html& body) {
                          html::put<"<p>{}</p>">(body, answer.match == number_needed ? texts::street_several(l)
                                                                                     : texts::number_unknown(l));
                          put_district_links(body, l, ground, answer.districts);
                        },
                    .announced = true});
      return;
    case number_wrong:
      html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::number_wrong(l), .announced = true});
      return;
    case street_needed:
    case street_unknown:
      html::notice(out, l,
                   {.kind = html::NoticeKind::warning,
                    .text =
                        [&](Html& body) {
                          html::put<"<p>{}</p>">(body, answer.streets.empty()          ? texts::street_not_found(l)
                                                       : answer.match == street_needed ? texts::street_which(l)
                                                                                       : texts::street_did_you_mean(l));
                          if (!answer.streets.empty()) put_street_links(body, l, answer.streets, number);
                        },
                    .announced = true});
  }
}

void put_finder(Html& out, Context& ctx, const Request& request, places::PlaceId city, const Ground& ground) {
  const Language l = ctx.language;
  const std::string action = localized(l, "/okolice");
  const std::string street = text::truncate(request.query("ulica"), 100),
                    number = text::truncate(request.query("numer"), 20);
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::find_area(l));
  html::form(
      out, {.action = action,
            .body =
                [&](Html& f) {
                  html::text_field(
                      f, l,
                      {.name = "ulica", .label = texts::street(l), .value = street, .autocomplete = "street-address"});
                  html::text_field(f, l,
                                   {.name = "numer",
                                    .label = texts::house_number(l),
                                    .value = number,
                                    .width = html::Width::short_,
                                    .optional = true});
                  html::button(f, {.label = texts::find(l), .icon = html::Icon::search});
                },
            .get = true});
  if (!street.empty())
    put_answer(out, l, ground,
               ctx.db.read([&](db::ReadTx& tx) { return places::find_district(tx, city, street, number); }), number);
  html::put<"</section>">(out);
}

void put_map(Html& out, Context& ctx, places::PlaceId city, const Ground& ground, places::PlaceId current) {
  const auto kept = district_map(ctx, city);
  if (!*kept) return;
  std::vector<std::string> links;
  links.reserve((*kept)->outlines.size());
  std::vector<html::DrawnShape> shapes;
  for (const places::Outline& outline : (*kept)->outlines) {
    const auto* district = ground.find(outline.place);
    html::DrawnShape shape{.path = outline.path, .title = outline.name, .current = outline.place == current};
    if (district && !shape.current) shape.href = links.emplace_back(address_of(ctx.language, *district));
    if (shape.current) shape.level = 4;
    shapes.push_back(shape);
  }
  html::drawn_map(out, {.label = texts::areas(ctx.language),
                        .width = (*kept)->frame.width,
                        .height = (*kept)->frame.height,
                        .shapes = shapes});
}

struct Numbers {
  std::int64_t projects = 0;
  const editions::Pool* pool = nullptr;
};
Numbers numbers_of(const editions::Edition& edition, const List& list, places::PlaceId place) {
  Numbers n;
  for (const auto& pool : edition.pools)
    if (pool.place == place) n.pool = &pool;
  if (n.pool) n.projects = std::ranges::count(list.entries, n.pool->id, &Entry::pool);
  return n;
}

void put_table(Html& out, Context& ctx, const editions::Edition& edition, const Ground& ground) {
  const Language l = ctx.language;
  const auto list = list_of(ctx, edition);
  const html::Column columns[] = {{.label = texts::district(l)},
                                  {.label = texts::residents(l), .numeric = true},
                                  {.label = texts::projects(l), .numeric = true},
                                  {.label = texts::area_money(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::areas(l), .columns = columns, .caption_hidden = true});
  for (const auto& district : ground.districts) {
    const Numbers n = numbers_of(edition, *list, district.id);
    const std::string address = address_of(l, district),
                      people = district.population ? text::format_number(l, *district.population) : "–";
    const std::string money = n.pool ? text::format_money(l, n.pool->budget) : "–",
                      count = text::format_number(l, n.projects);
    table.row(
        {[&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, address, district.name); }, people, count, money});
  }
}

}  // namespace

Result<Reply> areas_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto all = editions::editions(ctx);
  const auto* edition = editions::find_edition(ctx, *all, "");
  Page page{
      .title = std::string(texts::areas(l)), .description = std::string(texts::areas_lead(l)), .section = "/okolice"};
  page.indexed = request.query("ulica").empty();
  Html& out = page.main;
  html::heading(out, 1, texts::areas(l));
  const Ground ground = edition ? ground_of(ctx, edition->city) : Ground{};
  if (ground.districts.empty()) {
    html::empty_state(out, {.title = texts::areas_empty(l), .icon = html::Icon::map});
    return page;
  }
  html::put<R"(<p class="lead">{}</p>)">(out, texts::areas_lead(l));
  put_finder(out, ctx, request, edition->city, ground);
  html::put<R"(<div class="columns columns-even"><div>)">(out);
  put_map(out, ctx, edition->city, ground, {});
  html::put<"</div><div>">(out);
  put_table(out, ctx, *edition, ground);
  html::put<"</div></div>">(out);
  ctx.put_panels(out, "places", 0);
  return page;
}

Result<Reply> area_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto all = editions::editions(ctx);
  const auto* edition = editions::find_edition(ctx, *all, "");
  const Ground ground = edition ? ground_of(ctx, edition->city) : Ground{};
  const auto* district = ground.find(request.params.get("code"));
  if (!district) return problem(ProblemKind::not_found, texts::keys::no_such_area);
  const auto estates =
      ctx.db.read([&](db::ReadTx& tx) { return places::children_of(tx, district->id, places::PlaceKind::estate); });
  const auto list = list_of(ctx, *edition);
  const Numbers n = numbers_of(*edition, *list, district->id);
  Page page{.title = district->name, .section = "/okolice"};
  page.crumbs = {{std::string(texts::areas(l)), "/okolice"}, {district->name, ""}};
  Html& out = page.main;
  html::heading(out, 1, district->name);
  const std::string people = district->population ? text::format_number(l, *district->population) : "–",
                    money = n.pool ? text::format_money(l, n.pool->budget) : "–";
  const html::Figure figures[] = {{.number = people, .label = texts::residents(l)},
                                  {.number = n.projects, .label = texts::projects(l)},
                                  {.number = money, .label = texts::area_money(l)}};
  html::figures(out, figures);
  html::put<R"(<div class="columns columns-even"><div class="stack">)">(out);
  if (n.pool)
    html::link_button(out, {.href = localized(l, "/projekty?pula=" + n.pool->code),
                            .label = texts::area_projects(l),
                            .icon = html::Icon::list});
  if (!estates.empty()) {
    html::put<"<h2>{}</h2><ul>">(out, texts::estates(l));
    for (const auto& estate : estates) html::put<"<li>{}</li>">(out, estate.name);
    html::put<"</ul>">(out);
  }
  html::put<"</div><div>">(out);
  put_map(out, ctx, edition->city, ground, district->id);
  html::put<"</div></div>">(out);
  ctx.put_panels(out, "place", district->id.value);
  return page;
}

}  // namespace wiec::proposals
