// Equal Shares as the papers describe it, voter by voter with plain fractions: nothing shared with the engine but the
// numbers, nothing clever. What the engine must equal, bit for bit.
#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "tally/equal_shares.h"
#include "tally/rational.h"
#include "tally/rule.h"

namespace wiec::tally {

class NaiveEqualShares {
 public:
  struct Voter {
    std::map<ProjectIndex, std::int64_t> worth;
    Rational money;
  };

  NaiveEqualShares(const Election& election, const EqualShares& rule) : election_(election), rule_(rule) {
    const bool points = rule.utility == EqualShares::Utility::points;
    votes_.assign(election.projects.size(), 0);
    for (std::size_t group = 0; group < election.ballots.size(); ++group) {
      Voter voter;
      const auto marks = election.ballots.marks_of(group);
      const auto given = election.ballots.points_of(group);
      for (std::size_t i = 0; i < marks.size(); ++i) {
        std::int64_t worth = rule.utility == EqualShares::Utility::cost ? cost(marks[i]) : 1;
        if (points && !given.empty()) worth = given[i];
        if (points && election.vote_type == VoteType::ordinal)
          worth = i < election.points_by_place.size() ? election.points_by_place[i] : 0;
        if (worth > 0) voter.worth[marks[i]] = std::max(voter.worth[marks[i]], worth);
      }
      for (const ProjectIndex mark : std::set<ProjectIndex>(marks.begin(), marks.end()))
        votes_[mark] += election.ballots.counts[group];
      voters_.insert(voters_.end(), election.ballots.counts[group], voter);
    }
    for (ProjectIndex p = 0; p < election.projects.size(); ++p) {
      if (cost(p) <= election.budget) open_.push_back(p);
    }
    // cheaper, then more voters, then id
    std::ranges::sort(open_, {},
                      [&](ProjectIndex p) { return std::tuple(cost(p), -votes_[p], election.projects[p].id); });
  }

  std::vector<ProjectIndex> count() {
    if (voters_.empty()) return {};
    const auto n = static_cast<std::int64_t>(voters_.size());
    share = Rational(election_.budget, n);
    if (rule_.start == EqualShares::Start::whole) share = Rational(election_.budget / n / rule_.unit * rule_.unit);
    std::vector<ProjectIndex> won = run(share);
    while (rule_.completion != EqualShares::Completion::none) {
      if (rule_.stop_when_exhaustive && is_exhaustive(won)) break;
      if (std::ranges::all_of(open_, [&](ProjectIndex p) { return has(won, p) || !is_wanted(p); })) break;
      std::vector<ProjectIndex> next = run(share + Rational(rule_.unit));
      if (sum(next) > election_.budget) break;
      share += Rational(rule_.unit);
      won = std::move(next);
    }
    if (rule_.utilitarian_completion) won = filled(won);
    if (rule_.comparison == EqualShares::Compare::none) return won;
    const std::vector<ProjectIndex> greedy = filled({});
    std::int64_t balance = 0;
    for (const Voter& voter : voters_) {
      const std::int64_t a = value(voter, won), b = value(voter, greedy);
      if (!rule_.comparison_counts_zeros && (a == 0 || b == 0)) continue;
      balance += a > b ? 1 : a < b ? -1 : 0;
    }
    return balance < 0 ? greedy : won;
  }

  // One run of the method.
  std::vector<ProjectIndex> run(const Rational& start) {
    for (Voter& voter : voters_) voter.money = start;
    std::vector<ProjectIndex> won, left = open_;
    std::map<ProjectIndex, Rational> last;  // prices only rise: an older one is a lower bound
    while (true) {
      std::optional<Rational> best;
      ProjectIndex winner = no_project;
      for (const ProjectIndex p : left) {
        if (best && last.contains(p) && last[p] >= *best) continue;
        const std::optional<Rational> now = price(p);
        if (!now) continue;
        last[p] = *now;
        if (!best || *now < *best) best = now, winner = p;
      }
      if (!best) return won;
      for (Voter& voter : voters_) {
        const auto found = voter.worth.find(winner);
        if (found != voter.worth.end()) voter.money -= std::min(voter.money, *best * Rational(found->second));
      }
      won.push_back(winner);
      std::erase(left, winner);
    }
  }

  // The least price at which min(money, price x worth) of all supporters covers the cost.
  std::optional<Rational> price(ProjectIndex p) const {
    Rational left = cost(p), worths = 0;
    std::map<Rational, std::pair<Rational, Rational>> by_limit;  // money / worth -> money, worth
    for (const Voter& voter : voters_) {
      const auto found = voter.worth.find(p);
      if (found == voter.worth.end()) continue;
      auto& [money, worth] = by_limit[voter.money / Rational(found->second)];
      money += voter.money;
      worth += Rational(found->second);
      worths += Rational(found->second);
    }
    for (const auto& [limit, both] : by_limit) {
      if (left <= limit * worths) return left / worths;
      left -= both.first;
      worths -= both.second;
    }
    return std::nullopt;
  }

  Rational share;

 private:
  std::int64_t cost(ProjectIndex p) const { return election_.projects[p].cost; }
  static bool has(const std::vector<ProjectIndex>& list, ProjectIndex p) {
    return std::ranges::find(list, p) != list.end();
  }
  bool is_wanted(ProjectIndex p) const {
    return std::ranges::any_of(voters_, [&](const Voter& voter) { return voter.worth.contains(p); });
  }
  std::int64_t sum(const std::vector<ProjectIndex>& list) const {
    std::int64_t out = 0;
    for (const ProjectIndex p : list) out += cost(p);
    return out;
  }
  bool is_exhaustive(const std::vector<ProjectIndex>& won) const {
    return std::ranges::none_of(open_,
                                [&](ProjectIndex p) { return !has(won, p) && sum(won) + cost(p) <= election_.budget; });
  }
  std::vector<ProjectIndex> filled(std::vector<ProjectIndex> won) const {
    std::vector<ProjectIndex> order = open_;
    std::ranges::stable_sort(order, {}, [&](ProjectIndex p) { return -votes_[p]; });
    for (const ProjectIndex p : order) {
      if (!has(won, p) && sum(won) + cost(p) <= election_.budget) won.push_back(p);
    }
    return won;
  }
  std::int64_t value(const Voter& voter, const std::vector<ProjectIndex>& list) const {
    std::int64_t out = 0;
    for (const ProjectIndex p : list) {
      if (voter.worth.contains(p)) out += rule_.comparison == EqualShares::Compare::cost ? cost(p) : 1;
    }
    return rule_.comparison == EqualShares::Compare::covered ? std::min<std::int64_t>(out, 1) : out;
  }

  const Election& election_;
  EqualShares rule_;
  std::vector<Voter> voters_;
  std::vector<std::int64_t> votes_;
  std::vector<ProjectIndex> open_;
};

}  // namespace wiec::tally
