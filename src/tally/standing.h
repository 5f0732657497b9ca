// What every family of rules starts from and fills: the election with votes, points, money, order among equals and the
// projects still open; and the outcome in the making. For families only; callers use count.h.
#pragma once
#include <cstdint>
#include <memory>
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

// Conflict groups and caps while winners are being chosen. Cheap to copy: a copy is a point to come back to.
class Constraints {
 public:
  Constraints() = default;
  Constraints(const Election&, const Rule&, const Inputs&);
  std::optional<Reason> against(ProjectIndex) const;  // why it cannot win now
  void take(ProjectIndex);                            // it won
  bool none() const { return !layout_; }
  std::string state() const;  // equal texts = the same is allowed from here on; empty = there are no constraints

 private:
  struct Layout {
    std::vector<std::int64_t> costs;                  // by project
    std::vector<std::string> parts;                   // by cap
    std::vector<std::string> why;                     // by conflict group
    std::vector<std::vector<std::uint32_t>> caps_of;  // by project
    std::vector<std::vector<std::uint32_t>> groups_of;
  };
  struct Bound {
    std::optional<std::int64_t> cost, projects;
  };
  std::shared_ptr<const Layout> layout_;  // null = there are none
  std::vector<Bound> left_;               // of each cap
  std::vector<ProjectIndex> winner_;      // of each conflict group
};

struct Standing {
  const Election& election;
  const Rule& rule;
  const Inputs& inputs;
  Received received;
  std::int64_t budget = 0;
  std::int64_t reserve = 0;
  bool with_ledger = false;  // a family with money per voter fills outcome.ledger
  TieOrder ties;
  Constraints constraints;
  std::vector<ProjectIndex> open;  // may still win, ascending; the others have their reasons in `outcome` already
  Outcome outcome;                 // the family fills winners, reasons, ranks, ties, spent, from_outside
  // A family that cannot finish within its bounds says so here; then count() gives this error and no outcome.
  std::optional<CountError> refusal;
};

// Everything up to the family's own work. The arguments outlive it.
std::expected<Standing, CountError> stand(const Election&, const Rule&, const Inputs&);

}  // namespace wiec::tally
