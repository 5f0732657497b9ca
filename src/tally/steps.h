// A count that goes step by step: at each, some projects stand equal at the head of the line and one of them goes
// first. One driver walks it by the rule's order among equals and finds the ties that mattered; another walks every
// order (irresolute.h). For families only.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tally/standing.h"

namespace wiec::tally {

// The money, the constraints and the winners while projects are met one after another.
class Meetings {
 public:
  enum class Met : std::uint8_t { won, shut_out, no_money };

  Meetings(const Standing& standing, std::int64_t money)
      : election_(&standing.election), left_(money), constraints_(standing.constraints) {}
  // The reasons of those met go there; null = nowhere (a copy that only looks ahead).
  void report_to(Outcome* outcome) { outcome_ = outcome; }
  Outcome* report() const { return outcome_; }

  Met meet(ProjectIndex);
  bool fits(ProjectIndex project) const { return cost_of(project) <= left_ && !constraints_.against(project); }
  void lose(ProjectIndex, Reason);
  std::int64_t cost_of(ProjectIndex project) const { return election_->projects[project].cost; }
  std::int64_t left() const { return left_; }
  const std::vector<ProjectIndex>& winners() const { return winners_; }

 private:
  const Election* election_;
  std::int64_t left_;
  Constraints constraints_;
  std::vector<ProjectIndex> winners_;
  Outcome* outcome_ = nullptr;
  std::uint32_t met_ = 0;
};

class Steps {
 public:
  virtual ~Steps() = default;
  // A copy that stands where this one stands and reports nowhere.
  virtual std::unique_ptr<Steps> copy() const = 0;
  // Those who stand equal at the head, in any order; empty = the count is over. Same answer until take().
  virtual std::vector<ProjectIndex> next() = 0;
  virtual void take(ProjectIndex) = 0;  // one of them goes first
  // This step takes away instead of choosing: of equals the last by the rule goes first.
  virtual bool takes_last() const { return false; }
  virtual std::vector<ProjectIndex> winners() const = 0;
  // Equal texts = everything from here on is equal.
  virtual std::string state() = 0;
  // Work done so far in units of a few nanoseconds, the same on every machine; bounds looking ahead.
  virtual std::uint64_t work() const = 0;
  virtual std::size_t bytes() const = 0;  // about, of a copy; the same on every machine
};

// Walks to the end by standing.ties; writes winners, spent and ties. A tie is decisive when another of the equals in
// front, and the rest by the list, gives other winners; where no tie is so by itself, when some order of later equals
// does. So a count with no decisive tie has one outcome whatever the order. Past a bound of work ties are not looked
// into and count as decisive, to be on the safe side; past a far larger one, some ten seconds of work, the count is
// refused (standing.refusal).
void walk_steps(Steps&, Standing&);

// Takes those nobody backs out of `open`, and those dearer than the budget.
void leave_out_hopeless(Standing&, const std::vector<std::int64_t>& backers);

// Ranks for all who were not met, after those who were: by votes, then by the order among equals.
void rank_rest(Standing&);

}  // namespace wiec::tally
