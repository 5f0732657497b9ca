// What the tests of sequential rules share: a naive count as "who stands equal now" and "this one goes first", walked
// by the list of the rule or in every order.
#pragma once
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tally/irresolute.h"
#include "tally/random_election_test.h"
#include "tally/rational.h"

namespace wiec::tally::naive {

using Set = std::set<ProjectIndex>;
using Projects = std::vector<ProjectIndex>;

// Sanitizers make everything ten times slower; there a tenth of the work has to do.
#ifdef __SANITIZE_ADDRESS__
inline constexpr int kSanitized = 10;
#else
inline constexpr int kSanitized = 1;
#endif

// Rounds of a random test: `usual`, or as many as WIEC_TALLY_ROUNDS says (100000 for the full run).
inline int rounds(int usual) {
  const char* wanted = std::getenv("WIEC_TALLY_ROUNDS");
  return wanted ? std::atoi(wanted) : usual / kSanitized;
}

// One voter at a time: the projects she marked, each once.
inline std::vector<Set> voters_of(const Election& election) {
  std::vector<Set> voters;
  for (std::size_t group = 0; group < election.ballots.size(); ++group) {
    const auto marks = election.ballots.marks_of(group);
    for (std::uint32_t i = 0; i < election.ballots.counts[group]; ++i) voters.emplace_back(marks.begin(), marks.end());
  }
  return voters;
}

inline std::int64_t backers(const std::vector<Set>& voters, ProjectIndex project) {
  return std::ranges::count_if(voters, [&](const Set& marks) { return marks.contains(project); });
}

// Cheaper, then more voters, then id as text.
inline bool goes_first(const Election& election, const std::vector<Set>& voters, ProjectIndex a, ProjectIndex b) {
  const Project& pa = election.projects[a];
  const Project& pb = election.projects[b];
  if (pa.cost != pb.cost) return pa.cost < pb.cost;
  if (backers(voters, a) != backers(voters, b)) return backers(voters, a) > backers(voters, b);
  return pa.id < pb.id;
}

// A State has equals() and take(project), winners as a vector, and can be copied.
template <class State>
Projects by_list(State state, const Election& election, const std::vector<Set>& voters) {
  for (Projects equals = state.equals(); !equals.empty(); equals = state.equals()) {
    state.take(*std::ranges::min_element(
        equals, [&](ProjectIndex a, ProjectIndex b) { return goes_first(election, voters, a, b); }));
  }
  return state.winners;
}

template <class State>
void in_every_order(const State& state, std::set<Set>& outcomes) {
  const Projects equals = State(state).equals();
  if (equals.empty()) outcomes.insert(Set(state.winners.begin(), state.winners.end()));
  for (const ProjectIndex project : equals) {
    State next = state;
    next.take(project);
    in_every_order(next, outcomes);
  }
}

// All outcomes as the engine finds them; empty when it did not find all.
inline std::set<Set> all_sets(const Election& election, const Rule& rule, const Inputs& inputs = {}) {
  const auto found = all_outcomes(election, rule, inputs, 10'000);
  std::set<Set> out;
  if (!found || found->reach != Outcomes::Reach::all) return out;
  for (const Projects& winners : found->sets) out.insert(Set(winners.begin(), winners.end()));
  return out;
}

}  // namespace wiec::tally::naive
