#include "tally/support.h"

#include "tally/ballot_check.h"
#include "tally/rule.h"

namespace wiec::tally {
namespace {
// Calls take(project, kind) for each supported project of each counted kind of ballot.
void each_backing(const Election& election, const Support& support, auto&& take) {
  std::vector<std::uint32_t> last(election.projects.size(), 0);  // kind + 1
  for (std::uint32_t kind = 0; kind < support.voters.size(); ++kind) {
    if (support.voters[kind] == 0) continue;
    for (const ProjectIndex mark : election.ballots.marks_of(kind)) {
      if (last[mark] == kind + 1) continue;
      last[mark] = kind + 1;
      take(mark, kind);
    }
  }
}
}  // namespace

Support support_of(const Election& election, const BallotReading& reading) {
  Support out;
  const Ballots& ballots = election.ballots;
  out.voters = ballots.counts;
  const bool check = reading.outside_limits == BallotReading::OutsideLimits::left_out;
  for (std::size_t kind = 0; kind < out.voters.size(); ++kind) {
    if (check && !check_ballot(election, ballots.marks_of(kind), ballots.points_of(kind)).empty()) out.voters[kind] = 0;
    out.voters_in_all += out.voters[kind];
  }
  out.offsets.assign(election.projects.size() + 1, 0);
  out.backers.assign(election.projects.size(), 0);
  each_backing(election, out, [&](ProjectIndex project, std::uint32_t kind) {
    ++out.offsets[project + 1];
    out.backers[project] += out.voters[kind];
  });
  for (std::size_t i = 1; i < out.offsets.size(); ++i) out.offsets[i] += out.offsets[i - 1];
  out.kinds.resize(out.offsets.back());
  std::vector<std::uint32_t> next(out.offsets.begin(), out.offsets.end() - 1);
  each_backing(election, out, [&](ProjectIndex project, std::uint32_t kind) { out.kinds[next[project]++] = kind; });
  return out;
}

}  // namespace wiec::tally
