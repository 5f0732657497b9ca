// All SQL of changes of the formula.
#pragma once
#include "commons/gatherings/gathering.h"
#include "modules/joint_projects/programme.h"

namespace wiec::joint_projects {

struct FormulaChangeTag;
using FormulaChangeId = Id<FormulaChangeTag>;

FormulaChangeId insert_change(db::WriteTx&, ProgrammeId, Path, PathFormula to, const std::string& reason_pl,
                              const std::string& reason_en);
void remember_gathering(db::WriteTx&, FormulaChangeId, const gatherings::Gathering& before);

// How a gathering was before it went online the last time; none when it never did so by such an act.
struct HeldBefore {
  gatherings::Formula formula = gatherings::Formula::in_person;
  std::string address, link;
};
std::optional<HeldBefore> before_online(db::ReadTx&, gatherings::GatheringId);

}  // namespace wiec::joint_projects
