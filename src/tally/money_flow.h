// A ledger as JSON for people: amounts rounded down to whole grosze, support as a percentage.
#pragma once
#include "base/json.h"
#include "tally/count.h"

namespace wiec::tally {

// {"share": "153.60", "first_share", "steps", "rounds": [{"project", "cost", "supporters", "payers", "paid_all",
// "largest"}], "losses": [{"project", "supporters", "had", "left", "missing", "support_at_start": "94.2",
// "support_at_end", "taken": [{"project", "amount"}]}], "left": "12.00" (of all voters together)}
Json money_flow(const Election&, const Ledger&);

}  // namespace wiec::tally
