// The ledger of a proportional rule: every grosz from the voters' equal shares to the projects and what is left,
// exactly.
//
// Rules that let voters pay can write one: Equal Shares, exact equal shares, Phragmen, maximin support, CSTV; greedy
// and maximal welfare have none. It is made on demand, by count(..., {.ledger = true}): the count itself keeps only
// whole numbers per kind of ballot, and the ledger replays the winners once, so a count without it stays as fast as it
// was.
//
// These identities hold exactly, and check_ledger() checks them: the payments of each round sum to the winner's cost;
// the payments of each voter and what is left sum to the share; of each move, what lay on the project is what was paid,
// went elsewhere or was lost. Amounts are per voter, in minor units, as fractions: text() shows "p/q", floor() the
// whole grosze below, plain_decimal(*floor()) the amount for people.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tally/election.h"
#include "tally/rational.h"

namespace wiec::tally {

// What the share of a voter is.
enum class LedgerKind : std::uint8_t {
  shares,  // equal parts of the budget, given at the start (Equal Shares, exact equal shares)
  purses,  // what had flowed into each purse when the last winner was bought (Phragmen)
  loads,   // the largest load that anybody bears; of the divisions that need no larger one, one (maximin support)
  votes    // equal parts of the budget that lie on the voter's projects and move between them (CSTV)
};
std::string_view name_of(LedgerKind);

// One winner, in the order in which they won.
struct LedgerRound {
  ProjectIndex project = no_project;
  std::int64_t supporters = 0;  // voters with any use of it, with money or without
  std::int64_t payers = 0;      // of them, those who paid anything
  std::int64_t paid_all = 0;    // of the payers, those who gave all they had left, less than the price asks
  // What one unit of utility cost those who paid in full (rho in the papers). Utility cost: a unit is one minor unit of
  // the project's cost, so the price is at most 1 and 1/price the number of voters who could have paid alone. Utility
  // cardinality: a unit is the project. Utility points: a unit is a point. Only where voters have shares; else 0.
  Rational price;
  Rational largest;  // the largest payment of one voter
  // purses: what had flowed into each purse when it was bought, less what it had paid before: its supporters' loads
  // after it. loads: the largest load that this and the earlier winners need.
  std::optional<Rational> load;
};

struct LedgerPayment {
  std::uint32_t round = 0;   // position in Ledger::rounds
  std::uint32_t amount = 0;  // position in Ledger::amounts
};

// What a winner took from the supporters of a project that lost.
struct LedgerTaken {
  std::uint32_t round = 0;
  Rational amount;  // of all supporters of the project together
};

struct LedgerLoss {
  ProjectIndex project = no_project;
  std::int64_t supporters = 0;
  Rational had;                    // of all its supporters together, at the start: supporters x share
  Rational left;                   // at the end
  Rational missing;                // cost - left; 0 when there was enough (the rule's other limits shut it out)
  std::vector<LedgerTaken> taken;  // by round, ascending, only where something was taken; had - sum of taken = left
  // Effective support at the end: had / cost and left / cost; show as a percentage. Absent for a cost of 0.
  std::optional<Rational> support_at_start, support_at_end;
};

// votes only: a project leaves the ballots and what lay on it moves.
struct LedgerMove {
  enum class Why : std::uint8_t {
    won,       // it had its cost; what was beyond it moves on
    lifted,    // its backers drew what was missing from their other projects
    given_up,  // nobody had enough: everything moves on
    shut_out   // it had its cost, but money or limits did not allow it: everything moves on
  };
  struct Change {
    ProjectIndex project = no_project;
    Rational amount;  // below 0: drawn from it
  };
  ProjectIndex project = no_project;
  Why why = Why::won;
  Rational support;             // of all voters together, that lay on it
  Rational paid;                // its cost, or 0
  std::vector<Change> changes;  // of the other projects, ascending; none is 0
  Rational lost;                // of ballots with no other project in the count; support = paid + changes + lost
};
std::string_view name_of(LedgerMove::Why);

struct Ledger {
  LedgerKind kind = LedgerKind::shares;
  Rational share;                   // of each voter
  Rational first_share;             // before any completion raised it
  std::int64_t steps = 0;           // of a completion that raised it
  std::vector<LedgerRound> rounds;  // winners that voters' money paid for; those of a completion after it are missing
  std::vector<Rational> amounts;    // the different amounts; never empty, amounts[0] = 0
  std::vector<std::uint32_t> offsets;  // kind of ballot g has payments [offsets[g], offsets[g + 1])
  std::vector<LedgerPayment> payments;
  std::vector<std::uint32_t> left;    // by kind of ballot: position in amounts
  std::vector<std::uint8_t> counted;  // by kind of ballot: 0 = left out as outside the limits, no share
  std::vector<LedgerLoss> losses;     // projects without a round that had supporters, ascending
  std::vector<LedgerMove> moves;      // votes: in their order

  std::size_t groups() const { return left.size(); }
  std::span<const LedgerPayment> payments_of(std::size_t group) const {
    return {payments.data() + offsets[group], offsets[group + 1] - offsets[group]};
  }
  const Rational& amount_of(const LedgerPayment& payment) const { return amounts[payment.amount]; }
  const Rational& left_of(std::size_t group) const { return amounts[left[group]]; }
  const LedgerLoss* find_loss(ProjectIndex) const;
};

// The identities, exactly; empty = they hold, else the first that does not, in English.
std::string check_ledger(const Election&, const Ledger&);

// The comparison step: the voters' choice between this outcome and the plain greedy one.
struct ComparisonStep {
  std::vector<ProjectIndex> greedy_winners;
  std::int64_t prefer_shares = 0;  // voters better off with equal shares
  std::int64_t prefer_greedy = 0;
  std::int64_t indifferent = 0;
  bool greedy_chosen = false;  // more voters prefer greedy: its winners are the outcome
};

// How the numbers of a proportional rule were decided: of all comparisons, how many the integer filter left open, so
// that exact numbers decided. The same on every machine.
struct Exactness {
  std::uint64_t comparisons = 0;
  std::uint64_t exact_decisions = 0;
};

}  // namespace wiec::tally
