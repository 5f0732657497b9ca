// Leading an area gives the role of an ambassador in the districts it reaches, in the programme that runs now, and
// nowhere else. Whoever leads a theme of the citywide path has it in the place that stands for the theme, so that they
// hold its meetings; the coordinator keeps the needs of the city.
#pragma once
#include "modules/joint_projects/ambassador_store.h"

namespace wiec::joint_projects {

// Gives and takes roles after an act that changed what somebody leads; `before`: districts_led as it was before the
// act. Roles that an administrator gave elsewhere stay.
void renew_roles(db::WriteTx&, people::PersonId, const Districts& before, people::PersonId by);

}  // namespace wiec::joint_projects
