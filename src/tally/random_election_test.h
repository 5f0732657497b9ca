// Small random elections with many planted ties, for property tests. Equal seeds give equal elections.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "tally/ballots.h"

namespace wiec::tally {

class RandomElections {
 public:
  explicit RandomElections(std::uint64_t seed) : state_(seed) {}

  std::int64_t below(std::int64_t bound) {  // SplitMix64
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return static_cast<std::int64_t>((z ^ z >> 31) % static_cast<std::uint64_t>(bound));
  }

  // Few costs and few voters, so that equal scores and equal costs are common.
  Election make(VoteType type) {
    Election election;
    election.vote_type = type;
    const std::int64_t projects = 1 + below(8);
    for (std::int64_t i = 0; i < projects; ++i) {
      election.projects.push_back(
          {.id = std::to_string(below(90) * 10 + i), .cost = (1 + below(6)) * 100, .submitted_order = below(4)});
    }
    election.budget = below(1 + projects * 300);
    for (std::int64_t points = 3; points > 0; --points) election.points_by_place.push_back(points);
    BallotGrouper grouper(type);
    for (std::int64_t voters = below(12); voters > 0; --voters) add_ballot(grouper, type, projects);
    election.ballots = grouper.finish();
    return election;
  }

 private:
  void add_ballot(BallotGrouper& grouper, VoteType type, std::int64_t projects) {
    std::vector<ProjectIndex> marks;
    std::vector<std::int64_t> points;
    for (std::int64_t n = type == VoteType::choose_one ? 1 : below(5); n > 0; --n) {
      marks.push_back(static_cast<ProjectIndex>(below(projects)));
      points.push_back(below(4));
    }
    grouper.add(marks, points);
  }

  std::uint64_t state_;
};

}  // namespace wiec::tally
