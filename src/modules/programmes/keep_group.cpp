#include "modules/programmes/keep_group.h"

#include <algorithm>

#include "commons/audit/audit.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/session.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/group_store.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

struct Kept {
  Project project;
  std::optional<Group> group;
};

Result<Kept> kept_by(db::WriteTx& tx, const Actor& actor, ProjectId id) {
  auto found = find_project(tx, id);
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_card);
  if (!may_edit(actor, *found)) return problem(ProblemKind::not_allowed, texts::keys::not_your_card);
  auto group = group_of(tx, id);
  return Kept{*std::move(found), std::move(group)};
}

Result<Member> member_in_group(db::WriteTx& tx, const Kept& kept, MemberId id) {
  auto found = find_member(tx, id);
  if (!found || !kept.group || found->group != kept.group->id)
    return problem(ProblemKind::not_found, texts::keys::no_such_member);
  return *std::move(found);
}

Result<> task_in_group(db::WriteTx& tx, const Kept& kept, TaskId id) {
  const auto found = find_task(tx, id);
  if (!found || !kept.group || found->group != kept.group->id)
    return problem(ProblemKind::not_found, texts::keys::no_such_task);
  return {};
}

mail::Letter letter_to(const Member& m, const Project& p, const std::string& url) {
  const Language l = m.language;
  return {.to = {.name = m.name, .email = m.email},
          .subject = std::string(texts::group_subject(l, p.name(l))),
          .text = std::string(texts::group_letter(l, p.name(l), url)),
          .language = l};
}

mail::Letter letter_about(const GroupTask& t, const Member& m, const Project& p, const std::string& site) {
  const Language l = m.language;
  return {.to = {.name = m.name, .email = m.email},
          .subject = std::string(texts::task_subject(l, p.name(l))),
          .text = std::string(texts::task_letter(l, p.name(l), words_of(l, t),
                                                 site + localized(l, "/programy/" + p.code() + "/grupa"))),
          .language = l};
}

// A link for each that may need one: fn of a write may run twice and makes none itself.
struct Tokens {
  std::string site;
  std::vector<std::string> tokens;
};
Tokens tokens_for(Context& ctx, std::size_t count) {
  Tokens made{.site = ctx.letter_address ? ctx.letter_address() : std::string(), .tokens = {}};
  while (made.tokens.size() < count) made.tokens.push_back(people::new_session_token());
  return made;
}

std::string matter_of(const Member& m, const GroupTask& t) {
  return fmt::format("programmes.task/{}/{}", code_from_id(t.id.value), code_from_id(m.id.value));
}
std::string matter_of(const Member& m) { return "programmes.group/" + code_from_id(m.id.value); }

void store_asked(db::WriteTx& tx, Member m, const Project& p, const Tokens& links, std::size_t at) {
  const bool letter = !m.email.empty() && !links.site.empty();
  insert_member(tx, m, letter ? people::hash_of_token(links.tokens.at(at)) : std::string());
  if (letter)
    mail::queue_letter(tx, letter_to(m, p, links.site + localized(m.language, "/grupa-wsparcia/" + links.tokens[at])),
                       {.matter = matter_of(m), .not_before = {}});
}

// Those who were in the earlier group and may be asked again, as nobody has answered yet.
std::vector<Member> to_ask_again(db::ReadTx& tx, GroupId earlier) {
  auto all = members_of(tx, earlier);
  std::erase_if(all, [](const Member& m) { return m.state != MemberState::accepted; });
  return all;
}

GroupId earlier_group(db::ReadTx& tx, ProjectId project) {
  const auto found = find_project(tx, project);
  const auto group = found && found->predecessor ? group_of(tx, found->predecessor) : std::nullopt;
  return group ? group->id : GroupId{};
}

void erase_member(db::WriteTx& tx, const Member& m) {
  mail::drop_letter(tx, matter_of(m));
  for (const GroupTask& t : tasks_of(tx, m.group))
    if (t.member == m.id) mail::drop_letter(tx, matter_of(m, t));
  delete_member(tx, m.id);
}

}  // namespace

Typed typed_from(const Group& g) {
  Typed t;
  t.set("act", g.act);
  if (g.convened != Date{}) t.set("convened", iso(g.convened));
  t.set("area", g.area);
  t.set("purpose_pl", g.purpose_pl);
  t.set("purpose_en", g.purpose_en);
  return t;
}

Group read_group(Context& ctx, const Project& p, const Typed& typed, const Group* before, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Group g = before ? *before : Group{};
  g.project = p.id;
  g.act = r.line("act", texts::g_act(l), 300, true);
  const auto day = r.date("convened", texts::g_convened(l), true);
  if (day && *day > text::date_in_warsaw(ctx.now)) r.wrong(texts::keys::err_future_act, "convened");
  g.convened = day.value_or(Date{});
  g.area = r.line("area", texts::area(l), 200, true);
  g.purpose_pl = r.text("purpose_pl", texts::g_purpose_pl(l), 2000);
  g.purpose_en = r.text("purpose_en", texts::g_purpose_en(l), 2000);
  return g;
}

Result<GroupId> save_group(Context& ctx, const Group& group, bool ask_earlier) {
  const std::size_t count = !group.id && ask_earlier ? ctx.db.read([&](db::ReadTx& tx) {
    const GroupId earlier = earlier_group(tx, group.project);
    return earlier ? to_ask_again(tx, earlier).size() : 0;
  })
                                                     : 0;
  const Tokens links = tokens_for(ctx, count);
  return ctx.db.write("programmes.save_group", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<GroupId> {
    TRY(const Kept kept, kept_by(tx, actor, group.project));
    Group g = group;
    if (kept.group) {
      g.id = kept.group->id;
      update_group(tx, g);
    } else {
      g.earlier = ask_earlier ? earlier_group(tx, g.project) : GroupId{};
      insert_group(tx, g);
      const auto again = g.earlier ? to_ask_again(tx, g.earlier) : std::vector<Member>();
      for (std::size_t i = 0; i < std::min(again.size(), count); ++i) {
        Member m = again[i];
        m.group = g.id;
        store_asked(tx, m, kept.project, links, i);
      }
    }
    audit::record(tx, actor, kept.group ? "group.change" : "group.convene", "project", g.project.value,
                  {{"group", g.id.value}});
    return g.id;
  });
}

Member read_member(Context& ctx, const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Member m;
  const auto category = enum_from<MemberCategory>(kMemberCategories, typed.at("category"));
  if (!category) r.wrong(texts::keys::err_member_category, "category");
  m.category = category.value_or(MemberCategory::residents);
  m.name = r.line("name", texts::m_name(l), 120, true);
  const std::string email = r.line("email", texts::m_email(l), 254);
  const auto address = email.empty() ? std::optional<std::string>("") : mail::email_from(email);
  if (!address) r.wrong(texts::keys::err_email, "email");
  m.email = address.value_or("");
  const std::string_view organisation = typed.at("organisation");
  const auto id = organisation.empty() ? std::optional<std::int64_t>(0) : id_from_code(organisation);
  m.organisation = {id.value_or(0)};
  const bool known = m.organisation.value == 0 || ctx.db.read([&](db::ReadTx& tx) {
    return organisations::find_organisation(tx, m.organisation).has_value();
  });
  if (!id || !known) r.wrong(texts::keys::err_organisation, "organisation");
  if (!m.organisation && m.category == MemberCategory::institutions)
    r.wrong(texts::keys::err_institution, "organisation");
  m.mandate = r.line("mandate", texts::m_mandate(l), 200);
  m.direct = typed.at("concern") != "indirect";
  const std::string_view language = typed.at("language");
  if (!language.empty() && !language_from(language))
    r.wrong(texts::keys::err_choice, "language", {{"field", std::string(texts::letter_language(l))}});
  m.language = language_from(language).value_or(Language::pl);
  return m;
}

Result<> ask_member(Context& ctx, ProjectId project, const Member& member) {
  const Tokens links = tokens_for(ctx, 1);
  if (!member.email.empty() && links.site.empty())
    return problem(ProblemKind::unavailable, texts::keys::err_no_letters, "email");
  try {
    return ctx.db.write("programmes.ask_member", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
      TRY(const Kept kept, kept_by(tx, actor, project));
      if (!kept.group) return problem(ProblemKind::not_found, texts::keys::no_such_group);
      Member m = member;
      m.group = kept.group->id;
      for (const Member& known : members_with_email(tx, m.email))
        if (known.group == m.group) return problem(ProblemKind::conflict, texts::keys::err_asked_already, "email");
      store_asked(tx, m, kept.project, links, 0);
      audit::record(tx, actor, "group.ask", "project", project.value, {{"group", m.group.value}});
      return {};
    });
  } catch (const db::UniqueViolation&) {
    return problem(ProblemKind::conflict, texts::keys::err_asked_already, "email");
  }
}

Result<> record_answer(Context& ctx, ProjectId project, MemberId id, MemberState answer, bool named) {
  return ctx.db.write("programmes.record_answer", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Kept kept, kept_by(tx, actor, project));
    TRY(const Member m, member_in_group(tx, kept, id));
    if (m.by_letter) return problem(ProblemKind::conflict, texts::keys::err_answers_itself);
    set_answer(tx, id, answer, named);
    audit::record(tx, actor, "group.record_answer", "project", project.value,
                  {{"member", id.value}, {"answer", name_in(kMemberStates, answer)}});
    return {};
  });
}

Result<> remove_member(Context& ctx, ProjectId project, MemberId id) {
  return ctx.db.write("programmes.remove_member", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Kept kept, kept_by(tx, actor, project));
    TRY(const Member m, member_in_group(tx, kept, id));
    erase_member(tx, m);
    audit::record(tx, actor, "group.remove", "project", project.value, {{"member", id.value}});
    return {};
  });
}

GroupTask read_task(Context& ctx, const std::vector<Member>& members, const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  GroupTask t;
  t.what_pl = r.line("what_pl", texts::t_what_pl(l), 300, true);
  t.what_en = r.line("what_en", texts::t_what_en(l), 300);
  t.who = r.line("who", texts::t_who(l), 120);
  const auto member = id_from_code(typed.at("member"));
  const auto chosen = std::ranges::find_if(
      members, [&](const Member& m) { return member && m.id.value == *member && m.state == MemberState::accepted; });
  if (chosen != members.end()) t.member = chosen->id;
  if (!typed.at("member").empty() && !t.member) r.wrong(texts::keys::err_task_member, "member");
  if (t.member && !t.who.empty()) r.wrong(texts::keys::err_task_both, "who");
  if (!t.member && t.who.empty() && typed.at("member").empty()) r.wrong(texts::keys::err_task_nobody, "who");
  t.due = r.date("due", texts::t_due(l));
  return t;
}

Result<> add_task(Context& ctx, ProjectId project, const GroupTask& task) {
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string();
  return ctx.db.write("programmes.add_task", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Kept kept, kept_by(tx, actor, project));
    if (!kept.group) return problem(ProblemKind::not_found, texts::keys::no_such_group);
    GroupTask t = task;
    t.group = kept.group->id;
    std::optional<Member> doer;
    if (t.member) {
      TRY(doer, member_in_group(tx, kept, t.member));
    }
    insert_task(tx, t);
    if (doer && !doer->email.empty() && !site.empty())
      mail::queue_letter(tx, letter_about(t, *doer, kept.project, site), {.matter = matter_of(*doer, t)});
    audit::record(tx, actor, "group.add_task", "project", project.value, {{"task", t.id.value}});
    return {};
  });
}

Result<> mark_task(Context& ctx, ProjectId project, TaskId id, bool done) {
  return ctx.db.write("programmes.mark_task", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Kept kept, kept_by(tx, actor, project));
    TRY_VOID(task_in_group(tx, kept, id));
    set_done(tx, id, done ? std::optional(text::date_in_warsaw(tx.now())) : std::nullopt);
    audit::record(tx, actor, "group.mark_task", "project", project.value, {{"task", id.value}, {"done", done}});
    return {};
  });
}

Result<> drop_task(Context& ctx, ProjectId project, TaskId id) {
  return ctx.db.write("programmes.drop_task", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Kept kept, kept_by(tx, actor, project));
    TRY_VOID(task_in_group(tx, kept, id));
    const auto t = find_task(tx, id);
    if (const auto m = t->member ? find_member(tx, t->member) : std::nullopt) mail::drop_letter(tx, matter_of(*m, *t));
    delete_task(tx, id);
    audit::record(tx, actor, "group.drop_task", "project", project.value, {{"task", id.value}});
    return {};
  });
}

Result<Member> asked_by(Context& ctx, std::string_view token) {
  auto found = ctx.db.read([hash = people::hash_of_token(token)](db::ReadTx& tx) { return member_by_token(tx, hash); });
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_invitation);
  return *std::move(found);
}

Result<> answer_invitation(Context& ctx, std::string_view token, MemberState answer, bool named) {
  return ctx.db.write("programmes.answer_invitation",
                      [=, hash = people::hash_of_token(token)](db::WriteTx& tx) -> Result<> {
                        const auto found = member_by_token(tx, hash);
                        if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_invitation);
                        set_answer(tx, found->id, answer, named);
                        return {};
                      });
}

Result<> withdraw_consent(Context& ctx, std::string_view token) {
  return ctx.db.write("programmes.withdraw_consent",
                      [hash = people::hash_of_token(token)](db::WriteTx& tx) -> Result<> {
                        const auto found = member_by_token(tx, hash);
                        if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_invitation);
                        erase_member(tx, *found);
                        return {};
                      });
}

}  // namespace wiec::programmes
