#include "tally/equal_shares_outcome.h"
#include "tally/ledger_writer.h"

namespace wiec::tally {
namespace {
Rational fraction(const Share& share) { return {share.num, share.den}; }

class LedgerWriting {
 public:
  LedgerWriting(const SharesBallots& ballots, SharesChoice& choice, const Standing& standing)
      : ballots_(ballots),
        run_(choice.run()),
        writer_(standing, LedgerKind::shares, fraction(choice.share()),
                std::vector<std::int64_t>(ballots.counts.begin(), ballots.counts.end())) {
    writer_.ledger().first_share = fraction(choice.first_share());
    writer_.ledger().steps = choice.steps();
  }

  Ledger write() {
    for (std::size_t r = 0; r < run_.winners().size(); ++r) add_round(r);
    for (std::uint32_t kind = 0; kind < ballots_.counts.size(); ++kind) {
      if (ballots_.counts[kind] != 0) add_group(kind);
    }
    writer_.close();
    writer_.add_losses([this](ProjectIndex project) {
      return std::span(ballots_.supporters)
          .subspan(ballots_.starts[project], ballots_.starts[project + 1] - ballots_.starts[project]);
    });
    return writer_.take();
  }

 private:
  void add_round(std::size_t r) {
    const ProjectIndex project = run_.winners()[r];
    prices_.push_back(run_.prices().price(r));
    writer_.add_round({.project = project,
                       .supporters = ballots_.votes[project],
                       .price = prices_.back() / Rational(ballots_.units[project])});
  }

  // What each voter of the kind gave to each winner he supports, in the order of the rounds.
  void add_group(std::uint32_t kind) {
    const auto wants = ballots_.wants_of(kind);
    rounds_.clear();
    for (std::size_t i = 0; i < wants.size(); ++i) {
      const std::int32_t round = run_.round_of(wants[i]);
      if (round != SharesRun::never)
        rounds_.emplace_back(static_cast<std::uint32_t>(round), ballots_.weighted ? ballots_.weights_of(kind)[i] : 1);
    }
    std::ranges::sort(rounds_);
    const std::int32_t short_in = run_.spent_in(kind);
    Rational left = writer_.ledger().share;
    for (const auto& [round, weight] : rounds_) {
      const bool rest = static_cast<std::int32_t>(round) == short_in;
      const std::uint32_t place = rest ? writer_.place_of(left) : full_amount(round, weight);
      writer_.pay(kind, round, place, rest);
      left -= writer_.amount_at(place);
      if (rest) break;
    }
  }

  std::uint32_t full_amount(std::uint32_t round, std::int64_t weight) {
    const auto found = full_.find({round, weight});
    if (found != full_.end()) return found->second;
    const std::uint32_t place = writer_.place_of(prices_[round] * Rational(weight));
    full_.emplace(std::pair(round, weight), place);
    return place;
  }

  const SharesBallots& ballots_;
  SharesRun& run_;
  LedgerWriter writer_;
  std::vector<Rational> prices_;  // for weight 1
  std::map<std::pair<std::uint32_t, std::int64_t>, std::uint32_t> full_;
  std::vector<std::pair<std::uint32_t, std::int64_t>> rounds_;  // of one kind of ballot: round, weight
};
}  // namespace

Ledger ledger_of(const SharesBallots& ballots, SharesChoice& choice, const Standing& standing) {
  return LedgerWriting(ballots, choice, standing).write();
}

}  // namespace wiec::tally
