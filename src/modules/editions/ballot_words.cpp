#include "modules/editions/ballot_words.h"

#include "modules/editions/ballot.h"
#include "modules/editions/texts.h"

namespace wiec::editions {
namespace {

std::string approval_words(Language l, const tally::Limits& limits) {
  if (!limits.max_marks) return texts::ballot_approval_from(l, limits.min_marks);
  if (*limits.max_marks == limits.min_marks) return texts::ballot_approval_exactly(l, limits.min_marks);
  return limits.min_marks <= 1 ? texts::ballot_approval_up_to(l, *limits.max_marks)
                               : texts::ballot_approval_between(l, limits.min_marks, *limits.max_marks);
}

std::string place_points(const std::vector<std::int64_t>& points) {
  std::string out;
  for (const std::int64_t one : points) out += (out.empty() ? "" : ", ") + std::to_string(one);
  return out;
}

std::string ordinal_words(Language l, const Ballot& ballot) {
  const auto most = ballot.limits.max_marks.value_or(static_cast<std::int64_t>(ballot.points_by_place.size()));
  const std::string points = place_points(ballot.points_by_place);
  return ballot.limits.min_marks == most ? texts::ballot_ordinal_exactly(l, most, points)
                                         : texts::ballot_ordinal_up_to(l, most, points);
}

std::string points_words(Language l, const tally::Limits& limits) {
  if (!limits.max_sum_points) return std::string(texts::ballot_points(l));
  return limits.max_marks ? texts::ballot_points_among(l, *limits.max_sum_points, *limits.max_marks)
                          : texts::ballot_points_sum(l, *limits.max_sum_points);
}

}  // namespace

std::string ballot_words(Language l, const Json& json, Currency currency) {
  const auto ballot = ballot_from_json(json);
  if (!ballot) return std::string(texts::ballot_none(l));
  switch (ballot->type) {
    case tally::VoteType::approval:
      return approval_words(l, ballot->limits);
    case tally::VoteType::choose_one:
      return std::string(texts::ballot_one(l));
    case tally::VoteType::ordinal:
      return ordinal_words(l, *ballot);
    case tally::VoteType::cumulative:
    case tally::VoteType::scoring:
      return points_words(l, ballot->limits);
    case tally::VoteType::knapsack:
      return ballot->limits.max_cost ? texts::ballot_sum(l, Money{*ballot->limits.max_cost, currency})
                                     : std::string(texts::ballot_pool_sum(l));
  }
  return {};
}

}  // namespace wiec::editions
