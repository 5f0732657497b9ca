// What a ballot asks for and how far it is filled in, in words.
#include "modules/polling/pool_ballot.h"
#include "modules/polling/texts.h"

namespace wiec::polling {
namespace {

using tally::VoteType;

std::string what_to_do(Language l, const PoolBallot& ballot) {
  const auto& limits = ballot.rules.limits;
  const auto most = limits.max_marks.value_or(static_cast<std::int64_t>(ballot.entries.size()));
  const bool exact = limits.min_marks == most;
  switch (ballot.election.vote_type) {
    case VoteType::ordinal:
      return exact ? texts::how_ordinal(l, most) : texts::how_ordinal_up_to(l, limits.min_marks, most);
    case VoteType::choose_one:
      return std::string(texts::how_one(l));
    case VoteType::cumulative:
      return limits.min_sum_points && limits.min_sum_points == limits.max_sum_points
                 ? texts::how_cumulative_all(l, *limits.max_sum_points)
                 : texts::how_cumulative(l, limits.max_sum_points.value_or(0));
    case VoteType::scoring:
      return texts::how_scoring(l, limits.max_points.value_or(0));
    case VoteType::knapsack:
      return texts::how_knapsack(l, Money{most_cost(ballot), ballot.election.currency});
    case VoteType::approval:
      break;
  }
  if (!limits.max_marks) return std::string(texts::how_any(l));
  return exact ? texts::how_exactly(l, most) : texts::how_up_to(l, limits.min_marks, most);
}

}  // namespace

std::int64_t most_cost(const PoolBallot& ballot) {
  return ballot.rules.limits.max_cost.value_or(ballot.election.budget);
}

std::string instruction_of(Language l, const PoolBallot& ballot) {
  const auto& limits = ballot.rules.limits;
  const auto type = ballot.election.vote_type;
  std::string words = what_to_do(l, ballot);
  // Bounds that the sentence of the type does not name.
  if ((tally::has_points(type) || type == VoteType::knapsack) && limits.max_marks)
    words += " " + texts::how_at_most(l, *limits.max_marks);
  if (type == VoteType::cumulative && limits.max_points && limits.max_points < limits.max_sum_points)
    words += " " + texts::how_each_at_most(l, *limits.max_points);
  return words;
}

std::string count_words(Language l, const PoolBallot& ballot, const Filled& now) {
  const auto& limits = ballot.rules.limits;
  const Currency currency = ballot.election.currency;
  switch (ballot.election.vote_type) {
    case VoteType::knapsack: {
      const std::int64_t most = most_cost(ballot);
      if (now.cost > most)
        return texts::counted_cost_over(l, now.marks, Money{now.cost - most, currency}, Money{most, currency});
      return texts::counted_cost(l, now.marks, Money{now.cost, currency}, Money{most, currency});
    }
    case VoteType::cumulative: {
      const std::int64_t most = limits.max_sum_points.value_or(now.points);
      if (now.points > most) return texts::counted_points_over(l, now.points - most, most);
      return texts::counted_points(l, now.points, most);
    }
    default:
      return limits.max_marks ? texts::counted_of(l, now.marks, *limits.max_marks) : texts::counted(l, now.marks);
  }
}

CountPattern count_pattern(Language l, const PoolBallot& ballot) {
  switch (ballot.election.vote_type) {
    case VoteType::knapsack: {
      const Money most{most_cost(ballot), ballot.election.currency};
      return {texts::pattern_cost(l, "{marks}", "{sum}", most) + "|" +
                  texts::pattern_cost_over(l, "{marks}", "{sum}", most),
              most.minor};
    }
    case VoteType::cumulative: {
      const std::int64_t most = ballot.rules.limits.max_sum_points.value_or(0);
      return {texts::pattern_points(l, "{sum}", most) + "|" + texts::pattern_points_over(l, "{sum}", most), most};
    }
    default:
      return {};
  }
}

}  // namespace wiec::polling
