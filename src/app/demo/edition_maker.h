// The two editions of the demo: their timetables and pools, what was proposed and how it was judged, how people voted
// and what is being built.
#pragma once
#include <cstdint>
#include <vector>

#include "app/demo/city.h"
#include "app/demo/ground.h"

namespace wiec::demo {

// The voting days begin at voting_from and last two weeks; everything else follows from them.
std::vector<StageDates> make_timetable(Date voting_from);
Period days_of(const Edition& edition, Stage stage);

// 20 % citywide, the rest by population on top of an equal share; the sum is exact to the grosz.
std::vector<Pool> make_pools(const City& city, Money total);

// The proposals with codes and days, and beside each how many hearts it wins.
struct Submitted {
  std::vector<Proposal> proposals;
  std::vector<double> appeal;
};
Submitted submit_proposals(const City& city, const Ground& ground, const Edition& edition, int count,
                           std::uint64_t seed);

// Verification, protests, withdrawals and mergers: gives each proposal its final state before the vote.
void judge_proposals(const City& city, Edition& edition, std::uint64_t seed);

// 20,000 valid ballots and the numbers of turnout.
void cast_ballots(const City& city, Edition& edition, const std::vector<double>& appeal, std::uint64_t seed);

// Counts every pool by the by-law's rule.
void count_winners(Edition& edition);

// How far each winner has come by `today`.
void deliver_winners(Edition& edition, Date today, std::uint64_t seed);

Edition make_finished(const City& city, const Ground& ground, Date today, std::uint64_t seed);
Edition make_running(const City& city, const Ground& ground, Date today, std::uint64_t seed);

}  // namespace wiec::demo
