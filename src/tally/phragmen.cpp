#include "tally/phragmen.h"

#include "tally/phragmen_steps.h"
#include "tally/rule_fields.h"

namespace wiec::tally {
namespace {
constexpr std::array<std::string_view, 2> kOverBudget{"stop", "skip"};
}

void fields(RuleFields& f, Phragmen& phragmen) { f.choice("over_budget", phragmen.over_budget, kOverBudget); }

void count_family(const Phragmen& rule, Standing& standing) {
  const Support support = support_of(standing.election, standing.rule.ballots);
  leave_out_hopeless(standing, support.backers);
  PhragmenSteps steps(rule, standing, support);
  walk_steps(steps, standing);
  if (standing.with_ledger && !standing.refusal) standing.outcome.ledger = steps.ledger(standing, support);
  rank_rest(standing);
}

PhragmenSteps::PhragmenSteps(const Phragmen& rule, Standing& standing, const Support& support)
    : rule_(rule), meetings_(standing, standing.budget), loads_(standing.election, support) {
  meetings_.report_to(&standing.outcome);
  queue_.reserve(standing.open.size());
  for (const ProjectIndex project : standing.open) push({loads_.moment_of(project), project, 0});
}

std::unique_ptr<Steps> PhragmenSteps::copy() const {
  auto out = std::make_unique<PhragmenSteps>(*this);
  out->meetings_.report_to(nullptr);
  return out;
}

void PhragmenSteps::push(Waiting waiting) {
  ++queue_work_;
  queue_.push_back(waiting);
  std::ranges::push_heap(queue_, std::ranges::greater(), [](const Waiting& w) { return w.moment.low; });
}

PhragmenSteps::Waiting PhragmenSteps::pop() {
  ++queue_work_;
  std::ranges::pop_heap(queue_, std::ranges::greater(), [](const Waiting& w) { return w.moment.low; });
  const Waiting out = queue_.back();
  queue_.pop_back();
  return out;
}

// The one whose bound is least when all that come before it are of this round.
PhragmenSteps::Waiting PhragmenSteps::pop_fresh() {
  for (;;) {
    const Waiting waiting = pop();
    if (waiting.round == round_) return waiting;
    push({loads_.moment_of(waiting.project), waiting.project, round_});
  }
}

// Of those whose bounds overlap the first's, only the exactly least stay; the others go back.
void PhragmenSteps::keep_least() {
  std::vector<Rational> exact;
  for (const Waiting& waiting : head_) exact.push_back(loads_.exact_moment_of(waiting.project));
  const Rational least = *std::ranges::min_element(exact);
  std::vector<Waiting> kept;
  for (std::size_t i = 0; i < head_.size(); ++i) {
    if (exact[i] == least)
      kept.push_back(head_[i]);
    else
      push(head_[i]);
  }
  head_ = std::move(kept);
}

std::vector<ProjectIndex> PhragmenSteps::next() {
  if (over_) return {};
  if (head_.empty() && !queue_.empty()) {
    head_.push_back(pop_fresh());
    Wide least_high = head_.front().moment.high;
    while (!queue_.empty() && queue_.front().moment.low <= least_high) {
      const Waiting waiting = pop_fresh();
      if (waiting.moment.low > least_high) {
        push(waiting);
        break;
      }
      least_high = std::min(least_high, waiting.moment.high);
      head_.push_back(waiting);
    }
    if (head_.size() > 1) keep_least();
  }
  std::vector<ProjectIndex> equals;
  for (const Waiting& waiting : head_) equals.push_back(waiting.project);
  return equals;
}

void PhragmenSteps::take(ProjectIndex project) {
  for (const Waiting& waiting : head_) {
    if (waiting.project != project) push(waiting);
  }
  head_.clear();
  const Meetings::Met met = meetings_.meet(project);
  if (met == Meetings::Met::won) {
    loads_.pay(project);
    ++round_;
  }
  if (met != Meetings::Met::no_money || rule_.over_budget == Phragmen::OverBudget::skip) return;
  over_ = true;
  for (const Waiting& waiting : queue_) meetings_.lose(waiting.project, Stopped{{project}});
}

std::string PhragmenSteps::state() {
  std::vector<ProjectIndex> winners = meetings_.winners(), waiting;
  std::ranges::sort(winners);
  std::string out = fmt::format("{}", fmt::join(winners, " "));
  if (over_) return out;
  for (const Waiting& one : queue_) waiting.push_back(one.project);
  for (const Waiting& one : head_) waiting.push_back(one.project);
  std::ranges::sort(waiting);
  out += fmt::format("|{}|", fmt::join(waiting, " "));
  // Loads by value, not by winner: two winners may have had the same moment.
  std::map<std::string, std::size_t> values;
  std::vector<const std::string*> texts(winners.size() + 1);
  for (std::uint32_t place = 0; place <= winners.size(); ++place) {
    texts[place] = &values.emplace(place == 0 ? "0" : loads_.exact_load(place).text(), 0).first->first;
  }
  std::size_t id = 0;
  for (auto& [text, number] : values) {
    number = id++;
    out += text + " ";
  }
  for (const std::uint32_t place : loads_.last()) out += fmt::format(",{}", values[*texts[place]]);
  return out;
}

}  // namespace wiec::tally
