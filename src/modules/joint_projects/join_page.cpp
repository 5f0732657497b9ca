// Joining an area from its page: one form, no proof of residence; by an e-mail link for those without an account.
#include "commons/areas/area_store.h"
#include "commons/areas/known_areas.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "commons/people/sign_in.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/join_area.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

std::optional<areas::Area> area_asked_for(Context& ctx, const Request& request) {
  return areas::area_named(ctx, request.params.get("code"));
}

Page start(Context& ctx, const areas::Area& area, const people::Wrong& wrong) {
  Page page = people::start_page(ctx, texts::join_title(ctx.language, area.name), wrong);
  page.section = "/okolice";
  page.crumbs = {{area.name, area.path()}};
  return page;
}

Page join_form(Context& ctx, const areas::Area& area, std::string_view email, const Problem* problem) {
  const Language l = ctx.language;
  const people::Wrong wrong(l, problem);
  Page page = start(ctx, area, wrong);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::join_lead(l));
  const std::string action = localized(l, area.path() + "/dolacz");
  if (!ctx.actor.anonymous()) {
    people::act_form(out, ctx, {.action = action, .label = texts::join(l), .kind = html::ButtonKind::primary});
    return page;
  }
  const std::string csrf = ctx.form_token();
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::text_field(f, l,
                                      {.name = "email",
                                       .label = texts::f_email(l),
                                       .hint = texts::join_email_hint(l),
                                       .value = email,
                                       .error = wrong.at("email"),
                                       .kind = html::TextKind::email,
                                       .autocomplete = "email"});
                     html::button(f, {.label = texts::send_link(l), .icon = html::Icon::mail});
                   }});
  return page;
}

// What is planned about a theme; meetings of an area stand under its districts.
void put_meetings(Html& out, Context& ctx, const areas::Area& theme) {
  const Language l = ctx.language;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    return gatherings::gatherings(tx, {.past = false, .kind = {}, .place = theme.districts.front().code}, ctx.now, 20);
  });
  if (all.empty()) return;
  ctx.changes_at(all.front().ends_at);
  html::put<"<h3>{}</h3><ul>">(out, texts::see_meetings(l));
  for (const gatherings::Gathering& g : all)
    html::put<R"(<li><a href="{}">{}</a>, {}</li>)">(out, localized(l, g.path()), g.title(l),
                                                     gatherings::when_of(l, g));
  html::put<"</ul>">(out);
}

void put_act(Html& out, Context& ctx, const areas::Area& area, bool member) {
  const Language l = ctx.language;
  const std::string join = localized(l, area.path() + "/dolacz"), leave = localized(l, area.path() + "/odejdz");
  if (member) {
    html::notice(
        out, l,
        {.kind = html::NoticeKind::success, .text = area.theme ? texts::you_joined_theme(l) : texts::you_joined(l)});
    people::act_form(out, ctx, {.action = leave, .label = area.theme ? texts::leave_theme(l) : texts::leave(l)});
  } else {
    html::link_button(out, {.href = join, .label = texts::join(l), .icon = html::Icon::users});
  }
}

}  // namespace

Result<Reply> join_page(Context& ctx, const Request& request) {
  const auto area = area_asked_for(ctx, request);
  if (!area || area->state != areas::AreaState::open) return problem(ProblemKind::not_found, texts::keys::no_such_area);
  return join_form(ctx, *area, "", nullptr);
}

Result<Reply> post_join(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto area = area_asked_for(ctx, request);
  if (!area) return problem(ProblemKind::not_found, texts::keys::no_such_area);
  if (!ctx.actor.anonymous()) {
    TRY_VOID(join_area(ctx, area->id));
    return Redirect{area->path()};
  }
  const std::string email = people::form_of(request).text("email");
  if (auto asked = people::ask_for_link(ctx, email, localized(l, area->path() + "/dolacz")); !asked)
    return join_form(ctx, *area, email, &asked.error());
  Page page = start(ctx, *area, people::Wrong(l, nullptr));
  html::notice(page.main, l, {.kind = html::NoticeKind::success, .text = texts::link_sent(l), .announced = true});
  return page;
}

Result<Reply> post_leave(Context& ctx, const Request& request) {
  const auto area = area_asked_for(ctx, request);
  if (!area) return problem(ProblemKind::not_found, texts::keys::no_such_area);
  TRY_VOID(leave_area(ctx, area->id));
  return Redirect{area->path()};
}

Html area_panel(Context& ctx, std::int64_t id) {
  const Language l = ctx.language;
  Html out;
  const areas::AreaId area_id{id};
  std::vector<Ambassador> leaders;
  std::int64_t members = 0;
  bool member = false;
  const auto known = areas::known_areas(ctx);
  const areas::Area* area = known->find(area_id);
  std::optional<areas::Area> theme;  // lists leave them out
  if (!area) theme = ctx.db.read([&](db::ReadTx& tx) { return areas::find_area(tx, area_id); });
  if (theme && theme->theme && theme->state == areas::AreaState::open) area = &*theme;
  if (!area) return out;
  ctx.db.read([&](db::ReadTx& tx) {
    leaders = leaders_of(tx, area_id);
    members = count_members(tx, area_id);
    member = !ctx.actor.anonymous() && is_member(tx, area_id, people::PersonId{ctx.actor.person});
  });
  html::section(out, {.title = texts::work_together(l), .body = [&](Html& body) {
                        for (const Ambassador& a : leaders)
                          if (!a.public_name.empty()) {
                            const std::string words = signature_of(l, a);
                            html::put<"<p>{}</p>">(body, words);
                          }
                        html::put<"<p>{}</p>">(body, texts::members_count(l, members));
                        put_act(body, ctx, *area, member);
                        if (area->theme) put_meetings(body, ctx, *area);
                      }});
  const bool leads =
      std::ranges::any_of(leaders, [&](const Ambassador& a) { return a.person.value == ctx.actor.person; });
  if (leads || (!ctx.actor.anonymous() && ctx.actor.has(Role::coordinator))) {
    const std::string href = localized(l, area->path() + "/czlonkowie");
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, href, texts::members_hint(l));
  }
  return out;
}

}  // namespace wiec::joint_projects
