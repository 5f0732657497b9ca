// A discussion in place of a gathering that is held online.
#pragma once
#include "commons/discussions/discussion.h"
#include "commons/gatherings/gathering.h"
#include "commons/site/context.h"

namespace wiec::discussions {

Host host_of(const gatherings::Gathering&);
// Problems: cancelled (closed), held in person (conflict).
Result<> check_host(const gatherings::Gathering&);
// The usual three rounds from the day of the meeting, in the transaction of who moves it online and may do so. False
// when it has a discussion, or is not held online.
bool open_usual(db::WriteTx&, const Actor&, const gatherings::Gathering&);

}  // namespace wiec::discussions
