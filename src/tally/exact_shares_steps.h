// Exact equal shares as steps (steps.h). For families only.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tally/exact_purses.h"
#include "tally/exact_shares.h"
#include "tally/steps.h"

namespace wiec::tally {

class ExactSharesSteps : public Steps {
 public:
  // `support` and the standing outlive the steps. Reports nowhere until report_to(). `money` bounds the winners' costs.
  ExactSharesSteps(const ExactEqualShares&, const Standing&, const Support&, Rational share, std::int64_t money);
  void report_to(Outcome* outcome) { meetings_.report_to(outcome); }

  std::unique_ptr<Steps> copy() const override;
  std::vector<ProjectIndex> next() override;
  void take(ProjectIndex) override;
  std::vector<ProjectIndex> winners() const override { return meetings_.winners(); }
  std::string state() override;
  std::uint64_t work() const override { return purses_.work() + work_; }
  std::size_t bytes() const override { return purses_.bytes() + queue_.size() * sizeof(Waiting); }

  // Walks to the end by the list, or until the work is more than that. Gives the least rise of every share that changes
  // a step: who is bought or who pays; nullopt: none ever does.
  std::optional<Rational> walk_and_find_change(std::uint64_t most_work);
  // After it gave a change: back to the step that changes, with so much more in every purse. All before is as it was.
  void raise(const Rational& change);
  std::int64_t left() const { return meetings_.left(); }
  // At the end: whether a project that lost would still fit.
  bool is_exhaustive() const;
  void explain_losers();

 private:
  // `payers` is of this or an earlier round, and then a bound from above.
  struct Waiting {
    ProjectIndex project;
    std::int64_t payers;
    std::uint32_t round;
  };
  bool is_better(const Waiting&, const Waiting&) const;
  bool is_equal(const Waiting&, const Waiting&) const;
  // Where a step stood, while a change is looked for.
  struct Mark {
    std::size_t purses;
    Meetings meetings;
    std::vector<ProjectIndex> open;
    std::uint32_t round;
    std::optional<Rational> change;  // the least one of earlier steps
    std::size_t changed;
  };
  Mark mark() const;
  void push(const Waiting&);
  std::optional<Waiting> pop_fresh();
  void watch(const Waiting& chosen);
  std::int64_t size_to_precede(ProjectIndex, const Waiting& chosen) const;
  void consider(ProjectIndex, std::int64_t size);
  bool may_change(ProjectIndex, std::int64_t size);

  ExactEqualShares rule_;
  const Support* support_;
  const TieOrder* ties_;
  Meetings meetings_;
  Purses purses_;
  std::vector<Waiting> queue_;      // a heap, best value first
  std::vector<Waiting> head_;       // those in front, once found
  std::vector<ProjectIndex> lost_;  // nobody can pay for them any more
  std::optional<MoreMoney> change_;
  std::size_t changed_ = 0;  // the step that it changes
  std::vector<Mark> marks_;  // before each step
  // Only while a change is looked for: the supporters' purses as they stood in that round. Purses only shrink, so what
  // these could not pay with some rise of the shares, nobody can later.
  struct Looked {
    std::uint32_t round = 0;
    std::vector<Purses::Holders> holders;
  };
  std::vector<Looked> looked_;
  std::vector<Purses::Holders> able_;  // kept for its memory
  std::uint32_t round_ = 0;
  std::uint64_t work_ = 0;
};

// Who paid what for these winners, in their order.
Ledger exact_shares_ledger(const ExactEqualShares&, const Standing&, const Support&, const Rational& share,
                           std::span<const ProjectIndex> winners);

}  // namespace wiec::tally
