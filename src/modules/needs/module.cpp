#include "modules/needs/module.h"

#include "modules/needs/idea_store.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/pages.h"
#include "modules/needs/personal_data.h"
#include "modules/needs/tell_supporters.h"

namespace wiec::needs {
namespace {

constexpr Who kLeader = with_role<Role::coordinator, Role::ambassador>("coordinator|ambassador");
constexpr Who kTypist = with_role<Role::coordinator, Role::ambassador, Role::clerk>("coordinator|ambassador|clerk");
constexpr auto kPost = http::Method::post;

std::vector<std::string_view> list_query(bool language = false) {
  std::vector<std::string_view> known{std::begin(kListQuery), std::end(kListQuery)};
  if (language) known.push_back("jezyk");
  return known;
}

std::vector<Route> public_routes() {
  return {
      {.path = "/potrzeby", .who = anyone, .page = list_page, .cached = true, .query = list_query()},
      {.path = "/potrzeby/karty", .who = anyone, .page = cards_page, .cached = true},
      {.path = "/potrzeby/nowa", .who = signed_in, .page = give_page, .query = {"okolica"}},
      {.method = kPost, .path = "/potrzeby/nowa", .who = signed_in, .page = post_give},
      {.path = "/potrzeby/{code}", .who = anyone, .page = need_page, .cached = true},
      {.path = "/potrzeby/{code}/zmiana", .who = signed_in, .page = change_page},
      {.method = kPost, .path = "/potrzeby/{code}/zmiana", .who = signed_in, .page = post_change},
      {.method = kPost, .path = "/potrzeby/{code}/poparcie", .who = signed_in, .page = post_support, .per_minute = 120},
      {.path = "/wspolne-potrzeby/{code}", .who = anyone, .page = heading_page, .cached = true, .query = {"strona"}},
      {.path = "/diagnoza", .who = anyone, .page = diagnosis_list_page, .cached = true, .query = {"strona"}},
      {.path = "/diagnoza/{code}", .who = anyone, .page = diagnosis_page, .cached = true},
      {.path = "/pomysly", .who = anyone, .page = ideas_page, .cached = true, .query = {"strona"}},
      {.path = "/pomysly/nowy", .who = signed_in, .page = bring_page, .query = {"potrzeba"}},
      {.method = kPost, .path = "/pomysly/nowy", .who = signed_in, .page = post_bring},
      {.path = "/pomysly/{code}", .who = anyone, .page = idea_page, .cached = true, .query = {"szukaj"}},
      {.method = kPost, .path = "/pomysly/{code}", .who = signed_in, .page = post_idea}};
}

std::vector<Route> open_routes() {
  return {{.path = "/api/v1/needs",
           .who = anyone,
           .page = api_needs,
           .cached = true,
           .query = list_query(),
           .one_language = true,
           .summary = "Needs that residents gave, filtered as on the public list; 200 on a page"},
          {.path = "/api/v1/needs.csv",
           .who = anyone,
           .page = csv_needs,
           .query = list_query(true),
           .one_language = true,
           .summary = "The same as a table (RFC 4180), all at once"},
          {.path = "/api/v1/needs.geojson",
           .who = anyone,
           .page = geojson_needs,
           .query = list_query(),
           .one_language = true,
           .summary = "Needs with a point on the map (RFC 7946)"}};
}

std::vector<Route> desk() {
  const auto post = [](std::string_view path, Who who, PageFunction page) {
    return Route{.method = kPost, .path = path, .who = who, .page = page, .per_minute = 120};
  };
  return {
      {.path = "/administracja/potrzeby", .who = kLeader, .page = desk_page, .query = list_query()},
      post("/administracja/potrzeby", kLeader, post_desk),
      {.path = "/administracja/potrzeby/karta",
       .who = kTypist,
       .page = card_page,
       .query = {"wpisano", "dzielnica", "okolica"}},
      post("/administracja/potrzeby/karta", kTypist, post_card),
      {.path = "/administracja/potrzeby/z-dyskusji/{code}", .who = kLeader, .page = turn_page, .query = {"jako"}},
      {.method = kPost,
       .path = "/administracja/potrzeby/z-dyskusji/{code}",
       .who = kLeader,
       .page = post_turn,
       .query = {"jako"}},
      {.path = "/administracja/potrzeby/{code}", .who = kLeader, .page = answer_page},
      post("/administracja/potrzeby/{code}", kLeader, post_answer),
      {.path = "/administracja/potrzeby/kropki/{code}", .who = kLeader, .page = dots_page, .query = {"q", "strona"}},
      post("/administracja/potrzeby/kropki/{code}", kLeader, post_dots)};
}

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/potrzeby", ctx.now);
  add("/pomysly", ctx.now);
  add("/diagnoza", ctx.now);
  ctx.db.read([&](db::ReadTx& tx) {
    for (const auto& d : districts_of(tx)) add("/diagnoza/" + d.code, ctx.now);
    for (const Heading& h : headings(tx, 1000)) add(h.path(), ctx.now);
    for (const Need& n : needs(tx, {.order = Order::newest}, 20'000)) add(n.path(), n.changed_at);
    for (const Idea& i : ideas(tx, {}, 20'000)) add(i.path(), i.changed_at);
  });
}

}  // namespace

Module module() {
  Module made{.name = "needs",
              .migrations = migrations(),
              .routes = public_routes(),
              .panels = {{.noun = "administration", .position = 25, .render = desk_task},
                         {.noun = "account", .position = 25, .render = desk_task},
                         {.noun = "account", .position = 40, .render = own_panel},
                         {.noun = "gathering", .position = 20, .render = gathering_panel},
                         {.noun = "discussion_post", .render = discussion_post_panel}},
              .jobs = {{kTellJob, tell_some}},
              .sitemap = put_in_sitemap,
              .personal_data = personal_data()};
  for (const auto& rows : {open_routes(), desk()}) made.routes.insert(made.routes.end(), rows.begin(), rows.end());
  return made;
}

}  // namespace wiec::needs
