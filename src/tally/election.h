// What is counted: the projects, the money, the limits of the ballot and the ballots themselves. Pure values, no I/O.
//
// Ballots of equal content are kept once with their number, in flat arrays, because every rule works per kind of ballot
// and a city of 65,000 voters has some 20,000 kinds. Words and fields follow the .pb format of Pabulib
// (pabulib.org/format): what the file calls `vote` is a list of marks here.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"

namespace wiec::tally {

using ProjectIndex = std::uint32_t;  // position in Election::projects
inline constexpr ProjectIndex no_project = std::numeric_limits<ProjectIndex>::max();

// Pabulib writes this cost (999,999,999.00) for a project that was withdrawn after it stood on the ballot.
inline constexpr std::int64_t withdrawn_cost = 99'999'999'900;
// The largest amount and the largest number of points a ballot may give that are read; more is an error, so no sum
// overflows.
inline constexpr std::int64_t largest_amount = 1'000'000'000'000'000;  // minor units
inline constexpr std::int64_t largest_points = 1'000'000'000;

enum class VoteType : std::uint8_t {
  approval,    // any number of marks within the limits
  choose_one,  // exactly one mark
  ordinal,     // marks in order of preference, points by place
  cumulative,  // a sum of points is shared out among the marks
  scoring,     // points for each mark, none shared
  knapsack     // marks whose costs together keep within a sum
};
std::string_view name_of(VoteType);  // as in .pb: "approval", "choose-1", ...
std::optional<VoteType> vote_type_from(std::string_view);
inline bool has_points(VoteType type) { return type == VoteType::cumulative || type == VoteType::scoring; }

struct Project {
  std::string id;  // the city's own, as printed on the ballot
  std::string name;
  std::int64_t cost = 0;  // minor units; withdrawn_cost = withdrawn
  std::vector<std::string> categories;
  std::string neighborhood;
  std::optional<std::int64_t> submitted_order;  // for ties that go to the earlier proposal; a column of our .pb files

  // What was announced, where the source says so.
  std::optional<std::int64_t> published_votes;
  std::optional<std::int64_t> published_score;
  std::optional<int> selected;  // 0 lost, 1 won, 2 won beyond the rule (last project, turnout award), 3 from a reserve

  bool withdrawn() const { return cost == withdrawn_cost; }
};

// Bounds on the part of a ballot that falls into one category or neighbourhood.
struct PartLimits {
  std::string part;
  std::int64_t min_marks = 0;
  std::optional<std::int64_t> max_marks;
  std::int64_t min_cost = 0;
  std::optional<std::int64_t> max_cost;
};

// What a ballot may hold. Absent = no bound. Checked by ballot_check.h only.
struct Limits {
  std::int64_t min_marks = 1;
  std::optional<std::int64_t> max_marks;
  std::int64_t min_cost = 0;  // sum of the costs of the marks, minor units
  std::optional<std::int64_t> max_cost;
  std::optional<std::int64_t> min_points;  // for one mark
  std::optional<std::int64_t> max_points;
  std::optional<std::int64_t> min_sum_points;
  std::optional<std::int64_t> max_sum_points;
  std::vector<PartLimits> per_category;
};

// Ballots grouped by equal content. Group g holds marks [offsets[g], offsets[g + 1]) and stands for counts[g] voters.
// Marks are in order of preference for ordinal ballots, else ascending. A project marked twice stands twice: whether it
// counts twice is the rule's affair.
struct Ballots {
  std::vector<std::uint32_t> offsets{0};
  std::vector<ProjectIndex> marks;
  std::vector<std::int64_t> points;  // beside marks for cumulative and scoring, else empty
  std::vector<std::uint32_t> counts;
  std::uint64_t voters = 0;  // sum of counts

  std::size_t size() const { return counts.size(); }
  std::span<const ProjectIndex> marks_of(std::size_t group) const {
    return {marks.data() + offsets[group], offsets[group + 1] - offsets[group]};
  }
  std::span<const std::int64_t> points_of(std::size_t group) const {
    if (points.empty()) return {};
    return {points.data() + offsets[group], offsets[group + 1] - offsets[group]};
  }
};

struct Election {
  std::string title;  // for people
  Currency currency = Currency::pln;
  std::int64_t budget = 0;  // minor units
  VoteType vote_type = VoteType::approval;
  Limits limits;
  std::vector<std::int64_t> points_by_place;  // ordinal: points of the first, second, ... place; beyond the list: none
  std::int64_t default_score = 0;             // scoring: what a ballot gives to a project it does not mark
  std::vector<Project> projects;
  Ballots ballots;
};

// The project with that id; no_project when there is none.
ProjectIndex find_project(const Election&, std::string_view id);

// What each project received. points: of the marks (cumulative, scoring), by place (ordinal), else one for each mark.
struct Received {
  std::vector<std::int64_t> votes;  // ballots naming the project (with `each`: marks)
  std::vector<std::int64_t> points;
  std::int64_t ballots = 0;  // counted ballots, those that percentages refer to
};

}  // namespace wiec::tally
