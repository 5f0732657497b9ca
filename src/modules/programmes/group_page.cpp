// /programy/{code}/grupa: the Local Support Group as everybody sees it; /grupa-wsparcia/{token}: whoever was asked
// answers, and withdraws.
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "modules/programmes/group_pages.h"
#include "modules/programmes/group_store.h"
#include "modules/programmes/keep_group.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/work_parts.h"
#include "modules/programmes/work_store.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

void put_members(Html& out, Language l, const std::vector<Member>& members) {
  html::put<R"(<section class="stack"><h2>{}</h2><p>{}</p>)">(out, texts::members(l), texts::members_lead(l));
  if (std::ranges::none_of(members, [](const Member& m) { return m.state == MemberState::accepted; }))
    html::put<R"(<p class="muted">{}</p>)">(out, texts::no_members_yet(l));
  for (std::size_t i = 0; i < std::size(kMemberCategories); ++i) {
    const auto category = static_cast<MemberCategory>(i);
    const auto in = [&](const Member& m) { return m.category == category && m.state == MemberState::accepted; };
    if (std::ranges::none_of(members, in)) continue;
    html::put<"<h3>{}</h3><ul>">(out, words_of(l, category));
    for (const Member& m : members)
      if (in(m))
        html::put<"<li>{} ({})</li>">(out, public_name(l, m),
                                      m.direct ? texts::concern_direct(l) : texts::concern_indirect(l));
    html::put<"</ul>">(out);
  }
  html::put<"</section>">(out);
}

void put_meetings(Html& out, Language l, const std::vector<HeldGathering>& held) {
  const auto of_group = [](const HeldGathering& h) { return h.gathering.kind == gatherings::Kind::group_meeting; };
  if (std::ranges::none_of(held, of_group)) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::group_meetings(l));
  for (const HeldGathering& h : held) {
    if (!of_group(h)) continue;
    const auto& g = h.gathering;
    html::put<R"(<h3><a href="{}">{}</a></h3><p>{}</p>)">(out, localized(l, g.path()), g.title(l),
                                                          gatherings::when_of(l, g));
    if (!g.minutes(l).empty())
      html::put<"<p><strong>{}</strong></p>{}">(out, texts::minutes(l),
                                                [&](Html& body) { gatherings::put_paragraphs(body, g.minutes(l)); });
  }
  html::put<"</section>">(out);
}

std::string doer(Language l, const std::vector<Member>& members, const GroupTask& t) {
  const auto found = std::ranges::find(members, t.member, &Member::id);
  if (t.member && found != members.end()) return public_name(l, *found);
  return t.who.empty() ? std::string(texts::nobody_yet(l)) : t.who;
}

void put_tasks(Html& out, Language l, const std::vector<Member>& members, const std::vector<GroupTask>& tasks) {
  if (tasks.empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::tasks(l));
  {
    const html::Column columns[] = {{.label = texts::task(l)},
                                    {.label = texts::t_doer(l)},
                                    {.label = texts::t_due(l)},
                                    {.label = texts::t_done(l)}};
    html::Table table(out, l, {.caption = texts::tasks(l), .columns = columns, .caption_hidden = true});
    for (const GroupTask& t : tasks)
      table.row({t.what(l), doer(l, members, t), t.due ? text::format_date(l, *t.due) : std::string("–"),
                 t.done ? text::format_date(l, *t.done) : std::string(texts::not_done(l))});
  }
  html::put<"</section>">(out);
}

void put_founding(Html& out, Context& ctx, const Group& g) {
  const Language l = ctx.language;
  html::put<"<p>{}</p>">(out, texts::convened_by(l, g.act, g.convened));
  const auto earlier = g.earlier ? ctx.db.read([&](db::ReadTx& tx) -> std::optional<Neighbour> {
    const auto before = find_group(tx, g.earlier);
    return before ? neighbour(tx, before->project) : std::nullopt;
  })
                                 : std::nullopt;
  if (earlier)
    html::put<R"(<p>{} <a href="{}/grupa">{}</a></p>)">(
        out, texts::re_established(l), localized(l, "/programy/" + code_from_id(earlier->id.value)), earlier->name(l));
  html::prose(out, [&](Html& body) { put_words(body, l, g.purpose_pl, g.purpose_en); });
}

// What waits for the person whose link it is.
void put_own_work(Html& out, Context& ctx, const Group& g, const Member& m) {
  const Language l = ctx.language;
  std::vector<GroupTask> tasks;
  std::vector<HeldGathering> held;
  ctx.db.read([&](db::ReadTx& tx) {
    tasks = tasks_of(tx, g.id);
    held = held_by(tx, g.project);
  });
  std::erase_if(tasks, [&](const GroupTask& t) { return t.member != m.id || t.done; });
  std::erase_if(held, [&](const HeldGathering& h) {
    return h.gathering.kind != gatherings::Kind::group_meeting || h.gathering.cancelled ||
           h.gathering.ends_at <= ctx.now;
  });
  if (!tasks.empty()) html::put<"<h2>{}</h2><ul>">(out, texts::i_tasks(l));
  for (const GroupTask& t : tasks) html::put<"<li>{}</li>">(out, words_of(l, t));
  if (!tasks.empty()) html::put<"</ul>">(out);
  if (!held.empty()) html::put<"<h2>{}</h2><ul>">(out, texts::i_meetings(l));
  for (const HeldGathering& h : held)
    html::put<R"(<li><a href="{}">{}</a>: {}</li>)">(out, localized(l, h.gathering.path()), h.gathering.title(l),
                                                     gatherings::when_of(l, h.gathering));
  if (!held.empty()) html::put<"</ul>">(out);
}

void put_answer_form(Html& out, Context& ctx, const Member& m, std::string_view token) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, fmt::format("/grupa-wsparcia/{}", token));
  html::form(
      out,
      {.action = action, .csrf = csrf, .body = [&](Html& f) {
         html::checkbox(
             f, l, {.name = "named", .label = texts::i_named(l), .hint = texts::i_named_hint(l), .checked = m.named});
         html::button_row(f, [&](Html& row) {
           html::button(row, {.label = m.state == MemberState::accepted ? texts::save(l) : texts::i_accept(l),
                              .name = "act",
                              .value = "accepted"});
           if (m.state == MemberState::invited)
             html::button(row, {.label = texts::i_decline(l),
                                .kind = html::ButtonKind::secondary,
                                .name = "act",
                                .value = "declined"});
           html::button(
               row,
               {.label = texts::i_withdraw(l), .kind = html::ButtonKind::danger, .name = "act", .value = "withdraw"});
         });
       }});
}

}  // namespace

std::string_view words_of(Language l, MemberCategory category) {
  switch (category) {
    case MemberCategory::residents:
      return texts::cat_residents(l);
    case MemberCategory::business:
      return texts::cat_business(l);
    case MemberCategory::cooperatives:
      return texts::cat_cooperatives(l);
    case MemberCategory::councillors:
      return texts::cat_councillors(l);
    case MemberCategory::institutions:
      return texts::cat_institutions(l);
    case MemberCategory::city_units:
      return texts::cat_city_units(l);
  }
  return {};
}

std::string_view words_of(Language l, MemberState state) {
  switch (state) {
    case MemberState::invited:
      return texts::member_invited(l);
    case MemberState::accepted:
      return texts::member_accepted(l);
    case MemberState::declined:
      return texts::member_declined(l);
  }
  return {};
}

std::string words_of(Language l, const GroupTask& t) {
  return t.due ? std::string(texts::task_until(l, t.what(l), *t.due)) : t.what(l);
}

std::string public_name(Language l, const Member& m) {
  const std::string whom = m.organisation_name.empty() ? std::string(texts::representative(l)) : m.organisation_name;
  return m.named ? fmt::format("{}, {}", whom, m.name) : whom;
}

Result<Reply> group_page(Context& ctx, const Request& request) {
  TRY(const Project p, project_at(ctx, request));
  const Language l = ctx.language;
  const auto group = ctx.db.read([&](db::ReadTx& tx) { return group_of(tx, p.id); });
  if (!group) return problem(ProblemKind::not_found, texts::keys::no_such_group);
  const auto members = ctx.db.read([&](db::ReadTx& tx) { return members_of(tx, group->id); });
  const auto held = ctx.db.read([&](db::ReadTx& tx) { return held_by(tx, p.id); });
  const auto tasks = ctx.db.read([&](db::ReadTx& tx) { return tasks_of(tx, group->id); });
  Page page{.title = texts::group_title(l, p.name(l)),
            .description = texts::group_about(l, group->area),
            .section = "/programy"};
  page.crumbs = {{std::string(texts::the_register(l)), "/programy"}, {p.name(l), "/programy/" + p.code()}};
  Html& out = page.main;
  html::put<R"(<article class="stack"><header class="stack"><p class="over">{}</p><h1>{}</h1>)">(out, p.name(l),
                                                                                                 texts::group(l));
  html::put<R"(<p class="lead">{}</p></header>)">(out, texts::group_about(l, group->area));
  put_founding(out, ctx, *group);
  put_members(out, l, members);
  put_meetings(out, l, held);
  put_tasks(out, l, members, tasks);
  html::put<"</article>">(out);
  return page;
}

Html group_link(Context& ctx, std::int64_t project) {
  Html out;
  const Language l = ctx.language;
  const bool any = ctx.db.read([&](db::ReadTx& tx) { return group_of(tx, ProjectId{project}).has_value(); });
  const std::string href = localized(l, "/programy/" + code_from_id(project) + "/grupa");
  const html::Task tasks[] = {{.href = href, .title = texts::group(l), .hint = texts::group_hint(l)}};
  if (any) html::task_list(out, tasks);
  return out;
}

Result<Reply> invitation_page(Context& ctx, const Request& request) {
  const std::string_view token = request.params.get("token");
  TRY(const Member m, asked_by(ctx, token));
  const Language l = ctx.language;
  std::optional<Group> group;
  const auto project = ctx.db.read([&](db::ReadTx& tx) {
    group = find_group(tx, m.group);
    return group ? find_project(tx, group->project) : std::nullopt;
  });
  if (!project) return problem(ProblemKind::not_found, texts::keys::no_such_invitation);
  Page page = people::start_page(ctx, texts::invitation_title(l, project->name(l)));
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p><p>{} <strong>{}</strong></p><p><a href="{}/grupa">{}</a></p>)">(
      out, texts::invitation_lead(l), texts::invitation_state(l), words_of(l, m.state),
      localized(l, "/programy/" + project->code()), texts::see_group(l));
  if (m.state == MemberState::accepted) put_own_work(out, ctx, *group, m);
  put_answer_form(out, ctx, m, token);
  return page;
}

Result<Reply> post_invitation(Context& ctx, const Request& request) {
  const std::string token(request.params.get("token"));
  TRY(const Member m, asked_by(ctx, token));
  const Typed typed(people::form_of(request));
  if (typed.at("act") == "withdraw") {
    const auto group = ctx.db.read([&](db::ReadTx& tx) { return find_group(tx, m.group); });
    TRY_VOID(withdraw_consent(ctx, token));
    return Redirect{"/programy/" + code_from_id(group ? group->project.value : 0) + "/grupa"};
  }
  const bool yes = typed.at("act") == "accepted";
  if (!yes && typed.at("act") != "declined") return Redirect{"/grupa-wsparcia/" + token};
  TRY_VOID(
      answer_invitation(ctx, token, yes ? MemberState::accepted : MemberState::declined, !typed.at("named").empty()));
  return Redirect{"/grupa-wsparcia/" + token};
}

}  // namespace wiec::programmes
