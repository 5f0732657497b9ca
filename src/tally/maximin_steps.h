// Maximin support as steps (steps.h). For families only.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tally/load_flow.h"
#include "tally/maximin.h"
#include "tally/steps.h"
#include "tally/support.h"

namespace wiec::tally {

class MaximinSteps : public Steps {
 public:
  // `support` and the standing outlive the steps. Reports to the standing's outcome.
  MaximinSteps(const MaximinSupport&, Standing&, const Support&);

  std::unique_ptr<Steps> copy() const override;
  std::vector<ProjectIndex> next() override;
  void take(ProjectIndex) override;
  std::vector<ProjectIndex> winners() const override { return meetings_.winners(); }
  std::string state() override;
  Ledger ledger(const Standing&);  // at the end
  std::uint64_t work() const override;
  std::size_t bytes() const override;

 private:
  // A project waiting to join. The least possible largest load with it only grows as others join, so a bound from below
  // stays one; every load is costs over voters, a fraction of whole numbers.
  struct Waiting {
    Ratio bound;
    ProjectIndex project;
    std::uint32_t exact_in;  // the round in which the bound was found to be the load itself; 0 = none
  };
  void push(const Waiting&);
  Waiting pop();
  void raise(Waiting&);

  MaximinSupport rule_;
  const Support* support_;
  Meetings meetings_;
  LoadFlow flow_;
  std::vector<Waiting> queue_;  // a heap, least bound first
  std::vector<Waiting> head_;   // those in front, once found
  Ratio load_{0, 1};            // of the winners
  std::vector<Ratio> loads_;    // the same after each of them
  std::uint32_t round_ = 1;
  std::uint64_t work_ = 0;
  bool over_ = false;
};

}  // namespace wiec::tally
