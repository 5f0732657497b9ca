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
    : rule_(rule), support_(&support), meetings_(standing, standing.budget), kind_of_(support.voters.size(), 0) {
  meetings_.report_to(&standing.outcome);
  kinds_.push_back({{}, support.voters_in_all});
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

// Every kind names its winners; the network holds about as much again twice over.
std::size_t MaximinSteps::bytes() const {
  std::size_t named = 0;
  for (const Kind& kind : kinds_) named += kind.winners.size();
  return kind_of_.size() * 4 + kinds_.size() * 100 + named * 100 + queue_.size() * sizeof(Waiting);
}

// The network of the winners and this project.
void MaximinSteps::lay_out(ProjectIndex project) {
  with_.assign(kinds_.size(), 0);
  for (const std::uint32_t kind : support_->kinds_of(project)) with_[kind_of_[kind]] += support_->voters[kind];
  work_ += kinds_.size() + support_->kinds_of(project).size();
  network_.clear();
  for (const ProjectIndex winner : meetings_.winners()) network_.add_project(meetings_.cost_of(winner));
  network_.add_project(meetings_.cost_of(project));
  const auto self = static_cast<std::uint32_t>(meetings_.winners().size());
  std::vector<std::uint32_t> projects;
  for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
    network_.add_voters(kinds_[kind].winners.empty() ? 0 : kinds_[kind].voters - with_[kind], kinds_[kind].winners);
    projects = kinds_[kind].winners;
    projects.push_back(self);
    network_.add_voters(with_[kind], projects);
  }
}

// Raises the bound to loads that the winners and this project need at least, until it suffices or others are before it.
void MaximinSteps::raise(Waiting& waiting) {
  lay_out(waiting.project);
  waiting.bound = std::max(waiting.bound, load_);
  const Ratio* next = queue_.empty() ? nullptr : &queue_.front().bound;
  if (!head_.empty() && (!next || head_.front().bound < *next)) next = &head_.front().bound;
  while (const auto more = network_.exceeded(waiting.bound)) {
    waiting.bound = *more;
    if (next && *next < waiting.bound) return;
  }
  waiting.exact_in = round_;
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

// The kinds of voters split into those who back the new winner and those who do not.
void MaximinSteps::join(ProjectIndex project) {
  const auto place = static_cast<std::uint32_t>(meetings_.winners().size() - 1);
  std::map<std::uint32_t, std::uint32_t> split;  // kind -> the same with the winner
  for (const std::uint32_t ballot : support_->kinds_of(project)) {
    const auto [at, added] = split.emplace(kind_of_[ballot], static_cast<std::uint32_t>(kinds_.size()));
    if (added) {
      kinds_.push_back({kinds_[at->first].winners, 0});
      kinds_.back().winners.push_back(place);
    }
    kinds_[at->first].voters -= support_->voters[ballot];
    kinds_[at->second].voters += support_->voters[ballot];
    kind_of_[ballot] = at->second;
  }
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
    join(project);
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
