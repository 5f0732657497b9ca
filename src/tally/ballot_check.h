// The one validator of a ballot against the limits: pages, API, paper entry, import and verifier use it.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tally/election.h"

namespace wiec::tally {

enum class BallotFault : std::uint8_t {
  too_few_marks,
  too_many_marks,
  repeated_mark,
  unknown_project,
  withdrawn_project,
  cost_too_low,
  cost_too_high,
  points_too_low,
  points_too_high,
  sum_too_low,
  sum_too_high,
  points_missing,
  part_too_few,
  part_too_many,
  part_cost_too_low,
  part_cost_too_high
};
std::string_view name_of(BallotFault);  // "too_few_marks"

struct BallotProblem {
  BallotFault fault{};
  ProjectIndex project = no_project;  // where one mark is to blame
  std::string_view part;              // category or neighbourhood, of Election::limits
  std::int64_t bound = 0;             // marks, minor units or points, as the fault says
  std::int64_t has = 0;
  friend bool operator==(const BallotProblem&, const BallotProblem&) = default;
};

// All faults, in a fixed order; empty = valid. `points` is beside `marks` where the vote type has points.
std::vector<BallotProblem> check_ballot(const Election&, std::span<const ProjectIndex> marks,
                                        std::span<const std::int64_t> points = {});

}  // namespace wiec::tally
