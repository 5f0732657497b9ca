#include "modules/joint_projects/module.h"

#include "commons/areas/edit_area.h"
#include "modules/joint_projects/hand_over_area.h"
#include "modules/joint_projects/join_area.h"
#include "modules/joint_projects/member_store.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/tell_meetings.h"
#include "modules/joint_projects/work_on_ambassadors.h"

namespace wiec::joint_projects {
namespace {

constexpr auto kPost = http::Method::post;
constexpr std::size_t kDrawing = 3u << 20, kText = 512 * 1024;  // bytes

std::vector<Route> open_to_all() {
  return {{.path = "/wspolne-projekty", .who = anyone, .page = programme_page, .cached = true},
          {.path = "/wspolne-projekty/{part}", .who = anyone, .page = part_page, .cached = true},
          {.path = "/wspolne-projekty/{part}/wersje/{version}", .who = anyone, .page = version_page, .cached = true},
          {.path = "/ambasadorzy", .who = anyone, .page = ambassadors_page, .cached = true},
          {.path = "/api/v1/ambassadors",
           .who = anyone,
           .page = api_ambassadors,
           .cached = true,
           .one_language = true,
           .summary = "Ambassadors who agreed to be shown, with their areas or theme"},
          {.path = "/okolice/wskazane/{code}/dolacz", .who = anyone, .page = join_page},
          {.method = kPost, .path = "/okolice/wskazane/{code}/dolacz", .who = anyone, .page = post_join},
          {.method = kPost, .path = "/okolice/wskazane/{code}/odejdz", .who = signed_in, .page = post_leave}};
}

std::vector<Route> of_ambassadors() {
  return {{.path = "/wspolne-projekty/zgloszenie", .who = signed_in, .page = apply_page},
          {.method = kPost,
           .path = "/wspolne-projekty/zgloszenie",
           .who = signed_in,
           .page = post_apply,
           .body_limit = kDrawing,
           .file_limit = areas::kMostDrawingBytes},
          {.path = "/ambasadorzy/moje", .who = signed_in, .page = own_page},
          {.method = kPost, .path = "/ambasadorzy/moje/pokazywanie", .who = signed_in, .page = post_shown},
          {.method = kPost, .path = "/ambasadorzy/moje/rezygnacja", .who = signed_in, .page = post_resign},
          {.path = "/ambasadorzy/przekazanie/{code}", .who = signed_in, .page = handing_page},
          {.method = kPost, .path = "/ambasadorzy/przekazanie/{code}", .who = signed_in, .page = post_handing},
          {.path = "/ambasadorzy/katalog", .who = signed_in, .page = peers_page},
          {.path = "/ambasadorzy/zaswiadczenie", .who = signed_in, .page = certificate_page},
          {.path = "/ambasadorzy/sprawozdanie", .who = signed_in, .page = report_page},
          {.path = "/okolice/wskazane/{code}/czlonkowie", .who = signed_in, .page = members_page},
          {.method = kPost, .path = "/okolice/wskazane/{code}/list", .who = signed_in, .page = post_letter},
          {.method = kPost, .path = "/okolice/wskazane/{code}/papier", .who = signed_in, .page = post_member},
          {.method = kPost, .path = "/okolice/wskazane/{code}/zdejmij", .who = signed_in, .page = post_take_off}};
}

std::vector<Route> desk() {
  constexpr std::string_view kDesk = "/administracja/wspolne-projekty";
  constexpr std::string_view kSettings = "/administracja/wspolne-projekty/{year}/ustawienia",
                             kStages = "/administracja/wspolne-projekty/{year}/etapy/{path}",
                             kTexts = "/administracja/wspolne-projekty/{year}/teksty/{part}",
                             kPeople = "/administracja/wspolne-projekty/{year}/ambasadorzy",
                             kFormula = "/administracja/wspolne-projekty/{year}/forma/{path}";
  return {{.path = kDesk, .who = coordinator, .page = desk_page},
          {.method = kPost, .path = kDesk, .who = coordinator, .page = post_begin},
          {.path = kSettings, .who = coordinator, .page = settings_page},
          {.method = kPost, .path = kSettings, .who = coordinator, .page = post_settings},
          {.path = kStages, .who = coordinator, .page = stages_page},
          {.method = kPost, .path = kStages, .who = coordinator, .page = post_stages},
          {.path = kTexts, .who = coordinator, .page = text_page},
          {.method = kPost, .path = kTexts, .who = coordinator, .page = post_text, .body_limit = kText},
          {.path = kPeople, .who = coordinator, .page = applications_page},
          {.method = kPost, .path = kPeople, .who = coordinator, .page = post_decision},
          {.method = kPost,
           .path = "/administracja/wspolne-projekty/{year}/ambasadorzy/szkolenie",
           .who = coordinator,
           .page = post_training},
          {.path = kFormula, .who = coordinator, .page = formula_page},
          {.method = kPost, .path = kFormula, .who = coordinator, .page = post_formula}};
}

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  for (const Part part : kParts) add(address_of(part), ctx.now);
  add("/ambasadorzy", ctx.now);
}

}  // namespace

Module module() {
  Module made{.name = "joint_projects",
              .migrations = migrations(),
              .routes = open_to_all(),
              .panels = {{.noun = "home", .position = 5, .render = home_panel},
                         {.noun = "administration", .position = 25, .render = desk_task},
                         {.noun = "account", .position = 25, .render = desk_task},
                         {.noun = "account", .position = 5, .render = account_task},
                         {.noun = "account", .position = 6, .render = handings_to_answer},
                         {.noun = "account", .position = 39, .render = joined_panel},
                         {.noun = "areas", .render = areas_panel},
                         {.noun = "area_first", .render = area_panel}},
              .jobs = {{"joint_projects.send_letter", send_letter},
                       {"joint_projects.tell_meetings", tell_meetings},
                       {"joint_projects.note_trainings", note_trainings},
                       {"joint_projects.settle_resignations", settle_resignations}},
              .sitemap = put_in_sitemap,
              .personal_data = personal_data(),
              .membership = membership()};
  for (const auto& rows : {of_ambassadors(), desk()}) made.routes.insert(made.routes.end(), rows.begin(), rows.end());
  return made;
}

}  // namespace wiec::joint_projects
