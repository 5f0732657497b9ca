// Start, completion and comparison step around the runs of Equal Shares: which projects win, for one order among
// equals. For the family's own files only.
#pragma once
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "tally/equal_shares_run.h"

namespace wiec::tally {

class SharesChoice {
 public:
  SharesChoice(const EqualShares&, const Standing&, const SharesBallots&, std::vector<std::uint32_t> places);
  SharesChoice(const SharesChoice&) = delete;

  // An error when the steps of add1 would be more than are ever tried.
  std::optional<CountError> choose();

  const std::vector<ProjectIndex>& bought() const { return bought_; }  // with voters' money, in order
  const std::vector<ProjectIndex>& added() const { return added_; }    // by the utilitarian completion, in order
  const std::optional<ComparisonStep>& comparison() const { return comparison_; }
  bool greedy_chosen() const { return comparison_ && comparison_->greedy_chosen; }
  std::set<ProjectIndex> winners() const;
  const Share& share() const { return share_; }
  const Share& first_share() const { return first_share_; }
  std::int64_t steps() const { return steps_; }
  SharesRun& run() { return run_; }                                     // stands at the end of the run that counts
  std::span<const SharesRun::Equal> equals() const { return equals_; }  // met in any run, each pair once

 private:
  Share start() const;
  std::optional<CountError> raise_shares();
  std::optional<CountError> refusal() const;
  bool is_exhaustive() const;
  bool has_everything() const;
  bool try_share(const Share&);
  void keep_equals();
  std::vector<ProjectIndex> fill(std::int64_t left, Constraints, const std::vector<bool>& won) const;
  std::vector<bool> flags_of(std::span<const ProjectIndex>) const;
  ComparisonStep compare_with_greedy() const;
  std::int64_t value(std::size_t group, const std::vector<bool>& won) const;

  const EqualShares& rule_;
  const Standing& standing_;
  const SharesBallots& ballots_;
  std::vector<std::uint32_t> places_;
  SharesRun run_;
  Share share_, first_share_;
  std::int64_t steps_ = 0;
  std::vector<ProjectIndex> bought_, added_;
  std::optional<ComparisonStep> comparison_;
  std::vector<SharesRun::Equal> equals_;
  std::set<std::pair<ProjectIndex, ProjectIndex>> met_;
};

}  // namespace wiec::tally
