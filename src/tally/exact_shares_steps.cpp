#include "tally/exact_shares_steps.h"

namespace wiec::tally {
namespace {
using Utility = ExactEqualShares::Utility;
}

ExactSharesSteps::ExactSharesSteps(const ExactEqualShares& rule, const Standing& standing, const Support& support,
                                   Rational share, std::int64_t money)
    : rule_(rule),
      support_(&support),
      ties_(&standing.ties),
      meetings_(standing, money),
      purses_(support, std::move(share)) {
  // Before the first round the number of supporters is a bound from above.
  for (const ProjectIndex project : standing.open) push({project, support.backers[project], 0});
  round_ = 1;
}

std::unique_ptr<Steps> ExactSharesSteps::copy() const {
  auto out = std::make_unique<ExactSharesSteps>(*this);
  out->report_to(nullptr);
  return out;
}

// Value for money of a project with so many payers: the payers for utility cost, payers / cost for cardinality; what
// costs nothing is beyond all.
bool ExactSharesSteps::is_better(const Waiting& a, const Waiting& b) const {
  const Wide cost_a = meetings_.cost_of(a.project), cost_b = meetings_.cost_of(b.project);
  if (cost_a == 0 || cost_b == 0) return cost_a == 0 && cost_b != 0;
  if (rule_.utility == Utility::cost) return a.payers > b.payers;
  return a.payers * cost_b > b.payers * cost_a;
}

bool ExactSharesSteps::is_equal(const Waiting& a, const Waiting& b) const {
  return !is_better(a, b) && !is_better(b, a);
}

void ExactSharesSteps::push(const Waiting& waiting) {
  work_ += 16;
  queue_.push_back(waiting);
  std::ranges::push_heap(queue_, [this](const Waiting& a, const Waiting& b) { return is_better(b, a); });
}

std::optional<ExactSharesSteps::Waiting> ExactSharesSteps::pop_fresh() {
  while (!queue_.empty()) {
    std::ranges::pop_heap(queue_, [this](const Waiting& a, const Waiting& b) { return is_better(b, a); });
    Waiting waiting = queue_.back();
    queue_.pop_back();
    if (waiting.round == round_) return waiting;
    std::vector<Purses::Holders> holders = purses_.holders_of(waiting.project);
    waiting.payers = purses_.payers(holders, meetings_.cost_of(waiting.project));
    waiting.round = round_;
    if (waiting.payers == 0)
      lost_.push_back(waiting.project);
    else
      push(waiting);
  }
  return std::nullopt;
}

std::vector<ProjectIndex> ExactSharesSteps::next() {
  while (head_.empty() || (!queue_.empty() && !is_better(head_.front(), queue_.front()))) {
    const auto waiting = pop_fresh();
    if (!waiting) break;
    if (!head_.empty() && !is_equal(head_.front(), *waiting)) {
      push(*waiting);
      break;
    }
    head_.push_back(*waiting);
  }
  std::vector<ProjectIndex> equals;
  for (const Waiting& waiting : head_) equals.push_back(waiting.project);
  return equals;
}

void ExactSharesSteps::take(ProjectIndex project) {
  for (const Waiting& waiting : head_) {
    if (waiting.project != project) push(waiting);
  }
  head_.clear();
  if (meetings_.meet(project) != Meetings::Met::won) return;
  const std::int64_t cost = meetings_.cost_of(project);
  std::vector<Purses::Holders> holders = purses_.holders_of(project);
  const std::int64_t payers = purses_.payers(holders, cost);
  purses_.pay(project, holders, {cost, payers});
  ++round_;
}

// How many payers a project needs to go before the chosen one; the chosen itself needs one more to change the step.
std::int64_t ExactSharesSteps::size_to_precede(ProjectIndex project, const Waiting& chosen) const {
  if (project == chosen.project) return chosen.payers + 1;
  const bool wins_ties = ties_->place(project) < ties_->place(chosen.project);
  if (rule_.utility == Utility::cost) return wins_ties ? chosen.payers : chosen.payers + 1;
  const Wide num = static_cast<Wide>(chosen.payers) * meetings_.cost_of(project);
  const Wide den = meetings_.cost_of(chosen.project);
  const Wide size = wins_ties ? (num + den - 1) / den : num / den + 1;
  return static_cast<std::int64_t>(std::min<Wide>(size, std::numeric_limits<std::int64_t>::max()));
}

// Whether so many of those looked at could pay after a rise by less than the least one known.
bool ExactSharesSteps::may_change(ProjectIndex project, std::int64_t size) {
  if (!change_) return true;
  able_ = looked_[project].holders;
  return purses_.payers(able_, meetings_.cost_of(project), &*change_) >= size;
}

void ExactSharesSteps::consider(ProjectIndex project, std::int64_t size) {
  const std::int64_t cost = meetings_.cost_of(project);
  if (support_->backers[project] < size || cost == 0 || !may_change(project, size)) return;
  Looked& looked = looked_[project];
  if (looked.round != round_) {
    looked = {round_, purses_.holders_of(project)};
    if (!may_change(project, size)) return;
  }
  auto more = purses_.missing(looked.holders, cost, size);
  if (!more || more->sign() <= 0 || (change_ && !(*more < change_->exact))) return;
  change_.emplace(std::move(*more));
  changed_ = marks_.size() - 1;
}

void ExactSharesSteps::watch(const Waiting& chosen) {
  if (meetings_.cost_of(chosen.project) == 0) return;
  for (const auto* list : {&queue_, &head_}) {
    for (const Waiting& waiting : *list) consider(waiting.project, size_to_precede(waiting.project, chosen));
  }
  for (const ProjectIndex project : lost_) consider(project, size_to_precede(project, chosen));
}

ExactSharesSteps::Mark ExactSharesSteps::mark() const {
  std::vector<ProjectIndex> open = lost_;
  for (const auto* list : {&queue_, &head_}) {
    for (const Waiting& waiting : *list) open.push_back(waiting.project);
  }
  return {purses_.size(), meetings_, std::move(open), round_, change_ ? std::optional(change_->exact) : std::nullopt,
          changed_};
}

std::optional<Rational> ExactSharesSteps::walk_and_find_change(std::uint64_t most_work) {
  if (looked_.empty()) {
    looked_.resize(support_->backers.size());
    for (const Waiting& waiting : queue_) looked_[waiting.project] = {1, purses_.first_holders(waiting.project)};
  }
  for (auto equals = next(); !equals.empty() && work() <= most_work; equals = next()) {
    marks_.push_back(mark());
    const ProjectIndex chosen =
        *std::ranges::min_element(equals, {}, [&](ProjectIndex project) { return ties_->place(project); });
    watch(*std::ranges::find(head_, chosen, &Waiting::project));
    take(chosen);
  }
  marks_.push_back(mark());
  for (const ProjectIndex project : lost_) consider(project, 1);
  if (!change_) return std::nullopt;
  return change_->exact;
}

// What was looked at in later rounds is forgotten, and so are the bounds on payers, which more money raises.
void ExactSharesSteps::raise(const Rational& change) {
  Mark mark = std::move(marks_[changed_]);
  marks_.erase(marks_.begin() + static_cast<std::ptrdiff_t>(changed_), marks_.end());
  for (Mark& earlier : marks_) {
    if (earlier.change) *earlier.change -= change;
  }
  purses_.raise(change, mark.purses);
  meetings_ = std::move(mark.meetings);
  round_ = mark.round;
  change_.reset();
  if (mark.change) change_.emplace(*mark.change - change);
  changed_ = mark.changed;
  queue_.clear(), head_.clear(), lost_.clear();
  for (const ProjectIndex project : mark.open) {
    push({project, support_->backers[project], 0});
    if (looked_[project].round > round_) looked_[project] = {1, purses_.first_holders(project)};
  }
}

bool ExactSharesSteps::is_exhaustive() const {
  return std::ranges::none_of(lost_, [&](ProjectIndex project) { return meetings_.fits(project); });
}

void ExactSharesSteps::explain_losers() {
  for (const ProjectIndex project : lost_) {
    const std::int64_t cost = meetings_.cost_of(project);
    const auto more = purses_.missing(purses_.holders_of(project), cost, 1);
    meetings_.lose(project, NoEqualShare{{cost}, {more ? more->ceiling().value_or(cost) : cost}});
  }
}

std::string ExactSharesSteps::state() {
  std::vector<ProjectIndex> winners = meetings_.winners(), waiting;
  std::ranges::sort(winners);
  for (const auto* list : {&queue_, &head_}) {
    for (const Waiting& one : *list) waiting.push_back(one.project);
  }
  std::ranges::sort(waiting);
  std::string out = fmt::format("{}|{}|", fmt::join(winners, " "), fmt::join(waiting, " "));
  for (const std::uint32_t purse : purses_.purse_of()) out += purses_.exact(purse).text() + ",";
  return out;
}

}  // namespace wiec::tally
