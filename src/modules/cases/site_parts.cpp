// What cases and methods put on other pages.
#include <algorithm>

#include "modules/cases/case_store.h"
#include "modules/cases/method_store.h"
#include "modules/cases/pages.h"
#include "modules/cases/texts.h"
#include "modules/cases/words.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/project_store.h"
#include "platform/html/field.h"

namespace wiec::cases {
namespace {

void put_task(Html& out, Language l, const std::string& path, std::string_view title, std::string_view hint) {
  const std::string href = localized(l, path);
  const html::Task tasks[] = {{.href = href, .title = title, .hint = hint}};
  html::task_list(out, tasks);
}

void put_list(Html& out, Language l, const std::vector<Case>& cases) {
  html::put<"<ul>">(out);
  for (const Case& c : cases) html::put<"<li>{}</li>">(out, [&](Html& item) { put_case_link(item, l, c); });
  html::put<"</ul>">(out);
}

}  // namespace

Html register_link(Context& ctx, std::int64_t) {
  Html out;
  put_task(out, ctx.language, "/przypadki", texts::title(ctx.language), texts::lead(ctx.language));
  return out;
}

Html project_panel(Context& ctx, std::int64_t project) {
  const Language l = ctx.language;
  const ProjectId id{project};
  std::vector<Case> cases;
  std::optional<Method> method;
  bool kept = false;
  ctx.db.read([&](db::ReadTx& tx) {
    cases = cases_of(tx, id);
    method = newest_asked_method(tx, id);
    const auto card = ctx.actor.has(Role::programme_officer) ? programmes::find_project(tx, id) : std::nullopt;
    kept = card && programmes::may_edit(ctx.actor, *card);
  });
  Html out;
  if (method) put_task(out, l, method->path(), texts::method_title(l), texts::method_lead(l));
  if (!cases.empty())
    html::put<R"(<section class="stack"><h2>{}</h2>{}</section>)">(out, texts::title(l),
                                                                   [&](Html& list) { put_list(list, l, cases); });
  const std::string desk = localized(l, fmt::format("{}/{}/metoda", programmes::kDesk, code_from_id(project)));
  if (kept)
    html::link_button(out, {.href = desk,
                            .label = texts::keep_method(l),
                            .kind = html::ButtonKind::secondary,
                            .icon = html::Icon::pencil});
  return out;
}

Html partner_panel(Context& ctx, std::int64_t partner) {
  const Language l = ctx.language;
  const PartnerId id{partner};
  std::vector<Case> cases;
  std::optional<Method> method;
  std::optional<ProjectId> project;
  ctx.db.read([&](db::ReadTx& tx) {
    project = programmes::project_of_partner(tx, id);
    if (!project) return;
    cases = cases_of(tx, *project);
    method = newest_asked_method(tx, *project);
  });
  Html out;
  if (!project) return out;
  std::erase_if(cases, [&](const Case& c) { return c.partner != id; });
  const std::string path =
                        fmt::format("/programy/{}/partnerzy/{}", code_from_id(project->value), code_from_id(partner)),
                    fresh = localized(l, path + "/przypadki/nowy");
  html::put<R"(<section class="stack" id="przypadki"><h2>{}</h2>)">(out, texts::title(l));
  if (!cases.empty()) html::put<"<ul>">(out);
  for (const Case& c : cases)
    html::put<R"(<li><a href="{}/przypadki/{}"{?lang=}>{}</a> {}</li>)">(out, localized(l, path), c.code(),
                                                                         c.title.lang(l), c.title.in(l),
                                                                         [&](Html& tag) { put_kind(tag, l, c.kind); });
  if (!cases.empty()) html::put<"</ul>">(out);
  html::link_button(
      out, {.href = fresh, .label = texts::new_case(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::plus});
  html::put<"</section>">(out);
  if (method) put_task(out, l, path + "/metoda", texts::answer_it(l), texts::answer_lead(l));
  return out;
}

Html proposal_panel(Context& ctx, std::int64_t proposal) {
  const Language l = ctx.language;
  const auto cases = ctx.db.read([&](db::ReadTx& tx) { return cases_from(tx, ProposalId{proposal}); });
  Html out;
  if (!cases.empty())
    html::put<R"(<section class="stack"><h2>{}</h2>{}</section>)">(out, texts::lessons(l),
                                                                   [&](Html& list) { put_list(list, l, cases); });
  return out;
}

}  // namespace wiec::cases
