#include "modules/editions/ballot.h"

#include <algorithm>
#include <numeric>

#include "tally/ballot_check.h"

namespace wiec::editions {
namespace {

constexpr std::int64_t kMostMarks = 200;

bool whole_at(const Json& json, std::string_view name, std::int64_t most, std::optional<std::int64_t>& value) {
  const Json* member = json.find(name);
  if (!member || member->is_null()) return true;
  if (!member->integer() || *member->integer() < 0 || *member->integer() > most) return false;
  value = *member->integer();
  return true;
}

std::vector<std::int64_t> points_for(const Ballot& ballot, std::size_t marks) {
  const tally::Limits& limits = ballot.limits;
  std::vector<std::int64_t> points(marks, limits.min_points.value_or(1));
  if (marks == 0) return points;
  const std::int64_t wanted = limits.min_sum_points.value_or(0);
  std::int64_t sum = std::accumulate(points.begin(), points.end(), std::int64_t{0});
  for (std::int64_t& p : points) {
    const std::int64_t more = std::min(limits.max_points.value_or(tally::largest_points) - p, wanted - sum);
    if (more <= 0) continue;
    p += more;
    sum += more;
  }
  return points;
}

std::string member_of(tally::BallotFault fault) {
  using enum tally::BallotFault;
  switch (fault) {
    case too_few_marks:
      return "min_marks";
    case too_many_marks:
      return "max_marks";
    case cost_too_low:
      return "min_cost";
    case cost_too_high:
      return "max_cost";
    case points_too_low:
      return "min_points";
    case points_too_high:
      return "max_points";
    case sum_too_low:
      return "min_sum_points";
    default:
      return "max_sum_points";
  }
}

}  // namespace

std::expected<Ballot, std::string> ballot_from_json(const Json& json) {
  if (!json.object()) return std::unexpected("vote_type");
  Ballot ballot;
  const Json* type = json.find("vote_type");
  const auto known = type && type->string() ? tally::vote_type_from(*type->string()) : std::nullopt;
  if (!known) return std::unexpected("vote_type");
  ballot.type = *known;
  tally::Limits& l = ballot.limits;
  std::optional<std::int64_t> min_marks, min_cost;
  const std::tuple<std::string_view, std::int64_t, std::optional<std::int64_t>*> members[] = {
      {"min_marks", kMostMarks, &min_marks},
      {"max_marks", kMostMarks, &l.max_marks},
      {"min_cost", tally::largest_amount, &min_cost},
      {"max_cost", tally::largest_amount, &l.max_cost},
      {"min_points", tally::largest_points, &l.min_points},
      {"max_points", tally::largest_points, &l.max_points},
      {"min_sum_points", tally::largest_points, &l.min_sum_points},
      {"max_sum_points", tally::largest_points, &l.max_sum_points}};
  for (const auto& [name, most, value] : members)
    if (!whole_at(json, name, most, *value)) return std::unexpected(std::string(name));
  l.min_marks = min_marks.value_or(1);
  l.min_cost = min_cost.value_or(0);
  if (const Json* places = json.find("points_by_place"); places && !places->is_null()) {
    if (!places->array() || std::ssize(*places->array()) > kMostMarks) return std::unexpected("points_by_place");
    for (const Json& points : *places->array()) {
      if (!points.integer() || *points.integer() < 0 || *points.integer() > tally::largest_points)
        return std::unexpected("points_by_place");
      ballot.points_by_place.push_back(*points.integer());
    }
  }
  return ballot;
}

Json to_json(const Ballot& ballot) {
  const tally::Limits& l = ballot.limits;
  Json::Object json{{"vote_type", tally::name_of(ballot.type)}, {"min_marks", l.min_marks}};
  const std::pair<std::string_view, std::optional<std::int64_t>> members[] = {
      {"max_marks", l.max_marks},
      {"min_cost", l.min_cost ? std::optional(l.min_cost) : std::nullopt},
      {"max_cost", l.max_cost},
      {"min_points", l.min_points},
      {"max_points", l.max_points},
      {"min_sum_points", l.min_sum_points},
      {"max_sum_points", l.max_sum_points}};
  for (const auto& [name, value] : members)
    if (value) json.emplace_back(std::string(name), *value);
  if (!ballot.points_by_place.empty())
    json.emplace_back("points_by_place", Json::Array(ballot.points_by_place.begin(), ballot.points_by_place.end()));
  return json;
}

std::string contradiction_in(const Ballot& ballot) {
  const tally::Limits& l = ballot.limits;
  if (l.max_marks && *l.max_marks < l.min_marks) return "max_marks";
  if (l.max_marks == 0) return "max_marks";
  if (l.max_cost && *l.max_cost < l.min_cost) return "max_cost";
  if (l.max_points && *l.max_points < l.min_points.value_or(0)) return "max_points";
  if (l.max_sum_points && *l.max_sum_points < l.min_sum_points.value_or(0)) return "max_sum_points";
  if (ballot.type == tally::VoteType::knapsack && !l.max_cost) return "max_cost";
  if (ballot.type == tally::VoteType::cumulative && !l.max_sum_points) return "max_sum_points";
  if (ballot.type == tally::VoteType::ordinal) {
    if (ballot.points_by_place.empty() || !std::ranges::is_sorted(ballot.points_by_place, std::ranges::greater{}))
      return "points_by_place";
    if (std::ssize(ballot.points_by_place) != l.max_marks.value_or(-1)) return "points_by_place";
  }
  // The least ballot there may be, of projects that together cost what the ballot asks at least.
  const auto marks = static_cast<std::size_t>(
      ballot.type == tally::VoteType::choose_one ? 1 : std::max<std::int64_t>(l.min_marks, l.min_cost > 0 ? 1 : 0));
  tally::Election election;
  election.vote_type = ballot.type;
  election.limits = l;
  election.points_by_place = ballot.points_by_place;
  std::vector<tally::ProjectIndex> chosen;
  for (std::size_t i = 0; i < std::max<std::size_t>(marks, 1); ++i)
    election.projects.push_back({.id = std::to_string(i), .cost = i == 0 ? std::max<std::int64_t>(l.min_cost, 1) : 0});
  for (std::size_t i = 0; i < marks; ++i) chosen.push_back(static_cast<tally::ProjectIndex>(i));
  const auto points = has_points(ballot.type) ? points_for(ballot, marks) : std::vector<std::int64_t>();
  const auto problems = tally::check_ballot(election, chosen, points);
  return problems.empty() ? std::string() : member_of(problems.front().fault);
}

}  // namespace wiec::editions
