#include "modules/joint_projects/change_formula.h"

#include <map>

#include "commons/areas/area_store.h"
#include "commons/areas/edit_area.h"
#include "commons/audit/audit.h"
#include "commons/discussions/gathering_host.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/notifications/notifications.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/texts.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

using gatherings::Formula;
using gatherings::Gathering;
using gatherings::Kind;

constexpr int kMost = 1000, kReason = 500;

// A meeting about a theme is of the citywide path, as one about the whole city is.
bool belongs(const Gathering& g, Path path, const std::set<places::PlaceId>& themes) {
  const bool local = g.place && !themes.contains(g.place);
  constexpr Kind kOfOnePath[] = {Kind::residents_meeting, Kind::consultation},
                 kOfBoth[] = {Kind::training, Kind::workshop, Kind::marathon};
  if (std::ranges::find(kOfBoth, g.kind) != std::end(kOfBoth)) return path == Path::district || !local;
  return std::ranges::find(kOfOnePath, g.kind) != std::end(kOfOnePath) && (path == Path::district) == local;
}

Gathering changed(Gathering g, const HeldBefore& back, const FormulaChange& change) {
  const bool online = change.to == PathFormula::online;
  g.formula = online ? Formula::online : back.formula;
  g.address = online ? "" : back.address;
  g.link = online ? change.link : back.link;
  g.change_pl = change.reason_pl;
  g.change_en = change.reason_en;
  ++g.sequence;
  return g;
}

// One notice for each person, whatever they signed up for.
void tell(db::WriteTx& tx, const Programme& programme, const FormulaChange& change,
          const std::map<people::PersonId, std::vector<Gathering>>& people) {
  for (const auto& [person, all] : people) {
    const auto words = [&](Language l) {
      std::string list;
      for (const Gathering& g : all)
        list += fmt::format("{}{} ({})", list.empty() ? "" : "; ", g.title(l), text::format_instant(l, g.begins_at));
      const std::string& reason = l == Language::en && !change.reason_en.empty() ? change.reason_en : change.reason_pl;
      return std::string(change.to == PathFormula::online ? texts::told_online(l, list, reason)
                                                          : texts::told_in_person(l, list, reason));
    };
    notifications::notify(tx, {.person = person,
                               .kind = notifications::NoticeKind::deadline,
                               .noun = "joint_programme",
                               .noun_id = programme.id.value,
                               .matter_pl = programme.name_pl,
                               .matter_en = programme.name(Language::en),
                               .text_pl = words(Language::pl),
                               .text_en = words(Language::en),
                               .path = "/spotkania"});
  }
}

Notice notice_of(const FormulaChange& change, Date today) {
  const auto words = [&](Language l) {
    const std::string& reason = l == Language::en && !change.reason_en.empty() ? change.reason_en : change.reason_pl;
    return std::string(change.to == PathFormula::online ? texts::notice_online(l, reason)
                                                        : texts::notice_in_person(l, reason));
  };
  return {.part = part_of(change.path),
          .published_on = today,
          .text_pl = words(Language::pl),
          .text_en = words(Language::en),
          .link = address_of(Part::online)};
}

std::unexpected<Problem> too_long(std::string field) {
  return problem(ProblemKind::invalid, texts::keys::err_long, std::move(field), {{"most", std::int64_t{kReason}}});
}

Result<> check(FormulaChange& change) {
  for (std::string* reason : {&change.reason_pl, &change.reason_en}) *reason = text::clean_line(*reason).value_or("");
  if (change.reason_pl.empty()) return problem(ProblemKind::invalid, texts::keys::err_reason, "reason_pl");
  if (text::length(change.reason_pl) > kReason) return too_long("reason_pl");
  if (text::length(change.reason_en) > kReason) return too_long("reason_en");
  const bool room =
      change.link.starts_with("https://") && change.link.size() <= 500 && change.link.find(' ') == change.link.npos;
  if (change.to == PathFormula::online && !room) return problem(ProblemKind::invalid, texts::keys::err_room, "link");
  return {};
}

}  // namespace

std::vector<Touched> touched_by(db::ReadTx& tx, Path path, PathFormula to, Instant now) {
  std::vector<Touched> all;
  const auto themes = areas::theme_places(tx);
  const Formula target = to == PathFormula::online ? Formula::online : Formula::in_person;
  for (Gathering& g : gatherings::gatherings(tx, {}, now, kMost)) {
    if (g.cancelled || g.begins_at <= now || g.formula == target || !belongs(g, path, themes)) continue;
    HeldBefore back;
    if (to == PathFormula::in_person) {
      back = g.address.empty() ? before_online(tx, g.id).value_or(back) : HeldBefore{Formula::in_person, g.address, ""};
      if (back.address.empty()) continue;
    }
    all.push_back({std::move(g), std::move(back)});
  }
  return all;
}

Result<std::int64_t> change_formula(Context& ctx, ProgrammeId id, const FormulaChange& asked) {
  FormulaChange change = asked;
  TRY_VOID(check(change));
  return ctx.db.write("joint_projects.change_formula", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<std::int64_t> {
    const auto programme = find_programme(tx, id);
    if (!programme) return problem(ProblemKind::not_found, texts::keys::no_such_programme);
    if (!areas::coordinates(tx, actor, {}))
      return problem(ProblemKind::not_allowed, texts::keys::err_other_coordinator);
    if (programme->formula(change.path) == change.to)
      return problem(ProblemKind::conflict, texts::keys::err_formula_same);
    set_formula(tx, id, change.path, change.to);
    const auto change_id = insert_change(tx, id, change.path, change.to, change.reason_pl, change.reason_en);
    std::map<people::PersonId, std::vector<Gathering>> people;
    std::int64_t count = 0;
    for (const Touched& one : touched_by(tx, change.path, change.to, tx.now())) {
      if (std::ranges::find(change.left_out, one.gathering.id) != change.left_out.end()) continue;
      gatherings::lock_gathering(tx, one.gathering.id);
      remember_gathering(tx, change_id, one.gathering);
      const Gathering now = changed(one.gathering, one.back, change);
      gatherings::update_gathering(tx, now);
      if (change.discussions && now.kind == Kind::residents_meeting) discussions::open_usual(tx, actor, now);
      for (const auto& seat : gatherings::seats_of(tx, now.id)) people[seat.person].push_back(now);
      ++count;
    }
    tell(tx, *programme, change, people);
    insert_notice(tx, id, notice_of(change, text::date_in_warsaw(tx.now())));
    audit::record(tx, actor, "joint_path.change_formula", "joint_programme", id.value,
                  {{"path", code_of(change.path)}, {"formula", code_of(change.to)}, {"gatherings", count}});
    return count;
  });
}

}  // namespace wiec::joint_projects
