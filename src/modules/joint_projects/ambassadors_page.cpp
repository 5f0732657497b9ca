// /ambasadorzy: who leads what, of those who agreed to stand there. /api/v1/ambassadors: the same for programs.
#include "commons/areas/area_map.h"
#include "commons/areas/area_store.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "platform/html/card.h"

namespace wiec::joint_projects {
namespace {

struct Everybody {
  std::optional<Programme> programme;
  std::vector<Ambassador> all;
};

std::shared_ptr<const Everybody> everybody(Context& ctx) {
  return ctx.kept<Everybody>("joint_projects.everybody", [](db::ReadTx& tx) {
    Everybody found{.programme = current_programme(tx), .all = {}};
    if (found.programme) found.all = public_ambassadors(tx, found.programme->id);
    return found;
  });
}

}  // namespace

Result<Reply> ambassadors_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto found = everybody(ctx);
  Page page{.title = std::string(texts::ambassadors(l)),
            .description = std::string(texts::ambassadors_lead(l)),
            .section = "/wspolne-projekty"};
  page.crumbs = {{std::string(texts::part_programme(l)), "/wspolne-projekty"}};
  Html& out = page.main;
  html::heading(out, 1, texts::ambassadors(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::ambassadors_lead(l));
  if (found->all.empty()) {
    html::empty_state(out, {.title = texts::no_ambassadors(l), .icon = html::Icon::users});
    return page;
  }
  areas::put_map(out, ctx);
  for (const Path path : kPaths) {
    const auto of_path = [path](const Ambassador& a) { return a.path == path; };
    if (std::ranges::none_of(found->all, of_path)) continue;
    html::heading(out, 2, name_of(l, path));
    html::cards(out, [&](Html& list) {
      for (const Ambassador& a : found->all)
        if (of_path(a)) put_ambassador_card(list, l, a, 3);
    });
  }
  const html::Download files[] = {{.href = "/api/v1/ambassadors", .label = texts::ambassadors(l), .format = "JSON"}};
  html::downloads(out, files);
  return page;
}

Result<Reply> api_ambassadors(Context& ctx, const Request&) {
  const auto found = everybody(ctx);
  const std::string site = ctx.site_address();
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("items").begin_array();
  for (const Ambassador& a : found->all) {
    json.begin_object().member("name", a.public_name).member("title", code_of(a.title)).member("path", code_of(a.path));
    json.member("state", code_of(a.state)).member("programme", found->programme->name_pl);
    json.key("theme");
    a.theme.empty() ? json.null() : json.value(a.theme);
    json.key("areas").begin_array();
    for (const LedArea& area : a.areas) {
      const std::string code = code_from_id(area.id.value);
      json.begin_object().member("id", code).member("name", area.name);
      json.member("url", fmt::format("{}/okolice/wskazane/{}", site, code)).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return Content{.type = "application/json", .body = std::move(body)};
}

Html areas_panel(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  const auto found = everybody(ctx);
  if (found->all.empty()) return out;
  const std::string href = localized(l, "/ambasadorzy");
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, href, texts::who_leads_where(l));
  return out;
}

}  // namespace wiec::joint_projects
