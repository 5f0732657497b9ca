#include "modules/programmes/keep_work.h"

#include <algorithm>

#include "commons/audit/audit.h"
#include "commons/gatherings/gathering_store.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/work_store.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

Result<Project> kept_by(db::WriteTx& tx, const Actor& actor, ProjectId id) {
  auto found = find_project(tx, id);
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_card);
  if (!may_edit(actor, *found)) return problem(ProblemKind::not_allowed, texts::keys::not_your_card);
  return *std::move(found);
}

bool is_partner(const Project& p, std::string_view name) {
  return std::ranges::any_of(p.partners, [&](const Partner& one) { return partner_name(one) == name; });
}

}  // namespace

Result<> hold_gathering(Context& ctx, ProjectId project, gatherings::GatheringId gathering, WorkLevel level,
                        const std::string& host) {
  return ctx.db.write("programmes.hold_gathering", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Project p, kept_by(tx, actor, project));
    if (!gatherings::find_gathering(tx, gathering))
      return problem(ProblemKind::invalid, texts::keys::err_gathering, "gathering");
    if (!host.empty() && !is_partner(p, host)) return problem(ProblemKind::invalid, texts::keys::err_partner, "host");
    if (!hold(tx, project, gathering, level, host))
      return problem(ProblemKind::conflict, texts::keys::err_held_already, "gathering");
    audit::record(tx, actor, "project.hold", "project", project.value, {{"gathering", gathering.value}});
    return {};
  });
}

Result<> release_gathering(Context& ctx, ProjectId project, gatherings::GatheringId gathering) {
  return ctx.db.write("programmes.release_gathering", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(kept_by(tx, actor, project));
    if (release(tx, project, gathering))
      audit::record(tx, actor, "project.release", "project", project.value, {{"gathering", gathering.value}});
    return {};
  });
}

Typed typed_from(const Note& n) {
  Typed t;
  t.set("level", std::string(name_in(kWorkLevels, n.level)));
  t.set("means", std::string(name_in(kMeans, n.means)));
  if (n.on != Date{}) t.set("on", iso(n.on));
  t.set("partner", n.partner);
  t.set("with_whom", n.with_whom);
  t.set("agreed_pl", n.agreed_pl);
  t.set("agreed_en", n.agreed_en);
  t.set("follows_pl", n.follows_pl);
  t.set("follows_en", n.follows_en);
  t.set("base", std::to_string(n.changed_at.micros));
  return t;
}

Note read_note(Context& ctx, const Project& p, const Typed& typed, const Note* before, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Note n = before ? *before : Note{};
  n.project = p.id;
  const auto level = enum_from<WorkLevel>(kWorkLevels, typed.at("level"));
  if (!level) r.wrong(texts::keys::err_level, "level");
  n.level = level.value_or(WorkLevel::local);
  const auto means = enum_from<Means>(kMeans, typed.at("means"));
  if (!means) r.wrong(texts::keys::err_means, "means");
  n.means = means.value_or(Means::mail);
  const auto on = r.date("on", texts::n_on(l), true);
  if (on && *on > text::date_in_warsaw(ctx.now)) r.wrong(texts::keys::err_future, "on");
  n.on = on.value_or(Date{});
  n.partner = r.line("partner", texts::partner(l), 300);
  if (!n.partner.empty() && !is_partner(p, n.partner) && !(before && before->partner == n.partner))
    r.wrong(texts::keys::err_partner, "partner");
  n.with_whom = r.line("with_whom", texts::n_with(l), 200, true);
  n.agreed_pl = r.text("agreed_pl", texts::n_agreed_pl(l), 3000);
  n.agreed_en = r.text("agreed_en", texts::n_agreed_en(l), 3000);
  if (n.agreed_pl.empty() && typed.at("agreed_pl").empty()) r.wrong(texts::keys::err_agreed, "agreed_pl");
  n.follows_pl = r.text("follows_pl", texts::n_follows_pl(l), 1000);
  n.follows_en = r.text("follows_en", texts::n_follows_en(l), 1000);
  return n;
}

Result<> save_note(Context& ctx, const Note& note, std::int64_t base) {
  return ctx.db.write("programmes.save_note", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(kept_by(tx, actor, note.project));
    Note n = note;
    if (!n.id) {
      insert_note(tx, n);
    } else {
      const auto current = find_note(tx, n.id);
      if (!current || current->project != n.project) return problem(ProblemKind::not_found, texts::keys::no_such_note);
      if (current->changed_at.micros != base) return problem(ProblemKind::conflict, texts::keys::note_conflict);
      update_note(tx, n);
    }
    audit::record(tx, actor, note.id ? "project.change_note" : "project.add_note", "project", n.project.value,
                  {{"note", n.id.value}});
    return {};
  });
}

Result<> drop_note(Context& ctx, ProjectId project, NoteId note) {
  return ctx.db.write("programmes.drop_note", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(kept_by(tx, actor, project));
    const auto current = find_note(tx, note);
    if (!current || current->project != project) return problem(ProblemKind::not_found, texts::keys::no_such_note);
    delete_note(tx, note);
    audit::record(tx, actor, "project.drop_note", "project", project.value, {{"note", note.value}});
    return {};
  });
}

}  // namespace wiec::programmes
