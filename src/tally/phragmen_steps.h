// Sequential Phragmen as steps (steps.h). For families only.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tally/phragmen.h"
#include "tally/phragmen_loads.h"
#include "tally/steps.h"

namespace wiec::tally {

class PhragmenSteps : public Steps {
 public:
  // `support` and the standing outlive the steps. Reports to the standing's outcome.
  PhragmenSteps(const Phragmen&, Standing&, const Support&);

  std::unique_ptr<Steps> copy() const override;
  std::vector<ProjectIndex> next() override;
  void take(ProjectIndex) override;
  std::vector<ProjectIndex> winners() const override { return meetings_.winners(); }
  std::string state() override;
  // At the end; nullopt: too many winners for exact moments.
  std::optional<Ledger> ledger(const Standing&, const Support&);
  std::uint64_t work() const override { return loads_.work() + queue_work_ * 16; }
  std::size_t bytes() const override { return loads_.bytes() + (queue_.size() + head_.size()) * sizeof(Waiting); }

 private:
  // A project waiting to be bought. Moments only grow, so one found in an earlier round bounds it from below.
  struct Waiting {
    Loads::Moment moment;
    ProjectIndex project;
    std::uint32_t round;
  };
  void push(Waiting);
  Waiting pop();
  Waiting pop_fresh();
  void keep_least();

  Phragmen rule_;
  Meetings meetings_;
  Loads loads_;
  std::vector<Waiting> queue_;  // a heap, least lower bound first
  std::vector<Waiting> head_;   // those in front, once found
  std::uint64_t queue_work_ = 0;
  std::uint32_t round_ = 0;
  bool over_ = false;
};

}  // namespace wiec::tally
