// What the tests of ledgers share.
#pragma once
#include <vector>

#include "tally/count.h"

namespace wiec::tally::naive {

// What each voter paid in all, by a ledger whose identities hold.
inline std::vector<Rational> paid_by_voters(const Election& election, const Outcome& outcome) {
  std::vector<Rational> out;
  EXPECT_TRUE(outcome.ledger || election.ballots.voters == 0);
  if (!outcome.ledger) return out;
  EXPECT_EQ(check_ledger(election, *outcome.ledger), "");
  for (std::size_t group = 0; group < outcome.ledger->groups(); ++group) {
    const Rational paid = outcome.ledger->share - outcome.ledger->left_of(group);
    for (std::uint32_t i = 0; i < election.ballots.counts[group]; ++i) out.push_back(paid);
  }
  return out;
}

}  // namespace wiec::tally::naive
