// Counts an election by a rule text. Exact, pure, and the same on every machine: equal inputs give equal bits.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "tally/election.h"
#include "tally/inputs.h"
#include "tally/ledger.h"
#include "tally/reason.h"
#include "tally/rule.h"

namespace wiec::tally {

struct ProjectOutcome {
  bool won = false;
  std::uint32_t rank = 0;  // 1 = first in the order of the rule; 0 = not ranked (withdrawn, excluded)
  std::int64_t votes = 0;
  std::int64_t points = 0;
  Reason reason;
};

// Projects that stood equal where an order was needed.
struct Tie {
  std::vector<ProjectIndex> projects;  // in the order that was used
  std::vector<TieStep> decided_by;     // the steps of the rule that told them apart
  bool decisive = false;               // another order would have given other winners
  bool undecided = false;              // no step tells some of them apart, and that matters: a draw is needed
};

struct Outcome {
  std::vector<ProjectIndex> winners;     // in the order chosen
  std::vector<ProjectOutcome> projects;  // beside Election::projects
  std::vector<Tie> ties;
  std::int64_t ballots = 0;       // counted
  std::int64_t budget = 0;        // with what was added
  std::int64_t spent = 0;         // costs of all winners
  std::int64_t from_outside = 0;  // part of `spent` paid by the reserve or added for the last project
  std::int64_t left = 0;          // budget - (spent - from_outside), never negative
  bool decided = true;            // false: a decisive tie waits for a draw; winners are then provisional
  // Proportional rules only.
  std::optional<ComparisonStep> comparison;  // where the rule has one
  Exactness exactness;
  std::optional<Ledger> ledger;  // where asked for, and the rule gives voters money
};

struct CountWith {
  bool ledger = false;  // fill Outcome::ledger: a replay with exact fractions, slower than the count
};

// The inputs contradict the election (an unknown project in a draw, exclusion or conflict), or the rule would need more
// work than its stated bound: key "work".
struct CountError {
  std::string key;  // "exclusions[2].project"; "work" = the rule's own bounds do not allow to count so much
  std::string message;
  std::int64_t projects = 0, ballots = 0;  // of "work": how many projects and different ballots
};

std::expected<Outcome, CountError> count(const Election&, const Rule&, const Inputs& = {}, CountWith = {});

// The ids in the order of a draw: the order as recorded, or by SHA-256 of its seed.
std::vector<std::string> drawn_order(const Election&, const Draw&);

// Votes and points of each project under that reading of ballots.
Received receive(const Election&, const BallotReading&);

}  // namespace wiec::tally
