// Who takes part, and who signed up for the gathering, hears once of each round that begins.
#pragma once
#include "platform/db/db.h"

namespace wiec::discussions {

void announce_rounds(const db::Database&);

}  // namespace wiec::discussions
