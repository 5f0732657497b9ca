// What programme officers do with cards and programmes. Every change of a card makes a version with its reason and a
// line in the trail. Scope: the role holds in the card's place (a card without one is everybody's who keeps the
// register).
#pragma once
#include <string>
#include <vector>

#include "commons/site/context.h"
#include "modules/programmes/project.h"

namespace wiec::programmes {

bool may_edit(const Actor&, const Project&);

struct Edit {
  Project project;          // an id of 0 makes a new card
  int base_version = 0;     // what was on the page
  std::string reason;       // shown to everybody
  std::string predecessor;  // code, address or acronym; empty: none
  std::vector<std::string> new_topics;
};
// Problems: invalid by check_project, an unknown predecessor (field "predecessor"); conflict when somebody else changed
// the card meanwhile; not_found, not_allowed.
Result<ProjectId> save_project(Context&, const Edit&);

// Inside a write: `after` becomes the card's next version; of an imported card the first one is kept too.
void store_change(db::WriteTx&, const Project& before, Project& after, const std::string& reason, std::int64_t person);

// Problems: conflict (the code is taken).
Result<ProgrammeId> save_programme(Context&, const Programme&);

}  // namespace wiec::programmes
