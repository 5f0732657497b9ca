// What a voter may mark on one ballot, as data of the edition (LevelRules::ballot):
//   {"vote_type": "ordinal", "min_marks": 3, "max_marks": 3, "points_by_place": [3, 2, 1]}
// vote_type as in .pb files: approval, choose-1, ordinal, cumulative, scoring, knapsack. Bounds that are absent do not
// bind: min_marks, max_marks, min_cost, max_cost (minor units, of all marks), min_points, max_points (of one mark),
// min_sum_points, max_sum_points. Whether a ballot keeps to them says tally/ballot_check.h.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "base/json.h"
#include "tally/election.h"

namespace wiec::editions {

struct Ballot {
  tally::VoteType type = tally::VoteType::approval;
  tally::Limits limits;
  std::vector<std::int64_t> points_by_place;  // ordinal: of the first, second, ... place
};

// The error names the member: "max_marks".
std::expected<Ballot, std::string> ballot_from_json(const Json&);
Json to_json(const Ballot&);
// The member that contradicts the rest (more marks must than may be made, points that no ballot can give, ...): found
// by filling in a ballot and asking tally's own check. Empty: a ballot can keep to it.
std::string contradiction_in(const Ballot&);

}  // namespace wiec::editions
