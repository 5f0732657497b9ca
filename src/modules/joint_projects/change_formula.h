// Moving a whole path online, or back to meeting in person, in one act: every coming gathering it touches, but those
// left out; registrations stay, and each person hears of it once.
#pragma once
#include "commons/gatherings/gathering.h"
#include "commons/site/page.h"
#include "modules/joint_projects/formula_store.h"

namespace wiec::joint_projects {

struct Touched {
  gatherings::Gathering gathering;
  HeldBefore back;  // how it would be held again; empty when going online
};
// What has not begun, is not cancelled and has another formula. Meetings and consultations of a place are of the
// district path, those of no place and of themes of the citywide one; trainings, workshops and marathons of no place are
// of both.
// Going back, what has no address to go back to is not touched.
std::vector<Touched> touched_by(db::ReadTx&, Path, PathFormula to, Instant now);

struct FormulaChange {
  Path path = Path::district;
  PathFormula to = PathFormula::online;
  std::string reason_pl, reason_en;
  std::string link;                               // of the room, when going online
  bool discussions = false;                       // residents' meetings that go online get their discussion
  std::vector<gatherings::GatheringId> left_out;  // exceptions
};
// How many gatherings were changed. Problems: no reason or room (invalid); the path has that formula already
// (conflict).
Result<std::int64_t> change_formula(Context&, ProgrammeId, const FormulaChange&);

}  // namespace wiec::joint_projects
