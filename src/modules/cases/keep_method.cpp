#include "modules/cases/keep_method.h"

#include <algorithm>

#include "commons/audit/audit.h"
#include "commons/notifications/notifications.h"
#include "modules/cases/case_store.h"
#include "modules/cases/method_store.h"
#include "modules/cases/texts.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/keep_partner.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/project_store.h"

namespace wiec::cases {
namespace {

constexpr std::ptrdiff_t kMostSteps = 20;

Result<programmes::Project> kept_card(db::WriteTx& tx, const Actor& actor, ProjectId id) {
  lock_methods(tx, id);
  auto project = programmes::find_project(tx, id);
  if (!project) return problem(ProblemKind::not_found, texts::keys::no_such_project);
  if (!programmes::may_edit(actor, *project)) return problem(ProblemKind::not_allowed, texts::keys::not_your_project);
  return *std::move(project);
}

// Of who keeps the card: the version that is being written.
Result<Method> written_method(db::WriteTx& tx, const Actor& actor, ProjectId id, std::optional<std::int64_t> base) {
  TRY_VOID(kept_card(tx, actor, id));
  auto m = newest_method(tx, id);
  if (!m) return problem(ProblemKind::conflict, texts::keys::no_method);
  if (m->asked_at) return problem(ProblemKind::conflict, texts::keys::is_asked);
  if (base && m->revision != *base) return problem(ProblemKind::conflict, texts::keys::edit_conflict);
  return *std::move(m);
}

void note(db::WriteTx& tx, const Actor& actor, std::string_view act, const Method& m) {
  audit::record(tx, actor, act, "project", m.project.value, {{"version", m.version}});
}

void store_changed(db::WriteTx& tx, const Actor& actor, std::string_view act, Method m) {
  ++m.revision;
  store_head(tx, m);
  note(tx, actor, act, m);
}

void tell_partners(db::WriteTx& tx, const programmes::Project& p) {
  for (const auto& one : programmes::people_of_partners(tx, p.id))
    if (one.person != 0)
      notifications::notify(
          tx, {.person = people::PersonId{one.person},
               .kind = notifications::NoticeKind::deadline,  // an answer is asked of them
               .noun = "method",
               .noun_id = p.id.value,
               .matter_pl = texts::method_of(Language::pl, p.name(Language::pl)),
               .matter_en = texts::method_of(Language::en, p.name(Language::en)),
               .text_pl = std::string(texts::told_asked(Language::pl)),
               .text_en = std::string(texts::told_asked(Language::en)),
               .path = fmt::format("/programy/{}/partnerzy/{}/metoda", p.code(), code_from_id(one.partner.value))});
}

}  // namespace

Result<> save_intro(Context& ctx, ProjectId id, const Both& intro, std::int64_t base) {
  return ctx.db.write("cases.save_intro", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(kept_card(tx, actor, id));
    auto m = newest_method(tx, id);
    if (m && m->asked_at) return problem(ProblemKind::conflict, texts::keys::is_asked);
    if ((m ? m->revision : 0) != base) return problem(ProblemKind::conflict, texts::keys::edit_conflict);
    if (!m) {
      m.emplace();
      m->project = id;
      m->version = 1;
    }
    m->intro = intro;
    store_changed(tx, actor, "method.intro", *m);
    return {};
  });
}

Result<StepId> save_step(Context& ctx, ProjectId id, const Step& typed, std::int64_t base) {
  return ctx.db.write("cases.save_step", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<StepId> {
    TRY(const Method m, written_method(tx, actor, id, base));
    const auto before = std::ranges::find(m.steps, typed.id, &Step::id);
    if (typed.id && before == m.steps.end()) return problem(ProblemKind::not_found, texts::keys::no_such_step);
    if (!typed.id && std::ssize(m.steps) >= kMostSteps)
      return problem(ProblemKind::too_many, texts::keys::err_many_steps, "position",
                     {{"most", std::int64_t{kMostSteps}}});
    const auto known = cases_of(tx, id);
    for (const CaseId cited : typed.cites)
      if (std::ranges::find(known, cited, &Case::id) == known.end())
        return problem(ProblemKind::invalid, texts::keys::err_other_case, "cites");
    if (typed.cites.empty()) return problem(ProblemKind::invalid, texts::keys::err_no_case, "cites");
    Step s = typed;
    if (s.position == 0) s.position = typed.id ? before->position : m.steps.empty() ? 1 : m.steps.back().position + 1;
    store_step(tx, m, s);
    store_changed(tx, actor, "method.step", m);
    return s.id;
  });
}

Result<> remove_step(Context& ctx, ProjectId id, StepId step, std::int64_t base) {
  return ctx.db.write("cases.remove_step", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Method m, written_method(tx, actor, id, base));
    if (std::ranges::find(m.steps, step, &Step::id) == m.steps.end())
      return problem(ProblemKind::not_found, texts::keys::no_such_step);
    delete_step(tx, step);
    store_changed(tx, actor, "method.remove_step", m);
    return {};
  });
}

Result<> ask_partners(Context& ctx, ProjectId id) {
  return ctx.db.write("cases.ask", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const programmes::Project p, kept_card(tx, actor, id));
    TRY(Method m, written_method(tx, actor, id, {}));
    if (m.steps.empty()) return problem(ProblemKind::conflict, texts::keys::err_no_steps);
    m.asked_at = tx.now();
    store_head(tx, m);
    tell_partners(tx, p);
    note(tx, actor, "method.ask", m);
    return {};
  });
}

Result<> amend_method(Context& ctx, ProjectId id) {
  return ctx.db.write("cases.amend", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(kept_card(tx, actor, id));
    auto m = newest_method(tx, id);
    if (!m || !m->asked_at) return problem(ProblemKind::conflict, texts::keys::err_not_asked);
    ++m->version;
    m->revision = 1;
    m->asked_at.reset();
    store_head(tx, *m);
    for (Step& s : m->steps) {
      s.id = {};
      store_step(tx, *m, s);
    }
    note(tx, actor, "method.amend", *m);
    return {};
  });
}

Result<> answer_method(Context& ctx, ProjectId id, const GivenAnswer& given) {
  if (!given.accepts && given.body.empty()) return problem(ProblemKind::invalid, texts::keys::err_words, "body");
  return ctx.db.write("cases.answer", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_methods(tx, id);
    const auto project = programmes::find_project(tx, id);
    const auto* partner = project ? programmes::find_partner(*project, given.partner) : nullptr;
    if (!partner) return problem(ProblemKind::not_found, texts::keys::no_such_partner);
    if (!programmes::may_work_for(tx, actor, *project, given.partner))
      return problem(ProblemKind::not_allowed, texts::keys::not_your_partner);
    const auto m = newest_asked_method(tx, id);
    if (!m || m->version != given.version) return problem(ProblemKind::conflict, texts::keys::err_other_version);
    store_answer(tx, *m,
                 {.partner = given.partner,
                  .speaker = programmes::partner_name(*partner),
                  .accepts = given.accepts,
                  .body = given.body,
                  .by_office = !programmes::works_for(tx, actor.person, given.partner),
                  .person = actor.person,
                  .made_at = {}});
    audit::record(tx, actor, "method.answer", "project", id.value, {{"version", m->version}});
    return {};
  });
}

}  // namespace wiec::cases
