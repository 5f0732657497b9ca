// The purses of sequential Phragmen as a ledger: what flowed in until the last purchase, and who paid what.
#include "tally/ledger_writer.h"
#include "tally/phragmen_steps.h"

namespace wiec::tally {
namespace {
// Exact moments grow longer with each winner; so many take about a second.
constexpr std::size_t kMostRounds = 500;
}  // namespace

// A supporter whose purse was last emptied at one moment pays the difference to the moment of the purchase.
std::optional<Ledger> PhragmenSteps::ledger(const Standing& standing, const Support& support) {
  const std::vector<ProjectIndex>& winners = meetings_.winners();
  if (winners.size() > kMostRounds) return std::nullopt;
  const auto moment_at = [&](std::uint32_t place) { return place == 0 ? Rational(0) : loads_.exact_load(place); };
  LedgerWriter writer(standing, LedgerKind::purses, moment_at(static_cast<std::uint32_t>(winners.size())),
                      std::vector<std::int64_t>(support.voters.begin(), support.voters.end()));
  std::vector<std::uint32_t> last(support.voters.size(), 0);
  for (std::uint32_t round = 0; round < winners.size(); ++round) {
    const Rational moment = moment_at(round + 1);
    writer.add_round({.project = winners[round], .supporters = support.backers[winners[round]], .load = moment});
    std::map<std::uint32_t, std::uint32_t> places;  // of the amounts, by the round paid last
    for (const std::uint32_t kind : support.kinds_of(winners[round])) {
      const auto [found, fresh] = places.emplace(last[kind], 0);
      if (fresh) found->second = writer.place_of(moment - moment_at(last[kind]));
      writer.pay(kind, round, found->second);
      last[kind] = round + 1;
    }
  }
  writer.close();
  writer.add_losses([&](ProjectIndex project) { return support.kinds_of(project); });
  return writer.take();
}

}  // namespace wiec::tally
