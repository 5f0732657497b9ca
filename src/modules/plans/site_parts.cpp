// What plans put on other pages.
#include "commons/people/task.h"
#include "modules/plans/course_store.h"
#include "modules/plans/pages.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/texts.h"
#include "modules/plans/words.h"

namespace wiec::plans {

Html desk_task(Context& ctx, std::int64_t) {
  if (!ctx.actor.has(Role::programme_officer)) return {};
  return people::task(ctx, kDesk, texts::desk(ctx.language), texts::desk_hint(ctx.language));
}

Html project_panel(Context& ctx, std::int64_t project) {
  const Language l = ctx.language;
  std::vector<Plan> own;
  std::vector<TakenAction> taken;
  ctx.db.read([&](db::ReadTx& tx) {
    own = plans_of(tx, ProjectId{project});
    taken = taken_by(tx, ProjectId{project});
  });
  Html out;
  for (const Plan& p : own) {
    const std::string href = localized(l, p.path());
    const html::Task tasks[] = {{.href = href,
                                 .title = p.title.in(l),
                                 .hint = words_of(l, p.kind),
                                 .status = words_of(l, p.state),
                                 .tone = tone_of(p.state)}};
    html::task_list(out, tasks);
  }
  if (taken.empty()) return out;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::taken_actions(l));
  PlanId plan;
  for (const TakenAction& one : taken) {
    const std::string path = "/plany/" + code_from_id(one.plan.value);
    if (one.plan != plan)
      html::put<R"({}<p>{} <a href="{}">{}</a></p><ul>)">(out, Html::trusted(plan ? "</ul>" : ""), texts::from_plan(l),
                                                          localized(l, path), one.plan_title.in(l));
    plan = one.plan;
    html::put<R"(<li><a href="{}">{}</a>, {}</li>)">(
        out, localized(l, path + "/czesc/" + code_from_id(one.take_up.action.value)), one.title.in(l),
        words_of(l, one.state));
  }
  html::put<"</ul></section>">(out);
  return out;
}

Html register_link(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  const std::string href = localized(l, "/plany");
  const html::Task tasks[] = {{.href = href, .title = texts::title(l), .hint = texts::lead(l)}};
  html::task_list(out, tasks);
  return out;
}

void put_open_data(Html& out, Language l) {
  html::put<"<h2>{}</h2>">(out, texts::title(l));
  const html::Download files[] = {{.href = "/api/v1/plans", .label = "JSON", .format = "JSON"}};
  html::downloads(out, files);
}

}  // namespace wiec::plans
