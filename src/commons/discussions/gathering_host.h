// A discussion in place of a gathering that is held online.
#pragma once
#include "commons/discussions/discussion.h"
#include "commons/gatherings/gathering.h"

namespace wiec::discussions {

Host host_of(const gatherings::Gathering&);
// Problems: cancelled (closed), held in person (conflict).
Result<> check_host(const gatherings::Gathering&);

}  // namespace wiec::discussions
