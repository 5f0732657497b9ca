#include "tally/equal_shares_outcome.h"

namespace wiec::tally {
namespace {
// Looks at supporters spent on asking what other choices at ties would have changed; ties beyond count as decisive.
constexpr std::uint64_t kMostWorkOnTies = 1'000'000'000;

class Writing {
 public:
  Writing(const EqualShares& rule, const SharesBallots& ballots, SharesChoice& choice, Standing& standing)
      : rule_(rule), ballots_(ballots), choice_(choice), standing_(standing), left_(standing.budget) {}

  void write() {
    if (choice_.greedy_chosen()) {
      for (const ProjectIndex project : choice_.comparison()->greedy_winners) win<Won>(project);
    } else {
      for (const ProjectIndex project : choice_.bought()) win<Won>(project);
      for (const ProjectIndex project : choice_.added()) win<WonInCompletion>(project);
    }
    const Constraints at_end = constraints_at_end();
    for (const ProjectIndex project : standing_.open) {
      if (!outcome().projects[project].won) outcome().projects[project].reason = reason_of(project, at_end);
    }
    rank();
    for (const SharesRun::Equal& equal : choice_.equals()) outcome().ties.push_back(tie_of(equal));
    outcome().comparison = choice_.comparison();
    outcome().exactness = choice_.run().exactness;
  }

 private:
  Outcome& outcome() { return standing_.outcome; }

  template <class How>
  void win(ProjectIndex project) {
    left_ -= ballots_.costs[project];
    outcome().spent += ballots_.costs[project];
    outcome().winners.push_back(project);
    outcome().projects[project].won = true;
    outcome().projects[project].reason = How{{left_}};
  }

  Constraints constraints_at_end() {
    Constraints out = standing_.constraints;
    for (const ProjectIndex project : outcome().winners) out.take(project);
    return out;
  }

  Reason reason_of(ProjectIndex project, const Constraints& at_end) {
    if (auto against = at_end.against(project)) return std::move(*against);
    const std::int64_t cost = ballots_.costs[project];
    if (choice_.greedy_chosen() || rule_.utilitarian_completion) return NoMoney{{cost}, {left_}};
    if (ballots_.votes[project] == 0) return NoSupport{};
    const Rational left = choice_.run().prices().amount(choice_.run().left_behind(project));
    return SupportersShort{{cost}, {left.floor().value_or(0)}};
  }

  // Winners in their order, then the others by votes; all but the withdrawn and excluded.
  void rank() {
    std::vector<ProjectIndex> order;
    for (std::size_t i = 0; i < outcome().projects.size(); ++i) {
      const ProjectOutcome& project = outcome().projects[i];
      const bool out = std::holds_alternative<Withdrawn>(project.reason) ||
                       std::holds_alternative<Excluded>(project.reason) || project.won;
      if (!out) order.push_back(static_cast<ProjectIndex>(i));
    }
    std::ranges::sort(order, {},
                      [&](ProjectIndex p) { return std::pair(-standing_.received.votes[p], standing_.ties.place(p)); });
    order.insert(order.begin(), outcome().winners.begin(), outcome().winners.end());
    for (std::size_t i = 0; i < order.size(); ++i)
      outcome().projects[order[i]].rank = static_cast<std::uint32_t>(i + 1);
  }

  Tie tie_of(const SharesRun::Equal& equal) {
    Tie tie{{equal.winner}, {}, false, false};
    tie.projects.insert(tie.projects.end(), equal.others.begin(), equal.others.end());
    std::ranges::sort(tie.projects, {}, [&](ProjectIndex p) { return standing_.ties.place(p); });
    for (const ProjectIndex project : equal.others) {
      const auto step = standing_.ties.decided_by(equal.winner, project);
      if (step && std::ranges::find(tie.decided_by, *step) == tie.decided_by.end()) tie.decided_by.push_back(*step);
      if (tie.decisive && (step || tie.undecided)) continue;
      const bool matters = matters_first(project, equal.winner);
      tie.decisive = tie.decisive || matters;
      tie.undecided = tie.undecided || (matters && !step);
    }
    return tie;
  }

  // Whether the winners change when `project` goes before `winner` among equals, all else in order.
  bool matters_first(ProjectIndex project, ProjectIndex winner) {
    if (work_ > kMostWorkOnTies) return true;
    std::vector<std::uint32_t> places(ballots_.costs.size());
    const std::uint32_t begin = standing_.ties.place(winner);
    const std::uint32_t end = standing_.ties.place(project);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::uint32_t place = standing_.ties.place(static_cast<ProjectIndex>(i));
      places[i] = place == end ? begin : place >= begin && place < end ? place + 1 : place;
    }
    SharesChoice other(rule_, standing_, ballots_, std::move(places));
    const bool refused = other.choose().has_value();
    work_ += other.run().looked_at + other.run().prices().work() + ballots_.counts.size();
    return refused || other.winners() != choice_.winners();
  }

  const EqualShares& rule_;
  const SharesBallots& ballots_;
  SharesChoice& choice_;
  Standing& standing_;
  std::int64_t left_;
  std::uint64_t work_ = 0;
};
}  // namespace

void write_outcome(const EqualShares& rule, const SharesBallots& ballots, SharesChoice& choice, Standing& standing) {
  Writing(rule, ballots, choice, standing).write();
  if (standing.with_ledger) standing.outcome.ledger = ledger_of(ballots, choice, standing);
}

}  // namespace wiec::tally
