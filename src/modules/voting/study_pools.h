// Finds out about results what takes longer than a count: the job "voting.study_pools".
#pragma once
#include "base/json.h"
#include "commons/site/module.h"

namespace wiec::voting {

inline constexpr std::string_view kStudyPools = "voting.study_pools";

// Every counted pool without a study gets one, the newest first. Each is counted in a program of its own at a low
// priority, so the pages are not slowed.
jobs::Outcome study_pools(jobs::Job&);

// What is kept of a report: {"voters", "what_if", "money_flow", "changes": {project id: {"votes", "cost"}}}.
Json study_of(const Json& report);

}  // namespace wiec::voting
