#include "tally/cstv_steps.h"

#include "tally/cstv_numbers.h"

namespace wiec::tally {

template <class N>
CstvSteps<N>::CstvSteps(const Cstv& rule, const Standing& standing, const CstvWeights& weights, N numbers, bool& unsure)
    : rule_(rule),
      weights_(&weights),
      numbers_(numbers),
      unsure_(&unsure),
      meetings_(standing, standing.budget),
      points_(weights.voters.size(), 0),
      support_(standing.election.projects.size(), numbers.number(0, 1)),
      off_(standing.election.projects.size(), false),
      in_(standing.open) {
  const std::int64_t voters = std::max<std::int64_t>(1, weights.voters_in_all);
  money_.assign(weights.voters.size(), numbers_.number(standing.budget, voters));
  for (std::size_t kind = 0; kind < points_.size(); ++kind) {
    for (const auto& weight : weights.weights[kind]) points_[kind] += weight.points;
  }
  for (const ProjectIndex project : in_) {
    for (const auto& backer : weights.backers[project]) {
      Number all = gift(backer);
      support_[project] += all *= weights.voters[backer.kind];
    }
  }
}

template <class N>
std::unique_ptr<Steps> CstvSteps<N>::copy() const {
  auto out = std::make_unique<CstvSteps>(*this);
  out->report_to(nullptr);
  return out;
}

template <class N>
bool CstvSteps<N>::less(const Number& a, const Number& b) {
  work_ += 50;
  const std::partial_ordering order = numbers_.compare(a, b);
  if (order == std::partial_ordering::unordered) *unsure_ = true;
  return order == std::partial_ordering::less;
}

// a stands behind b: less support beyond its cost, or less support for its cost.
template <class N>
bool CstvSteps<N>::is_behind(ProjectIndex a, const Number& of_a, ProjectIndex b, const Number& of_b) {
  Number left = of_a, right = of_b;
  if (rule_.choose_by == Cstv::ChooseBy::excess)
    left += whole(cost(b)), right += whole(cost(a));
  else
    left *= cost(b), right *= cost(a);
  return less(left, right);
}

// Those in front, or those at the end.
template <class N>
std::vector<ProjectIndex> CstvSteps<N>::extreme(const std::vector<ProjectIndex>& among, bool first) {
  std::vector<ProjectIndex> best;
  for (const ProjectIndex p : among) {
    const bool behind = !best.empty() && is_behind(p, support_[p], best[0], support_[best[0]]);
    const bool before = !best.empty() && is_behind(best[0], support_[best[0]], p, support_[p]);
    if (first ? before : behind) best.clear();
    if (best.empty() || !(first ? behind : before)) best.push_back(p);
  }
  return best;
}

// What one voter of the kind lays on the project.
template <class N>
typename N::Number CstvSteps<N>::gift(const CstvWeights::Backer& backer) const {
  Number out = money_[backer.kind];
  out *= backer.points;
  out /= points_[backer.kind];
  return out;
}

template <class N>
typename N::Number CstvSteps<N>::held_by_backers(ProjectIndex project) const {
  Number sum = whole(0);
  for (const auto& backer : weights_->backers[project]) {
    Number all = money_[backer.kind];
    sum += all *= weights_->voters[backer.kind];
  }
  return sum;
}

// The project leaves the ballots, whose money becomes `kept` (beside its backers) and lies on their other projects.
template <class N>
void CstvSteps<N>::hand_on(ProjectIndex project, const std::vector<Number>& kept) {
  const auto& backers = weights_->backers[project];
  off_[project] = true;
  for (std::size_t i = 0; i < backers.size(); ++i) {
    const auto [kind, points] = backers[i];
    const auto& weights = weights_->weights[kind];
    work_ += 100 * weights.size();
    for (const auto& weight : weights) {
      if (off_[weight.project]) continue;
      Number before = gift({kind, weight.points});
      support_[weight.project] -= before *= weights_->voters[kind];
    }
    points_[kind] -= points;
    money_[kind] = points_[kind] == 0 ? whole(0) : kept[i];
    for (const auto& weight : weights) {
      if (off_[weight.project]) continue;
      Number after = gift({kind, weight.points});
      support_[weight.project] += after *= weights_->voters[kind];
    }
  }
}

template <class N>
void CstvSteps<N>::fund(ProjectIndex project) {
  Number part = whole(cost(project));  // of each gift that is needed
  if (cost(project) > 0) part /= support_[project];
  std::vector<Number> kept;
  for (const auto& backer : weights_->backers[project]) {
    Number paid = gift(backer);
    paid *= part;
    kept.push_back(money_[backer.kind]);
    kept.back() -= paid;
  }
  hand_on(project, kept);
}

// Every backer adds in the same proportion, those who cannot give all they hold: the largest points per money first,
// each time the rest of the cost over the rest of the gifts.
template <class N>
void CstvSteps<N>::lift(ProjectIndex project) {
  const auto& backers = weights_->backers[project];
  std::vector<bool> gives_all(backers.size(), false);
  Number factor = whole(1);
  for (bool changed = true; changed;) {
    changed = false;
    Number needed = whole(cost(project)), gifts = whole(0);
    work_ += 100 * backers.size();
    for (std::size_t i = 0; i < backers.size(); ++i) {
      Number all = gives_all[i] ? money_[backers[i].kind] : gift(backers[i]);
      all *= weights_->voters[backers[i].kind];
      gives_all[i] ? needed -= all : gifts += all;
    }
    if (!less(whole(0), gifts)) break;  // all who have money give all of it
    factor = needed;
    factor /= gifts;
    for (std::size_t i = 0; i < backers.size(); ++i) {
      // gift * factor > money, as factor * points > points of all
      Number wanted = factor;
      wanted *= backers[i].points;
      if (gives_all[i] || !less(whole(points_[backers[i].kind]), wanted)) continue;
      gives_all[i] = changed = true;
    }
  }
  std::vector<Number> kept;
  for (std::size_t i = 0; i < backers.size(); ++i) {
    Number paid = gift(backers[i]);
    paid *= factor;
    kept.push_back(gives_all[i] ? whole(0) : money_[backers[i].kind]);
    if (!gives_all[i]) kept.back() -= paid;
  }
  hand_on(project, kept);
}

template <class N>
void CstvSteps<N>::give_up(ProjectIndex project, bool stays_on_ballots) {
  given_up_.push_back({project, support_[project]});
  meetings_.lose(project, Eliminated{{cost(project)}, {numbers_.floor(support_[project])}});
  remove(project);
  if (stays_on_ballots) return;
  leavings_.push_back({project, LedgerMove::Why::given_up});
  std::vector<Number> kept;
  for (const auto& backer : weights_->backers[project]) kept.push_back(money_[backer.kind]);
  hand_on(project, kept);
}

template <class N>
std::vector<ProjectIndex> CstvSteps<N>::main_head() {
  std::vector<ProjectIndex> able;
  for (const ProjectIndex p : in_) {
    if (!less(support_[p], whole(cost(p)))) able.push_back(p);
  }
  phase_ = Phase::winning;
  if (!able.empty()) return extreme(able, true);
  if (rule_.no_winner == Cstv::NoWinner::eliminate) {
    phase_ = Phase::giving_up;
    return extreme(in_, false);
  }
  phase_ = Phase::lifting;
  for (const ProjectIndex p : std::vector(in_)) {
    if (less(held_by_backers(p), whole(cost(p)))) give_up(p, true);
  }
  return extreme(in_, true);
}

template <class N>
std::vector<ProjectIndex> CstvSteps<N>::completion_head() {
  phase_ = Phase::completing;
  if (given_up_.empty() || rule_.completion == Cstv::Completion::none) return {};
  if (rule_.completion == Cstv::Completion::reverse_elimination) return {given_up_.back().project};
  std::vector<ProjectIndex> among;
  for (const GivenUp& one : given_up_) {
    // What is still laid on it, or what was when it was taken off the ballots.
    if (off_[one.project]) support_[one.project] = one.support;
    among.push_back(one.project);
  }
  return extreme(among, true);
}

template <class N>
std::vector<ProjectIndex> CstvSteps<N>::next() {
  if (*unsure_) return {};
  if (head_.empty() && !in_.empty()) head_ = main_head();
  if (head_.empty()) head_ = completion_head();
  return head_;
}

template <class N>
void CstvSteps<N>::take(ProjectIndex project) {
  head_.clear();
  if (phase_ == Phase::giving_up) return give_up(project, false);
  if (phase_ == Phase::completing) {
    std::erase_if(given_up_, [&](const GivenUp& one) { return one.project == project; });
    if (meetings_.fits(project)) meetings_.meet(project);
    return;
  }
  remove(project);
  if (meetings_.meet(project) != Meetings::Met::won) {
    std::vector<Number> kept;
    for (const auto& backer : weights_->backers[project]) kept.push_back(money_[backer.kind]);
    leavings_.push_back({project, LedgerMove::Why::shut_out});
    return hand_on(project, kept);
  }
  leavings_.push_back({project, phase_ == Phase::lifting ? LedgerMove::Why::lifted : LedgerMove::Why::won});
  phase_ == Phase::lifting ? lift(project) : fund(project);
}

// What is in, in which order the others were given up, and the money of every kind.
template <class N>
std::string CstvSteps<N>::state() {
  if (!N::exact) *unsure_ = true;
  std::vector<ProjectIndex> winners = meetings_.winners();
  std::ranges::sort(winners);
  std::string out = fmt::format("{}|{}|", fmt::join(winners, " "), fmt::join(in_, " "));
  for (const GivenUp& one : given_up_) out += fmt::format("{} {},", one.project, numbers_.text(one.support));
  for (const Number& money : money_) out += numbers_.text(money) + ",";
  return out;
}

template class CstvSteps<ExactNumbers>;
template class CstvSteps<BoundedNumbers>;

}  // namespace wiec::tally
