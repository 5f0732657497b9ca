// A whole count as one JSON value: the outcome with every reason, and what was wished for beside it. `wiec tally
// --json` prints it, the pages read it.
#pragma once
#include <functional>

#include "base/json.h"
#include "tally/explain.h"

namespace wiec::tally {

struct ReportWishes {
  bool names = false;  // of the projects
  bool changes =
      false;  // the smallest change for each project that lost and for which there is time, best ranked first
  ProjectIndex changes_of = no_project;  // for this project alone
  bool money_flow = false;               // where the rule gives voters money: how it went (money_flow.h)
  std::size_t outcomes = 0;              // up to so many of the outcomes that ties allow (irresolute.h)
  bool what_if = false;                  // the same ballots under other kinds of rules
  Effort effort;                         // for changes and what_if together
};

// {"winners": [ids], "cost": "995079.00", "ties": [...], "projects": [{"id", "cost", "won", "rank", "votes", "points",
// "reason", "name", "change": {"votes", "cost"}}], "voters": {...}, "what_if": [...], "money_flow": {...},
// "exactness": {"comparisons", "exact_decisions"}, "comparison": {...}, "outcomes": {"sets": [[ids]], "reach": "all"},
// ...}
Json report(const Election&, const Rule&, const Inputs&, const Outcome&, ReportWishes);

}  // namespace wiec::tally
