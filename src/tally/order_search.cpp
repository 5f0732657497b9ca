#include "tally/order_search.h"

#include "base/sha256.h"

namespace wiec::tally {
namespace {
constexpr std::uint64_t kMostWork = 1'000'000'000;  // on all ways together
constexpr std::size_t kStateBytes = 256;            // counted for each state beside its text
}  // namespace

std::vector<ProjectIndex> OrderSearch::in_order(Steps& steps, const TieOrder& ties) {
  std::vector<ProjectIndex> equals = steps.next();
  std::ranges::sort(equals, {}, [&](ProjectIndex project) { return ties.place(project); });
  if (steps.takes_last()) std::ranges::reverse(equals);
  return equals;
}

std::vector<ProjectIndex> OrderSearch::undecided(std::vector<ProjectIndex> in_order, const TieOrder& ties) {
  const ProjectIndex first = in_order.front();
  std::erase_if(in_order, [&](ProjectIndex other) { return other != first && ties.decided_by(first, other); });
  return in_order;
}

// Marks where the steps stand.
bool OrderSearch::is_new(Steps& steps) {
  const std::string state = steps.state();
  bytes_ -= std::min(bytes_, state.size() + kStateBytes);
  return seen_.insert(hex(sha256(state))).second;
}

OrderSearch::Ended OrderSearch::walk_from(const Steps& steps, const std::vector<ProjectIndex>& first,
                                          const Visit& visit) {
  for (const ProjectIndex project : first) {
    const std::unique_ptr<Steps> copy = steps.copy();
    copy->take(project);
    const std::uint64_t before = copy->work();
    const Ended ended = spent_ > kMostWork ? Ended::exhausted : walk(*copy, visit);
    spent_ += copy->work() - before;
    if (ended == Ended::stopped) seen_.clear();  // what was seen was not walked to the end
    if (ended != Ended::whole) return ended;
  }
  return Ended::whole;
}

OrderSearch::Ended OrderSearch::walk(Steps& steps, const Visit& visit) {
  const std::uint64_t before = steps.work();
  for (;;) {
    std::vector<ProjectIndex> equals = in_order(steps, ties_);
    if (equals.empty()) {
      std::vector<ProjectIndex> winners = steps.winners();
      std::ranges::sort(winners);
      return visit(winners) ? Ended::whole : Ended::stopped;
    }
    if (bytes_ == 0 || steps.work() - before > kMostWork) return Ended::exhausted;
    if (among_ == Among::undecided) equals = undecided(std::move(equals), ties_);
    if (among_ == Among::first) equals.resize(1);
    if (equals.size() > 1) return is_new(steps) ? walk_from(steps, equals, visit) : Ended::whole;
    steps.take(equals.front());
  }
}

}  // namespace wiec::tally
