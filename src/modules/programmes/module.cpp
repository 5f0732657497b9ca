#include "modules/programmes/module.h"

#include "modules/programmes/bring_in.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/group_pages.h"
#include "modules/programmes/group_store.h"
#include "modules/programmes/keep_group.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/partner_pages.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/work_parts.h"

namespace wiec::programmes {
namespace {

std::vector<std::string_view> list_query(bool format = false) {
  std::vector<std::string_view> known{std::begin(kQuery), std::end(kQuery)};
  if (format) known.push_back("format");
  return known;
}

void add_to_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  for (const Entry& entry : list_of(ctx)->entries) add("/programy/" + entry.code, entry.changed_at);
  for (const Group& group : ctx.db.read([](db::ReadTx& tx) { return all_groups(tx); }))
    add("/programy/" + code_from_id(group.project.value) + "/grupa", group.changed_at);
  for (const auto& [project, changed_at] : ctx.db.read([](db::ReadTx& tx) { return projects_with_partners(tx); }))
    add("/programy/" + code_from_id(project.value) + "/partnerzy", changed_at);
}

std::vector<Route> public_routes() {
  return {
      {.path = "/programy", .who = anyone, .page = list_page, .cached = true, .query = list_query()},
      {.path = "/programy/wykresy", .who = anyone, .page = charts_page, .cached = true, .query = list_query()},
      {.path = "/programy/mapa", .who = anyone, .page = map_page, .cached = true, .query = list_query()},
      {.path = "/programy/porownaj",
       .who = anyone,
       .page = compare_page,
       .cached = true,
       .query = {std::begin(kCompared), std::end(kCompared)}},
      {.path = "/programy.iati.xml", .who = anyone, .page = iati_export, .query = list_query(), .one_language = true},
      {.path = "/programy.keep.csv", .who = anyone, .page = keep_export, .query = list_query(), .one_language = true},
      {.path = "/programy.atom", .who = anyone, .page = atom_feed, .query = list_query()},
      {.path = "/programy.csv", .who = anyone, .page = csv_export, .query = list_query(true)},
      {.path = "/programy.xlsx", .who = anyone, .page = xlsx_export, .query = list_query()},
      {.path = "/api/v1/programmes",
       .who = anyone,
       .page = api_programmes,
       .query = list_query(),
       .one_language = true,
       .summary = "Cards of the register, filtered and ordered as on the public list, with their sums; 200 on a page"},
      {.path = "/programy/{code}", .who = anyone, .page = project_page, .cached = true},
      {.path = "/programy/{code}/grupa", .who = anyone, .page = group_page, .cached = true},
      {.path = "/programy/{code}/partnerzy", .who = anyone, .page = partners_page, .cached = true},
      {.path = "/programy/{code}/partnerzy/{partner}", .who = signed_in, .page = partner_page},
      {.method = http::Method::post,
       .path = "/programy/{code}/partnerzy/{partner}",
       .who = signed_in,
       .page = post_pilot},
      {.method = http::Method::post,
       .path = "/programy/{code}/partnerzy/{partner}/komentarz",
       .who = signed_in,
       .page = post_comment},
      {.path = "/zaproszenie-partnera/{token}", .who = anyone, .page = partner_invitation_page},
      {.method = http::Method::post,
       .path = "/zaproszenie-partnera/{token}",
       .who = anyone,
       .page = post_partner_invitation},
      {.path = "/grupa-wsparcia/{token}", .who = anyone, .page = invitation_page},
      {.method = http::Method::post, .path = "/grupa-wsparcia/{token}", .who = anyone, .page = post_invitation},
      {.path = "/programy/{code}/historia", .who = anyone, .page = history_page, .cached = true},
      {.path = "/programy/{code}/logo", .who = anyone, .page = project_logo, .one_language = true},
      {.path = "/programy/{code}/karta.json", .who = anyone, .page = project_json_page}};
}

std::vector<std::string_view> import_query() {
  std::vector<std::string_view> known{std::begin(kRegisterFields), std::end(kRegisterFields)};
  known.push_back("programme");
  return known;
}

constexpr Who kOfficer = with_role<Role::programme_officer>("programme_officer");
constexpr auto kPost = http::Method::post;
constexpr std::size_t kWithLogo = 3 << 20;

std::vector<Route> desk() {
  const auto post = [](std::string_view path, PageFunction page) {
    return Route{
        .method = kPost, .path = path, .who = kOfficer, .page = page, .body_limit = kWithLogo, .per_minute = 120};
  };
  const auto post_logo = [&](std::string_view path, PageFunction page) {
    Route route = post(path, page);
    route.file_limit = kMostLogoBytes;
    return route;
  };
  return {{.path = "/administracja/programy", .who = kOfficer, .page = desk_page, .query = list_query()},
          {.path = "/administracja/programy/nowa", .who = kOfficer, .page = new_card_page},
          post_logo("/administracja/programy/nowa", post_new_card),
          {.path = "/administracja/programy/import",
           .who = kOfficer,
           .page = import_page,
           .query = {"weszlo", "znane", "odrzucone", "usuniete", "zostaly"}},
          {.method = kPost,
           .path = "/administracja/programy/import",
           .who = kOfficer,
           .page = post_upload,
           .body_limit = kMostUploadBytes + (64 << 10),
           .file_limit = kMostUploadBytes},
          post("/administracja/programy/import/cofnij", post_undo),
          {.path = "/administracja/programy/import/{upload}",
           .who = kOfficer,
           .page = upload_page,
           .query = import_query()},
          post("/administracja/programy/import/{upload}", post_import),
          {.path = "/administracja/programy/program/{code}", .who = kOfficer, .page = programme_page},
          post("/administracja/programy/program/{code}", post_programme),
          {.path = "/administracja/programy/{code}/grupa", .who = kOfficer, .page = group_desk_page},
          post("/administracja/programy/{code}/grupa", post_group),
          post("/administracja/programy/{code}/grupa/osoba", post_member),
          post("/administracja/programy/{code}/grupa/zadanie", post_task),
          {.path = "/administracja/programy/{code}/partnerzy", .who = kOfficer, .page = partner_desk_page},
          post("/administracja/programy/{code}/partnerzy", post_partner_person),
          {.path = "/administracja/programy/{code}/praca", .who = kOfficer, .page = work_page},
          post("/administracja/programy/{code}/spotkanie", post_gathering),
          {.path = "/administracja/programy/{code}/uzgodnienie/{note}", .who = kOfficer, .page = note_page},
          post("/administracja/programy/{code}/uzgodnienie/{note}", post_note),
          {.path = "/administracja/programy/{code}", .who = kOfficer, .page = card_page},
          post_logo("/administracja/programy/{code}", post_card)};
}

}  // namespace

Module module() {
  Module made{.name = "programmes",
              .migrations = migrations(),
              .routes = public_routes(),
              .panels = {{.noun = "administration", .position = 10, .render = desk_task},
                         {.noun = "account", .position = 10, .render = desk_task},
                         {.noun = "account", .position = 11, .render = own_partners},
                         {.noun = "project", .position = 10, .render = group_link},
                         {.noun = "project", .position = 90, .render = card_tools},
                         {.noun = "gathering", .position = 10, .render = holders_panel}},
              .sitemap = add_to_sitemap,
              .personal_data = personal_data()};
  const auto rows = desk();
  made.routes.insert(made.routes.end(), rows.begin(), rows.end());
  return made;
}

}  // namespace wiec::programmes
