// The ledger of exact equal shares: all who pay for a winner pay the same.
#include "tally/exact_purses.h"
#include "tally/exact_shares_steps.h"
#include "tally/ledger_writer.h"

namespace wiec::tally {

Ledger exact_shares_ledger(const ExactEqualShares& rule, const Standing& standing, const Support& support,
                           const Rational& share, std::span<const ProjectIndex> winners) {
  LedgerWriter writer(standing, LedgerKind::shares, share,
                      std::vector<std::int64_t>(support.voters.begin(), support.voters.end()));
  Purses purses(support, share);
  for (std::uint32_t round = 0; round < winners.size(); ++round) {
    const ProjectIndex project = winners[round];
    const std::int64_t cost = standing.election.projects[project].cost;
    std::vector<Purses::Holders> holders = purses.holders_of(project);
    const EqualPart part{cost, purses.payers(holders, cost)};
    const bool by_cost = rule.utility == ExactEqualShares::Utility::cost;
    writer.add_round({.project = project,
                      .supporters = support.backers[project],
                      .price = Rational(by_cost ? 1 : cost, part.payers)});
    const std::vector<std::uint32_t> before = purses.purse_of();
    purses.pay(project, holders, part);
    const std::uint32_t place = writer.place_of(Rational(cost, part.payers));
    for (const std::uint32_t kind : support.kinds_of(project)) {
      if (purses.purse_of()[kind] != before[kind]) writer.pay(kind, round, place);
    }
  }
  writer.close();
  writer.add_losses([&](ProjectIndex project) { return support.kinds_of(project); });
  return writer.take();
}

}  // namespace wiec::tally
