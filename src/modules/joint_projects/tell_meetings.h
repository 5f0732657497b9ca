// Members of areas hear once of each residents' meeting that is planned where their area reaches, as they chose to hear
// of what they take part in.
#pragma once
#include "platform/jobs/jobs.h"

namespace wiec::joint_projects {

jobs::Outcome tell_meetings(jobs::Job&);

}  // namespace wiec::joint_projects
