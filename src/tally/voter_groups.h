// What came of the voters who cast equal ballots, as JSON for people.
#pragma once
#include "base/json.h"
#include "tally/count.h"

namespace wiec::tally {

// Of so many kinds of counted ballots, those of most voters first, then in the order in which they came:
// {"kinds": 20688, "items": [{"voters", "projects": ["id"], "won": ["id"], "won_cost": "…"}]}. `projects` are those it
// supports, in its own order. Where a ledger says what each of these voters paid, also "paid": [{"project", "amount"}],
// "share", "paid_in_all" and "left", and beside the items "money": the ledger's kind; share = paid_in_all + left
// exactly; each amount is rounded down to whole grosze.
Json voter_groups(const Election&, const Rule&, const Outcome&, const Ledger*, std::size_t most);

}  // namespace wiec::tally
