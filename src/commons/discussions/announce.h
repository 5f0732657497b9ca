// Who takes part, and who signed up for the gathering, hears once of each round that begins; who takes part without a
// seat at the gathering, once that it was cancelled.
#pragma once
#include "platform/db/db.h"

namespace wiec::discussions {

void announce_rounds(const db::Database&);

}  // namespace wiec::discussions
