// Makes a ledger (ledger.h) out of the payments that a family tells. For families only.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "tally/ledger.h"
#include "tally/standing.h"

namespace wiec::tally {

class LedgerWriter {
 public:
  // `voters` by kind of ballot; 0 = left out, no share. The standing outlives the writer.
  LedgerWriter(const Standing&, LedgerKind, Rational share, std::vector<std::int64_t> voters);

  Ledger& ledger() { return ledger_; }
  const Ledger& ledger() const { return ledger_; }
  void add_round(LedgerRound round) { ledger_.rounds.push_back(std::move(round)); }
  std::uint32_t place_of(const Rational& amount);  // in Ledger::amounts
  const Rational& amount_at(std::uint32_t place) const { return ledger_.amounts[place]; }
  // One voter of the kind pays; the rounds of a kind ascend. Nothing is paid at place 0. `all`: all that was left.
  void pay(std::uint32_t kind, std::uint32_t round, std::uint32_t place, bool all = false);
  // After the last payment: what is left, by kind of ballot.
  void close();
  // After close(). The kinds of ballots that support it.
  void add_loss(ProjectIndex, std::span<const std::uint32_t> kinds);
  // Losses of all open projects that no round paid for, for rules with such a list of kinds.
  void add_losses(auto&& kinds_of) {
    std::vector<bool> paid(standing_.election.projects.size(), false);
    for (const LedgerRound& round : ledger_.rounds) paid[round.project] = true;
    for (const ProjectIndex project : standing_.open) {
      if (!paid[project]) add_loss(project, kinds_of(project));
    }
  }
  Ledger take() { return std::move(ledger_); }

 private:
  struct Paid {
    std::uint32_t kind;
    LedgerPayment payment;
  };
  const Standing& standing_;
  std::vector<std::int64_t> voters_;
  Ledger ledger_;
  std::vector<Paid> paid_;
  std::vector<std::uint32_t> largest_;  // by round: place of its largest payment
  std::map<Rational, std::uint32_t> places_;
};

}  // namespace wiec::tally
