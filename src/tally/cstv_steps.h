// CSTV as steps (steps.h), with whatever numbers count the money: exact fractions or bounds. For families only.
//
// All gifts of a ballot keep the proportions of its points, whatever is transferred, so a kind of ballot needs one
// number: the money it still holds. What lies on project p is money * points of p / points of all its projects that are
// still in the count.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tally/cstv.h"
#include "tally/cstv_ledger.h"
#include "tally/cstv_weights.h"
#include "tally/steps.h"

namespace wiec::tally {

// Numbers: number(num, den), += -= *= /=, *= and /= by whole numbers, and compare().
template <class Numbers>
class CstvSteps : public Steps {
 public:
  using Number = typename Numbers::Number;

  // Reports nowhere until report_to(). `unsure` outlives the steps and their copies: set when numbers could not decide.
  CstvSteps(const Cstv& rule, const Standing& standing, const CstvWeights& weights, Numbers numbers, bool& unsure);
  void report_to(Outcome* outcome) { meetings_.report_to(outcome); }

  std::unique_ptr<Steps> copy() const override;
  std::vector<ProjectIndex> next() override;
  void take(ProjectIndex) override;
  bool takes_last() const override { return phase_ == Phase::giving_up; }
  std::vector<ProjectIndex> winners() const override { return meetings_.winners(); }
  std::string state() override;
  std::uint64_t work() const override { return work_; }
  const std::vector<CstvLeaving>& leavings() const { return leavings_; }
  std::size_t bytes() const override { return (money_.size() + support_.size()) * (sizeof(Number) + 100); }

 private:
  enum class Phase : std::uint8_t { winning, giving_up, lifting, completing, over };
  struct GivenUp {
    ProjectIndex project;
    Number support;
  };
  Number whole(std::int64_t value) const { return numbers_.number(value, 1); }
  std::int64_t cost(ProjectIndex project) const { return meetings_.cost_of(project); }
  bool less(const Number& a, const Number& b);
  bool is_behind(ProjectIndex a, const Number& of_a, ProjectIndex b, const Number& of_b);
  std::vector<ProjectIndex> extreme(const std::vector<ProjectIndex>&, bool first);
  Number gift(const CstvWeights::Backer&) const;
  Number held_by_backers(ProjectIndex) const;
  void fund(ProjectIndex);
  void lift(ProjectIndex);
  void hand_on(ProjectIndex, const std::vector<Number>& kept);
  void give_up(ProjectIndex, bool stays_on_ballots);
  void remove(ProjectIndex project) { std::erase(in_, project); }
  std::vector<ProjectIndex> main_head();
  std::vector<ProjectIndex> completion_head();

  Cstv rule_;
  const CstvWeights* weights_;
  Numbers numbers_;
  bool* unsure_;
  Meetings meetings_;
  std::vector<Number> money_;         // by kind, of one voter
  std::vector<std::int64_t> points_;  // by kind, on projects that are in
  std::vector<Number> support_;       // by project
  std::vector<bool> off_;             // by project: taken off the ballots
  std::vector<ProjectIndex> in_;
  std::vector<GivenUp> given_up_;
  std::vector<CstvLeaving> leavings_;  // in their order
  std::vector<ProjectIndex> head_;
  Phase phase_ = Phase::winning;
  std::uint64_t work_ = 0;
};

}  // namespace wiec::tally
