// A ledger as JSON for people: amounts rounded down to whole grosze, support as a percentage.
#pragma once
#include "base/json.h"
#include "tally/count.h"

namespace wiec::tally {

// {"kind": "shares", "share": "153.60", "first_share", "steps", "rounds": [{"project", "cost", "supporters", "payers",
// "paid_all", "largest", "load"}], "losses": [{"project", "supporters", "had", "left", "missing",
// "support_at_start": "94.2", "support_at_end", "taken": [{"project", "amount"}]}], "moves": [{"project", "why",
// "support", "paid", "moved", "lost", "changes": [{"project", "amount"}]}], and of all voters together "had" = "spent"
// + "left"; "identities": "hold", or what check_ledger() says}
Json money_flow(const Election&, const Ledger&);

}  // namespace wiec::tally
