#include "tally/equal_shares_outcome.h"

namespace wiec::tally {
namespace {
class LedgerWriting {
 public:
  LedgerWriting(const SharesBallots& ballots, SharesChoice& choice, const Standing& standing)
      : ballots_(ballots), run_(choice.run()), standing_(standing) {
    ledger_.share = fraction(choice.share());
    ledger_.first_share = fraction(choice.first_share());
    ledger_.steps = choice.steps();
    ledger_.amounts.emplace_back(0);
  }

  Ledger write() {
    for (std::size_t r = 0; r < run_.winners().size(); ++r) add_round(r);
    ledger_.offsets.push_back(0);
    for (std::size_t group = 0; group < ballots_.counts.size(); ++group) {
      add_group(group);
      ledger_.offsets.push_back(static_cast<std::uint32_t>(ledger_.payments.size()));
    }
    finish_rounds();
    for (const ProjectIndex project : standing_.open) {
      if (run_.round_of(project) == SharesRun::never && ballots_.votes[project] > 0) add_loss(project);
    }
    return std::move(ledger_);
  }

 private:
  static Rational fraction(const Share& share) { return {share.num, share.den}; }

  void add_round(std::size_t r) {
    const ProjectIndex project = run_.winners()[r];
    prices_.push_back(run_.prices().price(r));
    ledger_.rounds.push_back({.project = project,
                              .supporters = ballots_.votes[project],
                              .price = prices_.back() / Rational(ballots_.units[project])});
    largest_.emplace_back(0);
  }

  // What each voter of the kind gave to each winner he supports, in the order of the rounds.
  void add_group(std::size_t group) {
    ledger_.counted.push_back(ballots_.counts[group] != 0);
    ledger_.left.push_back(0);
    if (ballots_.counts[group] == 0) return;
    const auto wants = ballots_.wants_of(group);
    rounds_.clear();
    for (std::size_t i = 0; i < wants.size(); ++i) {
      const std::int32_t round = run_.round_of(wants[i]);
      if (round != SharesRun::never)
        rounds_.emplace_back(static_cast<std::uint32_t>(round), ballots_.weighted ? ballots_.weights_of(group)[i] : 1);
    }
    std::ranges::sort(rounds_);
    const std::int32_t short_in = run_.spent_in(group);
    Rational left = ledger_.share;
    for (const auto& [round, weight] : rounds_) {
      const bool rest = static_cast<std::int32_t>(round) == short_in;
      const std::uint32_t amount = rest ? place_of(left) : full_amount(round, weight);
      if (amount != 0) pay(round, amount, ballots_.counts[group], rest);
      left -= ledger_.amounts[amount];
      if (rest) break;
    }
    ledger_.left.back() = place_of(left);
  }

  void pay(std::uint32_t round, std::uint32_t amount, std::int64_t voters, bool rest) {
    ledger_.payments.push_back({round, amount});
    ledger_.rounds[round].payers += voters;
    if (rest) ledger_.rounds[round].paid_all += voters;
    if (ledger_.amounts[largest_[round]] < ledger_.amounts[amount]) largest_[round] = amount;
  }

  std::uint32_t place_of(const Rational& amount) {
    if (amount.sign() == 0) return 0;
    const auto [found, fresh] = places_.emplace(amount, static_cast<std::uint32_t>(ledger_.amounts.size()));
    if (fresh) ledger_.amounts.push_back(amount);
    return found->second;
  }

  std::uint32_t full_amount(std::uint32_t round, std::int64_t weight) {
    const auto found = full_.find({round, weight});
    if (found != full_.end()) return found->second;
    const std::uint32_t amount = place_of(prices_[round] * Rational(weight));
    full_.emplace(std::pair(round, weight), amount);
    return amount;
  }

  void finish_rounds() {
    for (std::size_t r = 0; r < ledger_.rounds.size(); ++r) ledger_.rounds[r].largest = ledger_.amounts[largest_[r]];
  }

  // Payments of equal amounts are counted as voters first and multiplied once.
  void add_loss(ProjectIndex project) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> voters;  // by round and amount
    std::map<std::uint32_t, std::int64_t> left;
    for (std::uint64_t i = ballots_.starts[project]; i < ballots_.starts[project + 1]; ++i) {
      const std::uint32_t group = ballots_.supporters[i];
      for (const LedgerPayment& payment : ledger_.payments_of(group))
        voters[{payment.round, payment.amount}] += ballots_.counts[group];
      left[ledger_.left[group]] += ballots_.counts[group];
    }
    LedgerLoss loss{.project = project, .supporters = ballots_.votes[project]};
    loss.had = ledger_.share * Rational(loss.supporters);
    for (const auto& [amount, number] : left) loss.left += ledger_.amounts[amount] * Rational(number);
    for (const auto& [what, number] : voters) {
      if (loss.taken.empty() || loss.taken.back().round != what.first) loss.taken.push_back({what.first, 0});
      loss.taken.back().amount += ledger_.amounts[what.second] * Rational(number);
    }
    const Rational cost = ballots_.costs[project];
    loss.missing = loss.left < cost ? cost - loss.left : Rational(0);
    if (cost.sign() > 0) {
      loss.support_at_start = loss.had / cost;
      loss.support_at_end = loss.left / cost;
    }
    ledger_.losses.push_back(std::move(loss));
  }

  const SharesBallots& ballots_;
  SharesRun& run_;
  const Standing& standing_;
  Ledger ledger_;
  std::vector<Rational> prices_;  // for weight 1
  std::vector<std::uint32_t> largest_;
  std::map<Rational, std::uint32_t> places_;
  std::map<std::pair<std::uint32_t, std::int64_t>, std::uint32_t> full_;
  std::vector<std::pair<std::uint32_t, std::int64_t>> rounds_;  // of one kind of ballot: round, weight
};
}  // namespace

Ledger ledger_of(const SharesBallots& ballots, SharesChoice& choice, const Standing& standing) {
  return LedgerWriting(ballots, choice, standing).write();
}

}  // namespace wiec::tally
