#include "modules/support/edit_form.h"

#include "commons/areas/edit_area.h"
#include "commons/audit/audit.h"
#include "commons/bilingual/both_form.h"
#include "commons/site/whole_from.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/support/form_store.h"
#include "modules/support/preset.h"
#include "modules/support/texts.h"

namespace wiec::support {
namespace {

constexpr int kName = 120, kAbout = 1'000, kUnit = 40, kMostDays = 180;
constexpr std::size_t kMostForms = 60;

Result<> check_keeps(db::ReadTx& tx, const Actor& actor) {
  if (areas::coordinates(tx, actor, {})) return {};
  return problem(ProblemKind::not_allowed, texts::keys::err_whole_city);
}

}  // namespace

Typed typed_from(const SupportForm& f) {
  Typed typed;
  bilingual::set_both(typed, "name", f.name);
  bilingual::set_both(typed, "about", f.about);
  bilingual::set_both(typed, "unit", f.unit);
  typed.set("notice_days", std::to_string(f.notice_days));
  if (f.offered) typed.set("offered", "1");
  typed.set("base", std::to_string(f.revision));
  return typed;
}

SupportForm read_form(Context& ctx, const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  SupportForm f;
  f.name = bilingual::read_both_lines(r, "name", texts::f_form_name(l), kName, bilingual::Needed::polish);
  f.about = bilingual::read_both(r, "about", texts::f_form_about(l), kAbout);
  f.unit = bilingual::read_both_lines(r, "unit", texts::f_form_unit(l), kUnit);
  f.notice_days = static_cast<int>(r.whole("notice_days", texts::f_notice_days(l), 0, kMostDays, true).value_or(0));
  f.offered = !typed.at("offered").empty();
  return f;
}

Result<> save_form(Context& ctx, const SupportForm& form, std::int64_t revision) {
  return ctx.db.write("support.save_form", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(check_keeps(tx, actor));
    FormId id = form.id;
    if (!id) {
      if (forms_of(tx, form.programme).size() >= kMostForms)
        return problem(ProblemKind::too_many, texts::keys::err_many_forms, {}, {{"most", std::int64_t{kMostForms}}});
      id = insert_form(tx, form);
    } else {
      if (!find_form(tx, id)) return problem(ProblemKind::not_found, texts::keys::no_such_form);
      if (!update_form(tx, form, revision)) return problem(ProblemKind::conflict, texts::keys::err_changed);
    }
    audit::record(tx, actor, "support_form.save", "support_form", id.value, {{"offered", form.offered}});
    return {};
  });
}

Result<> begin_catalogue(Context& ctx, ProgrammeId programme) {
  return ctx.db.write("support.begin_catalogue", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(check_keeps(tx, actor));
    if (!forms_of(tx, programme).empty()) return problem(ProblemKind::conflict, texts::keys::err_catalogue_there);
    const ProgrammeId earlier = earlier_catalogue(tx, programme);
    for (SupportForm& f : earlier ? forms_of(tx, earlier) : preset_forms(programme)) {
      f.programme = programme;
      if (f.offered) insert_form(tx, f);
    }
    audit::record(tx, actor, "support_form.begin", "joint_programme", programme.value);
    return {};
  });
}

std::optional<joint_projects::Programme> programme_at_desk(db::ReadTx& tx, std::string_view year) {
  const auto all = joint_projects::programmes(tx);
  for (const auto& p : all)
    if (p.year == whole_from(year)) return p;
  if (auto current = joint_projects::current_programme(tx)) return current;
  return all.empty() ? std::nullopt : std::optional(all.front());
}

}  // namespace wiec::support
