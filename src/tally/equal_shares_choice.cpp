#include "tally/equal_shares_choice.h"

namespace wiec::tally {
namespace {
constexpr std::int64_t kMostNumerator = std::int64_t{1} << 60;
// Of add1: kinds of supporters looked at, some ten seconds of work, and runs. The largest published elections need
// 200 steps and a hundredth of the work.
constexpr std::uint64_t kMostWork = 10'000'000'000;
constexpr std::int64_t kMostSteps = 300'000;
}  // namespace

SharesChoice::SharesChoice(const EqualShares& rule, const Standing& standing, const SharesBallots& ballots,
                           std::vector<std::uint32_t> places)
    : rule_(rule),
      standing_(standing),
      ballots_(ballots),
      places_(std::move(places)),
      run_(ballots, standing.constraints, places_) {}

Share SharesChoice::start() const {
  if (rule_.start == EqualShares::Start::exact) return {standing_.budget, ballots_.voters};
  const auto units = static_cast<std::int64_t>(standing_.budget / (static_cast<Wide>(rule_.unit) * ballots_.voters));
  return {units * rule_.unit, 1};
}

std::set<ProjectIndex> SharesChoice::winners() const {
  const auto& list = greedy_chosen() ? comparison_->greedy_winners : bought_;
  std::set<ProjectIndex> out(list.begin(), list.end());
  if (!greedy_chosen()) out.insert(added_.begin(), added_.end());
  return out;
}

std::vector<bool> SharesChoice::flags_of(std::span<const ProjectIndex> projects) const {
  std::vector<bool> out(ballots_.costs.size(), false);
  for (const ProjectIndex project : projects) out[project] = true;
  return out;
}

bool SharesChoice::is_exhaustive() const {
  const std::vector<bool> won = flags_of(run_.winners());
  return std::ranges::none_of(standing_.open, [&](ProjectIndex project) {
    return !won[project] && ballots_.costs[project] <= standing_.budget - run_.spent() &&
           !run_.constraints().against(project);
  });
}

// Nothing anybody wants is left: higher shares change no winner, or none that the budget does not cover.
bool SharesChoice::has_everything() const {
  if (run_.winners().size() == ballots_.wanted.size()) return true;
  Wide all = 0;
  for (const ProjectIndex project : ballots_.wanted) all += ballots_.costs[project];
  return share_.num >= all * share_.den;  // every voter could pay for everything alone
}

void SharesChoice::keep_equals() {
  for (const SharesRun::Equal& equal : run_.equals()) {
    SharesRun::Equal fresh{equal.winner, {}};
    for (const ProjectIndex project : equal.others) {
      if (met_.emplace(equal.winner, project).second) fresh.others.push_back(project);
    }
    if (!fresh.others.empty()) equals_.push_back(std::move(fresh));
  }
}

bool SharesChoice::try_share(const Share& share) {
  const bool covered = run_.go(share, standing_.budget);
  keep_equals();
  return covered;
}

std::optional<CountError> SharesChoice::refusal() const {
  if (!run_.overworked()) return std::nullopt;
  return CountError{"work", "the winners' prices need numbers of too many digits"};
}

std::optional<CountError> SharesChoice::raise_shares() {
  while (!(rule_.stop_when_exhaustive && is_exhaustive()) && !has_everything()) {
    const Wide num = share_.num + static_cast<Wide>(rule_.unit) * share_.den;
    if (num > kMostNumerator || steps_ >= kMostSteps || run_.looked_at > kMostWork)
      return CountError{"work", fmt::format("add1 does not end within {} steps of {} grosze", steps_, rule_.unit)};
    const Share next{static_cast<std::int64_t>(num), share_.den};
    const bool covered = try_share(next);
    if (auto error = refusal()) return error;
    if (!covered) {
      run_.go(share_, standing_.budget);
      return std::nullopt;
    }
    share_ = next;
    ++steps_;
  }
  return std::nullopt;
}

// By votes from the top, what does not fit is left out.
std::vector<ProjectIndex> SharesChoice::fill(std::int64_t left, Constraints constraints,
                                             const std::vector<bool>& won) const {
  std::vector<ProjectIndex> order;
  for (const ProjectIndex project : standing_.open) {
    if (!won[project]) order.push_back(project);
  }
  std::ranges::sort(order, {}, [&](ProjectIndex p) { return std::pair(-standing_.received.votes[p], places_[p]); });
  std::vector<ProjectIndex> out;
  for (const ProjectIndex project : order) {
    if (ballots_.costs[project] > left || constraints.against(project)) continue;
    left -= ballots_.costs[project];
    constraints.take(project);
    out.push_back(project);
  }
  return out;
}

std::int64_t SharesChoice::value(std::size_t group, const std::vector<bool>& won) const {
  std::int64_t out = 0;
  for (const ProjectIndex project : ballots_.wants_of(group)) {
    if (won[project]) out += rule_.comparison == EqualShares::Compare::cost ? ballots_.costs[project] : 1;
  }
  return rule_.comparison == EqualShares::Compare::covered ? std::min<std::int64_t>(out, 1) : out;
}

ComparisonStep SharesChoice::compare_with_greedy() const {
  ComparisonStep out;
  out.greedy_winners = fill(standing_.budget, standing_.constraints, flags_of({}));
  const std::vector<bool> greedy = flags_of(out.greedy_winners);
  std::vector<bool> shares = flags_of(bought_);
  for (const ProjectIndex project : added_) shares[project] = true;
  for (std::size_t group = 0; group < ballots_.counts.size(); ++group) {
    const std::int64_t by_shares = value(group, shares);
    const std::int64_t by_greedy = value(group, greedy);
    const bool counted = rule_.comparison_counts_zeros || (by_shares > 0 && by_greedy > 0);
    std::int64_t& side = !counted || by_shares == by_greedy ? out.indifferent
                         : by_shares > by_greedy            ? out.prefer_shares
                                                            : out.prefer_greedy;
    side += ballots_.counts[group];
  }
  out.greedy_chosen = out.prefer_greedy > out.prefer_shares;
  return out;
}

std::optional<CountError> SharesChoice::choose() {
  share_ = first_share_ = start();
  try_share(share_);
  if (auto error = refusal()) return error;
  if (rule_.completion != EqualShares::Completion::none) {
    if (auto error = raise_shares()) return error;
  }
  bought_.assign(run_.winners().begin(), run_.winners().end());
  if (rule_.utilitarian_completion)
    added_ = fill(standing_.budget - run_.spent(), run_.constraints(), flags_of(bought_));
  if (rule_.comparison != EqualShares::Compare::none) comparison_ = compare_with_greedy();
  return std::nullopt;
}

}  // namespace wiec::tally
