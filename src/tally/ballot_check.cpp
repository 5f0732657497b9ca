#include "tally/ballot_check.h"

namespace wiec::tally {
namespace {
constexpr std::array<std::string_view, 16> kNames{
    "too_few_marks", "too_many_marks", "repeated_mark",     "unknown_project",   "withdrawn_project", "cost_too_low",
    "cost_too_high", "points_too_low", "points_too_high",   "sum_too_low",       "sum_too_high",      "points_missing",
    "part_too_few",  "part_too_many",  "part_cost_too_low", "part_cost_too_high"};

using Problems = std::vector<BallotProblem>;

struct Bounds {
  std::int64_t least;
  std::optional<std::int64_t> most;
  BallotFault below, above;
};

void check_bounds(Problems& out, const Bounds& bounds, std::int64_t has, std::string_view part = {}) {
  if (has < bounds.least) out.push_back({bounds.below, no_project, part, bounds.least, has});
  if (bounds.most && has > *bounds.most) out.push_back({bounds.above, no_project, part, *bounds.most, has});
}

// Saturates: a sum of costs beyond int64 is above every bound anyway.
std::int64_t add_cost(std::int64_t sum, std::int64_t cost) {
  std::int64_t out = 0;
  return __builtin_add_overflow(sum, cost, &out) ? std::numeric_limits<std::int64_t>::max() : out;
}

bool exists(const Election& election, ProjectIndex mark) { return mark < election.projects.size(); }

// Each repeated project once. Ballots are short, where comparing all pairs beats sorting a copy.
void check_repeats(Problems& out, std::span<const ProjectIndex> marks) {
  constexpr std::size_t kShort = 24;
  if (marks.size() <= kShort) {
    for (std::size_t i = 1; i < marks.size(); ++i) {
      if (std::count(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(i), marks[i]) == 1) {
        out.push_back({BallotFault::repeated_mark, marks[i]});
      }
    }
    return;
  }
  std::vector<ProjectIndex> sorted(marks.begin(), marks.end());
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const bool first_repeat = sorted[i] == sorted[i - 1] && (i == 1 || sorted[i - 2] != sorted[i]);
    if (first_repeat) out.push_back({BallotFault::repeated_mark, sorted[i]});
  }
}

void check_projects(Problems& out, const Election& election, std::span<const ProjectIndex> marks) {
  for (const ProjectIndex mark : marks) {
    if (!exists(election, mark))
      out.push_back({BallotFault::unknown_project, mark});
    else if (election.projects[mark].withdrawn())
      out.push_back({BallotFault::withdrawn_project, mark});
  }
  check_repeats(out, marks);
}

void check_points(Problems& out, const Election& election, std::span<const ProjectIndex> marks,
                  std::span<const std::int64_t> points) {
  const Limits& limits = election.limits;
  if (points.size() != marks.size()) {
    out.push_back({BallotFault::points_missing,
                   no_project,
                   {},
                   static_cast<std::int64_t>(marks.size()),
                   static_cast<std::int64_t>(points.size())});
    return;
  }
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    sum += points[i];
    if (limits.min_points && points[i] < *limits.min_points) {
      out.push_back({BallotFault::points_too_low, marks[i], {}, *limits.min_points, points[i]});
    }
    if (limits.max_points && points[i] > *limits.max_points) {
      out.push_back({BallotFault::points_too_high, marks[i], {}, *limits.max_points, points[i]});
    }
  }
  const std::int64_t least = limits.min_sum_points.value_or(std::numeric_limits<std::int64_t>::min());
  check_bounds(out, {least, limits.max_sum_points, BallotFault::sum_too_low, BallotFault::sum_too_high}, sum);
}

void check_part(Problems& out, const Election& election, std::span<const ProjectIndex> listed, const PartLimits& part) {
  std::int64_t marks = 0;
  std::int64_t cost = 0;
  for (const ProjectIndex mark : listed) {
    if (!exists(election, mark)) continue;
    const Project& project = election.projects[mark];
    const bool inside = project.neighborhood == part.part ||
                        std::ranges::find(project.categories, part.part) != project.categories.end();
    if (!inside) continue;
    ++marks;
    cost = add_cost(cost, project.cost);
  }
  check_bounds(out, {part.min_marks, part.max_marks, BallotFault::part_too_few, BallotFault::part_too_many}, marks,
               part.part);
  check_bounds(out, {part.min_cost, part.max_cost, BallotFault::part_cost_too_low, BallotFault::part_cost_too_high},
               cost, part.part);
}
}  // namespace

std::string_view name_of(BallotFault fault) { return kNames[static_cast<std::size_t>(fault)]; }

std::vector<BallotProblem> check_ballot(const Election& election, std::span<const ProjectIndex> marks,
                                        std::span<const std::int64_t> points) {
  Problems out;
  const Limits& limits = election.limits;
  const bool one = election.vote_type == VoteType::choose_one;
  const std::optional<std::int64_t> most = one ? std::optional<std::int64_t>(1) : limits.max_marks;
  check_bounds(out, {limits.min_marks, most, BallotFault::too_few_marks, BallotFault::too_many_marks},
               static_cast<std::int64_t>(marks.size()));
  check_projects(out, election, marks);
  if (limits.min_cost > 0 || limits.max_cost) {
    std::int64_t cost = 0;
    for (const ProjectIndex mark : marks) {
      if (exists(election, mark)) cost = add_cost(cost, election.projects[mark].cost);
    }
    check_bounds(out, {limits.min_cost, limits.max_cost, BallotFault::cost_too_low, BallotFault::cost_too_high}, cost);
  }
  if (has_points(election.vote_type)) check_points(out, election, marks, points);
  for (const PartLimits& part : limits.per_category) check_part(out, election, marks, part);
  return out;
}

}  // namespace wiec::tally
