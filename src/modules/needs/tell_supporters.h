// News of a need to its author and everybody who supports it: by a job, so many at once, however many there are.
#pragma once
#include "commons/site/actor.h"
#include "modules/needs/need.h"
#include "platform/jobs/jobs.h"

namespace wiec::needs {

inline constexpr std::string_view kTellJob = "needs.tell";

// To all of them but the actor, soon after this transaction.
void tell_about(db::WriteTx&, const Need&, const Actor&, std::string text_pl, std::string text_en);
// The next two hundred, each exactly once, and a job for the rest.
jobs::Outcome tell_some(jobs::Job&);

}  // namespace wiec::needs
