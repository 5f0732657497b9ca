// What every family of rules starts from and fills: the election with votes, points, money, order among equals and the
// projects still open; and the outcome in the making. For families only; callers use count.h.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tally/count.h"

namespace wiec::tally {

// The order among equals that the rule's list of steps gives: total, fixed for the whole count.
class TieOrder {
 public:
  TieOrder() = default;
  TieOrder(const Election&, const Rule&, const Inputs&, std::span<const std::int64_t> votes);
  // Smaller goes first; all places differ.
  std::uint32_t place(ProjectIndex project) const { return places_[project]; }
  // The step that tells the two apart; nullopt = none does, and their places follow the ids only to have some order.
  std::optional<TieStep> decided_by(ProjectIndex a, ProjectIndex b) const;

 private:
  std::vector<std::uint32_t> places_;
  std::vector<std::vector<std::int64_t>> keys_;  // by step, then project; smaller first
  std::vector<TieStep> steps_;
};

// Conflict groups and caps while winners are being chosen.
class Constraints {
 public:
  Constraints() = default;
  Constraints(const Election&, const Rule&, const Inputs&);
  std::optional<Reason> against(ProjectIndex) const;  // why it cannot win now
  void take(ProjectIndex);                            // it won

 private:
  struct Bound {
    std::optional<std::int64_t> cost, projects;
    std::string part;
  };
  const Election* election_ = nullptr;
  std::vector<Bound> bounds_;                            // what is left of each cap
  std::vector<std::vector<std::uint32_t>> bounds_of_;    // by project; empty when the rule has no caps
  std::vector<ProjectIndex> group_winner_;
  std::vector<std::string> group_why_;
  std::vector<std::vector<std::uint32_t>> groups_of_;    // by project; empty when there are no conflicts
};

struct Standing {
  const Election& election;
  const Rule& rule;
  const Inputs& inputs;
  Received received;
  std::int64_t budget = 0;
  std::int64_t reserve = 0;
  TieOrder ties;
  Constraints constraints;
  std::vector<ProjectIndex> open;  // may still win, ascending; the others have their reasons in `outcome` already
  Outcome outcome;                 // the family fills winners, reasons, ranks, ties, spent, from_outside
};

}  // namespace wiec::tally
