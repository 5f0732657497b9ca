#include "tally/maximin.h"

#include "tally/maximin_steps.h"
#include "tally/rule_fields.h"

namespace wiec::tally {
namespace {
constexpr std::array<std::string_view, 2> kOverBudget{"stop", "skip"};
constexpr auto kBound = [](const auto& waiting) { return waiting.bound; };
}  // namespace

void fields(RuleFields& f, MaximinSupport& maximin) { f.choice("over_budget", maximin.over_budget, kOverBudget); }

void count_family(const MaximinSupport& rule, Standing& standing) {
  const Support support = support_of(standing.election, standing.rule.ballots);
  leave_out_hopeless(standing, support.backers);
  MaximinSteps steps(rule, standing, support);
  walk_steps(steps, standing);
  if (standing.with_ledger && !standing.refusal) standing.outcome.ledger = steps.ledger(standing);
  rank_rest(standing);
}

MaximinSteps::MaximinSteps(const MaximinSupport& rule, Standing& standing, const Support& support)
    : rule_(rule), support_(&support), meetings_(standing, standing.budget), flow_(support, standing.budget) {
  meetings_.report_to(&standing.outcome);
  for (const ProjectIndex project : standing.open) {
    push({{meetings_.cost_of(project), support.backers[project]}, project, 0});
  }
}

std::unique_ptr<Steps> MaximinSteps::copy() const {
  auto out = std::make_unique<MaximinSteps>(*this);
  out->meetings_.report_to(nullptr);
  return out;
}

void MaximinSteps::push(const Waiting& waiting) {
  ++work_;
  queue_.push_back(waiting);
  std::ranges::push_heap(queue_, std::ranges::greater(), kBound);
}

MaximinSteps::Waiting MaximinSteps::pop() {
  ++work_;
  std::ranges::pop_heap(queue_, std::ranges::greater(), kBound);
  const Waiting out = queue_.back();
  queue_.pop_back();
  return out;
}

std::size_t MaximinSteps::bytes() const { return flow_.bytes() + queue_.size() * sizeof(Waiting); }

// Numbers too large for the flow are more work than anybody can do.
std::uint64_t MaximinSteps::work() const {
  return flow_.beyond() ? std::numeric_limits<std::uint64_t>::max() : flow_.work() + work_;
}

// Raises the bound to loads that the winners and this project need at least, until it suffices or others are before it.
void MaximinSteps::raise(Waiting& waiting) {
  const std::int64_t cost = meetings_.cost_of(waiting.project);
  waiting.bound = std::max({waiting.bound, load_, flow_.glance(waiting.project, cost)});
  Ratio next = queue_.empty() ? Ratio{std::numeric_limits<std::int64_t>::max(), 1} : queue_.front().bound;
  if (!head_.empty()) next = std::min(next, head_.front().bound);
  if (next < waiting.bound) return;
  waiting.bound = flow_.visit(waiting.project, cost, waiting.bound, next);
  if (waiting.bound <= next) waiting.exact_in = round_;
}

std::vector<ProjectIndex> MaximinSteps::next() {
  if (over_) return {};
  while (head_.empty() || (!queue_.empty() && queue_.front().bound <= head_.front().bound)) {
    if (queue_.empty()) break;
    Waiting waiting = pop();
    if (waiting.exact_in == round_) {
      head_.push_back(waiting);
      continue;
    }
    raise(waiting);
    push(waiting);
  }
  std::vector<ProjectIndex> equals;
  for (const Waiting& waiting : head_) equals.push_back(waiting.project);
  return equals;
}

void MaximinSteps::take(ProjectIndex project) {
  Ratio load = load_;
  for (const Waiting& waiting : head_) {
    if (waiting.project == project)
      load = waiting.bound;
    else
      push(waiting);
  }
  head_.clear();
  const Meetings::Met met = meetings_.meet(project);
  if (met == Meetings::Met::won) {
    load_ = load;
    loads_.push_back(load);
    if (!flow_.pays(project)) flow_.visit(project, meetings_.cost_of(project), load_, load_);
    flow_.stay();
    ++round_;
  }
  if (met != Meetings::Met::no_money || rule_.over_budget == MaximinSupport::OverBudget::skip) return;
  over_ = true;
  for (const Waiting& waiting : queue_) meetings_.lose(waiting.project, Stopped{{project}});
}

// The winners and those still waiting say it all: the loads are whatever is best for the winners.
std::string MaximinSteps::state() {
  std::vector<ProjectIndex> winners = meetings_.winners(), waiting;
  std::ranges::sort(winners);
  if (!over_) {
    for (const Waiting& one : queue_) waiting.push_back(one.project);
    for (const Waiting& one : head_) waiting.push_back(one.project);
  }
  std::ranges::sort(waiting);
  return fmt::format("{}|{}", fmt::join(winners, " "), fmt::join(waiting, " "));
}

}  // namespace wiec::tally
