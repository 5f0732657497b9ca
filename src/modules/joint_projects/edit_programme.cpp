#include "modules/joint_projects/edit_programme.h"

#include <map>

#include "commons/areas/edit_area.h"
#include "commons/audit/audit.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/lead_districts.h"
#include "modules/joint_projects/preset.h"
#include "modules/joint_projects/texts.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

constexpr int kLine = 200, kText = 5'000, kBody = 40'000;

std::string field(std::string_view name, int number) { return fmt::format("{}_{}", name, number); }
std::string day_of(std::optional<Date> day) { return day ? iso(*day) : std::string(); }

Result<> check_coordinates(db::ReadTx& tx, const Actor& actor) {
  if (areas::coordinates(tx, actor, {})) return {};
  return problem(ProblemKind::not_allowed, texts::keys::err_other_coordinator);
}

// In the programme that runs now: another one may run after the change.
std::map<people::PersonId, Districts> who_leads(db::ReadTx& tx) {
  std::map<people::PersonId, Districts> all;
  if (const auto now = current_programme(tx))
    for (const Ambassador& a : ambassadors_of(tx, now->id))
      if (a.leads()) all[a.person] = districts_led(tx, a.person);
  return all;
}

}  // namespace

Result<ProgrammeId> begin_programme(Context& ctx, int year, Date first_day) {
  return ctx.db.write("joint_projects.begin", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<ProgrammeId> {
    TRY_VOID(check_coordinates(tx, actor));
    if (has_programme(tx, year))
      return problem(ProblemKind::conflict, texts::keys::err_year_taken, "year", {{"year", fmt::format("{}", year)}});
    const ProgrammeId id = insert_programme(tx, preset_programme(year, first_day));
    for (const Part part : kParts) {
      const PageText text = preset_text(part);
      insert_text(tx, id, part, text.body_pl, text.body_en);
    }
    audit::record(tx, actor, "joint_programme.begin", "joint_programme", id.value, {{"year", std::int64_t{year}}});
    return id;
  });
}

Typed typed_from(const Programme& p) {
  Typed typed;
  typed.set("name_pl", p.name_pl);
  typed.set("name_en", p.name_en);
  typed.set("conditions_pl", p.conditions_pl);
  typed.set("conditions_en", p.conditions_en);
  typed.set("ask_experience", p.ask_experience ? "1" : "");
  typed.set("ask_forms", p.ask_forms ? "1" : "");
  typed.set("published", p.published ? "1" : "");
  typed.set("base", std::to_string(p.revision));
  return typed;
}

Programme read_programme(Context& ctx, const Typed& typed, const Programme& before, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Programme p = before;
  p.name_pl = r.line("name_pl", texts::f_name_pl(l), kLine, true);
  p.name_en = r.line("name_en", texts::f_name_en(l), kLine);
  p.conditions_pl = r.text("conditions_pl", texts::f_conditions_pl(l), kText);
  p.conditions_en = r.text("conditions_en", texts::f_conditions_en(l), kText);
  if (p.conditions(Language::pl).empty()) r.wrong(texts::keys::err_no_condition, "conditions_pl");
  p.ask_experience = !typed.at("ask_experience").empty();
  p.ask_forms = !typed.at("ask_forms").empty();
  p.published = !typed.at("published").empty();
  return p;
}

Result<> change_programme(Context& ctx, const Programme& p, std::int64_t revision) {
  return ctx.db.write("joint_projects.change", [&, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(check_coordinates(tx, actor));
    const auto leading = who_leads(tx);
    if (!update_programme(tx, p, revision)) return problem(ProblemKind::conflict, texts::keys::changed_meanwhile);
    for (const auto& [person, before] : leading) renew_roles(tx, person, before, people::PersonId{actor.person});
    for (const auto& [person, now] : who_leads(tx))
      if (!leading.contains(person)) renew_roles(tx, person, {}, people::PersonId{actor.person});
    audit::record(tx, actor, "joint_programme.change", "joint_programme", p.id.value, {{"published", p.published}});
    return {};
  });
}

Typed typed_from(const std::vector<Stage>& stages) {
  Typed typed;
  for (const Stage& s : stages) {
    typed.set(field("title_pl", s.number), s.title_pl);
    typed.set(field("title_en", s.number), s.title_en);
    typed.set(field("about_pl", s.number), s.about_pl);
    typed.set(field("about_en", s.number), s.about_en);
    typed.set(field("from", s.number), day_of(s.from_on));
    typed.set(field("until", s.number), day_of(s.until_on));
    typed.set(field("recruits", s.number), s.recruits ? "1" : "");
  }
  return typed;
}

std::vector<Stage> read_stages(Context& ctx, const Typed& typed, Path path, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  std::vector<Stage> stages;
  for (int i = 1; i <= kStages; ++i) {
    Stage s{.path = path, .number = i};
    s.title_pl = r.line(field("title_pl", i), texts::f_title_pl(l), kLine, true);
    s.title_en = r.line(field("title_en", i), texts::f_title_en(l), kLine);
    s.about_pl = r.line(field("about_pl", i), texts::f_about_pl(l), 500);
    s.about_en = r.line(field("about_en", i), texts::f_about_en(l), 500);
    s.from_on = r.date(field("from", i), texts::f_from(l));
    s.until_on = r.date(field("until", i), texts::f_until(l));
    s.recruits = !typed.at(field("recruits", i)).empty();
    if (s.from_on && s.until_on && *s.until_on < *s.from_on) r.wrong(texts::keys::err_until_first, field("until", i));
    stages.push_back(std::move(s));
  }
  return stages;
}

Result<> change_stages(Context& ctx, ProgrammeId id, Path path, const std::vector<Stage>& stages,
                       std::int64_t revision) {
  return ctx.db.write("joint_projects.change_stages", [&, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(check_coordinates(tx, actor));
    const auto p = find_programme(tx, id);
    if (!p || !update_programme(tx, *p, revision))
      return problem(ProblemKind::conflict, texts::keys::changed_meanwhile);
    store_stages(tx, id, path, stages);
    audit::record(tx, actor, "joint_path.change_stages", "joint_programme", id.value, {{"path", code_of(path)}});
    return {};
  });
}

NewText read_text(Context& ctx, const Typed& typed, Part part, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  NewText text{.part = part};
  text.body_pl = r.text("body_pl", texts::f_body_pl(l), kBody);
  text.body_en = r.text("body_en", texts::f_body_en(l), kBody);
  text.notice_pl = r.line("notice_pl", texts::f_notice_pl(l), 500);
  text.notice_en = r.line("notice_en", texts::f_notice_en(l), 500);
  if (text.body_pl.empty()) r.wrong(texts::keys::err_no_body, "body_pl");
  return text;
}

Result<> publish_text(Context& ctx, ProgrammeId id, const NewText& text, int version) {
  return ctx.db.write("joint_projects.publish_text", [&, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(check_coordinates(tx, actor));
    const auto before = text_of(tx, id, text.part);
    if ((before ? before->version : 0) != version)
      return problem(ProblemKind::conflict, texts::keys::changed_meanwhile);
    if (!before || before->body_pl != text.body_pl || before->body_en != text.body_en)
      insert_text(tx, id, text.part, text.body_pl, text.body_en);
    if (!text.notice_pl.empty())
      insert_notice(tx, id,
                    {.part = text.part,
                     .published_on = text::date_in_warsaw(tx.now()),
                     .text_pl = text.notice_pl,
                     .text_en = text.notice_en,
                     .link = {}});
    audit::record(tx, actor, "joint_programme.publish_text", "joint_programme", id.value,
                  {{"part", code_of(text.part)}});
    return {};
  });
}

}  // namespace wiec::joint_projects
