#include "tally/undrawn.h"

#include "tally/standing.h"

namespace wiec::tally {

std::vector<ProjectIndex> undrawn(const Election& election, const Rule& rule, const Inputs& inputs, const Tie& tie) {
  const auto stood = stand(election, rule, inputs);
  std::vector<ProjectIndex> out;
  if (!stood) return out;
  for (std::size_t i = 0; i < tie.projects.size(); ++i) {
    const auto equal = [&](std::size_t other) {
      return other < tie.projects.size() && !stood->ties.decided_by(tie.projects[i], tie.projects[other]);
    };
    if (equal(i - 1) || equal(i + 1)) out.push_back(tie.projects[i]);
  }
  return out;
}

}  // namespace wiec::tally
