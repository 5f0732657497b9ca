// What a finished choice of Equal Shares becomes in the outcome: winners, reasons, ranks, ties, ledger. For the
// family's own files only.
#pragma once
#include "tally/equal_shares_choice.h"

namespace wiec::tally {

void write_outcome(const EqualShares&, const SharesBallots&, SharesChoice&, Standing&);
Ledger ledger_of(const SharesBallots&, SharesChoice&, const Standing&);

}  // namespace wiec::tally
