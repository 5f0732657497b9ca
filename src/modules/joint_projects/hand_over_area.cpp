#include "modules/joint_projects/hand_over_area.h"

#include "commons/audit/audit.h"
#include "commons/notifications/notifications.h"
#include "modules/drafts/co_write.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/join_area.h"
#include "modules/joint_projects/lead_districts.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "modules/joint_projects/work_on_ambassadors.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

constexpr int kAtOnce = 200;
constexpr std::string_view kNoun = "resignation";

void tell(db::WriteTx& tx, const Resignation& r, people::PersonId person, const std::string& matter,
          const std::function<std::string(Language)>& words) {
  notifications::notify(tx, {.person = person,
                             .kind = notifications::NoticeKind::deadline,
                             .noun = std::string(kNoun),
                             .noun_id = r.id.value,
                             .matter_pl = matter,
                             .matter_en = matter,
                             .text_pl = words(Language::pl),
                             .text_en = words(Language::en),
                             .path = r.path()});
}

struct Both {
  Ambassador from, to;
};
std::optional<Both> both_of(db::ReadTx& tx, const Resignation& r) {
  auto from = find_ambassador(tx, r.ambassador), to = find_ambassador(tx, r.successor);
  if (!from || !to) return std::nullopt;
  return Both{*std::move(from), *std::move(to)};
}

void end(db::WriteTx& tx, const Actor& actor, const Resignation& r, Handing state) {
  end_resignation(tx, r, state);
  audit::record(tx, actor, "resignation.end", kNoun, r.id.value,
                {{"state", code_of(state)}, {"yes", r.yes}, {"no", r.no}});
}

void hand_over(db::WriteTx& tx, const Actor& actor, const Resignation& r, const Both& both) {
  const auto& [from, to] = both;
  const Districts before = districts_led(tx, to.person);
  end(tx, actor, r, Handing::handed_over);
  if (!step_down(tx, actor, from)) return;
  set_successor(tx, from.id, to.id);
  for (const LedArea& led : from.led()) {
    lead_area(tx, to.id, led.id);
    announce_successor(tx, led.id, to);
  }
  renew_roles(tx, to.person, before, from.person);
  for (const drafts::DraftId draft : drafts::pass_on_drafts(tx, actor, from.person, to.person, r.stays_author))
    note_passed_on(tx, r.id, draft);
  tell(tx, r, to.person, leads_what(from), [](Language l) { return std::string(texts::told_successor(l)); });
  if (from.person.value != actor.person)
    tell(tx, r, from.person, leads_what(from), [&](Language l) { return texts::told_handed_over(l, r.yes, r.no); });
}

void settle(db::WriteTx& tx, ResignationId id) {
  const auto r = find_resignation(tx, id);
  const auto both = r && r->state == Handing::asking ? both_of(tx, *r) : std::nullopt;
  if (!both) return;
  const bool lapsed = !both->from.leads() || !both->to.leads();
  if (!lapsed && r->yes >= r->no) return hand_over(tx, Actor(), *r, *both);
  end(tx, Actor(), *r, lapsed ? Handing::lapsed : Handing::refused);
  if (!both->from.leads()) return;
  tell(tx, *r, both->from.person, leads_what(both->from), [&](Language l) {
    return lapsed ? std::string(texts::told_lapsed(l)) : texts::told_not_handed(l, r->yes, r->no);
  });
}

// How far it came is written in the transaction of the notices: a restart goes on behind it. False when all are told.
bool ask_some(db::WriteTx& tx) {
  const auto r = next_untold_resignation(tx);
  const auto both = r ? both_of(tx, *r) : std::nullopt;
  if (!both) return false;
  const Date day = last_day(*r);
  const auto all = people_led(tx, r->ambassador, r->told_to, kAtOnce);
  for (const people::PersonId person : all)
    tell(tx, *r, person, leads_what(both->from),
         [&](Language l) { return texts::told_asked(l, signature_of(l, both->from), signature_of(l, both->to), day); });
  note_asked(tx, r->id, all.empty() ? r->told_to : all.back().value, std::ssize(all) < kAtOnce);
  return true;
}

Result<Resignation> own_asking(db::ReadTx& tx, const Actor& actor, ResignationId id) {
  auto r = find_resignation(tx, id);
  const auto from = r ? find_ambassador(tx, r->ambassador) : std::nullopt;
  if (!from || from->person.value != actor.person) return problem(ProblemKind::not_found, texts::keys::no_such_handing);
  if (r->state != Handing::asking) return problem(ProblemKind::closed, texts::keys::err_handing_over);
  return *std::move(r);
}

}  // namespace

Result<ResignationId> ask_to_hand_over(Context& ctx, AmbassadorId own, AmbassadorId successor, bool stays_author) {
  return ctx.db.write(
      "joint_projects.ask_to_hand_over", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<ResignationId> {
        const auto from = find_ambassador(tx, own), to = find_ambassador(tx, successor);
        if (!from || from->person.value != actor.person)
          return problem(ProblemKind::not_allowed, texts::keys::no_such_ambassador);
        if (!to || !to->leads() || to->programme != from->programme || to->id == from->id)
          return problem(ProblemKind::invalid, texts::keys::err_successor, "successor");
        const auto last = last_resignation_of(tx, own);
        if (!from->leads() || (last && last->state == Handing::asking))
          return problem(ProblemKind::conflict, texts::keys::err_step);
        const Date today = text::date_in_warsaw(tx.now());
        Resignation r{.ambassador = own,
                      .successor = successor,
                      .stays_author = stays_author,
                      .ends_at = text::instant_at({today.days + kDaysToAnswer}, 24, 0)};
        r.id = insert_resignation(tx, r);
        audit::record(tx, actor, "resignation.ask", kNoun, r.id.value);
        if (people_led(tx, own, 0, 1).empty())
          hand_over(tx, actor, r, {*from, *to});
        else
          tell(tx, r, to->person, leads_what(*from), [&](Language l) { return texts::told_chosen(l, last_day(r)); });
        return r.id;
      });
}

Result<> answer_resignation(Context& ctx, ResignationId id, bool agrees) {
  return ctx.db.write("joint_projects.answer_resignation", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const people::PersonId person{actor.person};
    const auto r = find_resignation(tx, id);
    if (!r || !is_led_by(tx, r->ambassador, person))
      return problem(ProblemKind::not_found, texts::keys::no_such_handing);
    if (r->state != Handing::asking || tx.now() >= r->ends_at)
      return problem(ProblemKind::closed, texts::keys::err_handing_over);
    store_answer(tx, id, person, agrees);
    return {};
  });
}

Result<> withdraw_resignation(Context& ctx, ResignationId id) {
  return ctx.db.write("joint_projects.withdraw_resignation", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Resignation r, own_asking(tx, actor, id));
    end(tx, actor, r, Handing::withdrawn);
    return {};
  });
}

jobs::Outcome settle_resignations(jobs::Job& job) {
  const auto any = job.db().read([](db::ReadTx& tx) { return next_untold_resignation(tx).has_value(); });
  for (bool more = any; more;) {
    if (job.stopping()) return std::unexpected(jobs::Failure{"the server stops"});
    more = job.db().write("joint_projects.ask_some", ask_some);
  }
  for (const ResignationId id : job.db().read([&](db::ReadTx& tx) { return resignations_over(tx, tx.now()); }))
    job.db().write("joint_projects.settle", [id](db::WriteTx& tx) { settle(tx, id); });
  return {};
}

}  // namespace wiec::joint_projects
