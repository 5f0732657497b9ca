#include "tally/faulty_ballots.h"

namespace wiec::tally {

FaultyBallots faulty_ballots(const Election& election, const BallotReading& reading) {
  FaultyBallots out{.counted = reading.outside_limits == BallotReading::OutsideLimits::counted};
  const Ballots& ballots = election.ballots;
  std::map<BallotFault, std::int64_t> voters;
  for (std::size_t kind = 0; kind < ballots.size(); ++kind) {
    std::vector<BallotFault> faults;
    for (const BallotProblem& problem : check_ballot(election, ballots.marks_of(kind), ballots.points_of(kind)))
      faults.push_back(problem.fault);
    std::ranges::sort(faults);
    const auto repeated = std::ranges::unique(faults);
    faults.erase(repeated.begin(), repeated.end());
    for (const BallotFault fault : faults) voters[fault] += ballots.counts[kind];
    if (!faults.empty()) out.voters += ballots.counts[kind];
  }
  out.by_fault.assign(voters.begin(), voters.end());
  return out;
}

Json json_of(const FaultyBallots& faulty) {
  Json::Array faults;
  for (const auto& [fault, voters] : faulty.by_fault)
    faults.push_back(Json::Object{{"code", name_of(fault)}, {"voters", voters}});
  return Json::Object{{"voters", faulty.voters}, {"counted", faulty.counted}, {"faults", std::move(faults)}};
}

}  // namespace wiec::tally
