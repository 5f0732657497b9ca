// A whole count as one JSON value: the outcome with every reason, and what was wished for beside it. `wiec tally
// --json` prints it, the pages read it.
#pragma once
#include <functional>

#include "base/json.h"
#include "tally/explain.h"

namespace wiec::tally {

struct ReportWishes {
  bool names = false;  // of the projects
  // The smallest change for each project that lost and for which there is time, best ranked first.
  bool changes = false;
  // The change for this project alone; "projects" holds it and those that its reason names.
  ProjectIndex only = no_project;
  bool projects = true;      // the list of projects
  bool money_flow = false;   // where the rule lets voters pay: how it went (money_flow.h)
  std::size_t groups = 0;    // of the largest kinds of equal ballots (voter_groups.h)
  std::size_t outcomes = 0;  // up to so many of the outcomes that ties allow (irresolute.h)
  bool what_if = false;      // the same ballots under other kinds of rules
  Effort effort;             // for changes and what_if together
};

// {"winners": [ids], "cost": "995079.00", "ties": [...], "projects": [{"id", "cost", "won", "rank", "votes", "points",
// "reason", "name", "change": {"votes", "cost"}}], "voters": {...}, "what_if": [...], "money_flow": {...}, "groups":
// {...}, "exactness": {"comparisons", "exact_decisions"}, "comparison": {...}, "faulty_ballots": {...}
// (faulty_ballots.h), "outcomes": {"sets": [[ids]], "reach": "all"},
// ...}
Json report(const Election&, const Rule&, const Inputs&, const Outcome&, ReportWishes);

// Its text piece by piece, and the members of the object `also`: holds one project or tie at a time, so that a million
// of them need no more memory than the outcome itself.
void write_report(const Election&, const Rule&, const Inputs&, const Outcome&, ReportWishes, const Json& also,
                  const std::function<void(std::string_view)>& write);

}  // namespace wiec::tally
