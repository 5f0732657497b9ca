// Who supports what, both ways, in flat arrays: for the runs of Equal Shares only.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tally/equal_shares.h"
#include "tally/standing.h"

namespace wiec::tally {

// Only open projects are listed. Weights are what a project is worth to a voter: points, or 1 where all supporters of a
// project value it alike (then the arrays of weights are empty).
struct SharesBallots {
  SharesBallots(const EqualShares&, const Standing&);

  std::vector<std::uint32_t> counts;   // by kind of ballot: its voters; 0 = not counted
  std::vector<std::uint64_t> offsets;  // kind of ballot g wants wants[offsets[g]] ...
  std::vector<ProjectIndex> wants;
  std::vector<std::int64_t> weights;            // beside wants, or empty
  std::vector<std::uint64_t> starts;            // project p is supported by supporters[starts[p]] ...
  std::vector<std::uint32_t> supporters;        // kinds of ballots
  std::vector<std::int64_t> supporter_weights;  // beside supporters, or empty

  std::vector<std::int64_t> votes;     // by project: voters who support it
  std::vector<std::int64_t> worth;     // by project: sum over its supporters of their weights
  std::vector<std::int64_t> heaviest;  // by project: largest weight
  std::vector<std::int64_t> units;     // by project: the price of a unit is the payment for weight 1 over this
  std::vector<std::int64_t> costs;
  std::vector<ProjectIndex> wanted;  // projects with supporters, ascending
  std::int64_t voters = 0;
  bool weighted = false;
  std::string refusal;  // why the numbers are beyond what is counted; empty = fine

  std::span<const ProjectIndex> wants_of(std::size_t group) const {
    return {wants.data() + offsets[group], offsets[group + 1] - offsets[group]};
  }
  std::span<const std::int64_t> weights_of(std::size_t group) const {
    if (weights.empty()) return {};
    return {weights.data() + offsets[group], offsets[group + 1] - offsets[group]};
  }

 private:
  void read_group(const Standing&, std::size_t group);
  void want(ProjectIndex, std::int64_t weight);
  void turn();

  std::vector<bool> open_;
  std::vector<std::uint64_t> seen_;  // by project: place in wants + 1, valid from offsets.back() on
};

}  // namespace wiec::tally
