// Builds grouped ballots from single ones in one pass: equal ballots meet in a hash table of their content.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "tally/election.h"

namespace wiec::tally {

// Groups stand in the order in which their first ballot came. The result does not depend on any hash seed.
class BallotGrouper {
 public:
  explicit BallotGrouper(VoteType);
  // Adds `count` equal ballots and gives their group. `points` is beside `marks` for cumulative and scoring, else
  // ignored. The marks are sorted in place unless the ballot is ordinal. nullopt: more marks than 32 bits can number.
  std::optional<std::uint32_t> add(std::span<ProjectIndex> marks, std::span<std::int64_t> points,
                                   std::uint32_t count = 1);
  Ballots finish();  // once
  const Ballots& so_far() const { return ballots_; }

 private:
  std::uint64_t hash_of(std::span<const ProjectIndex> marks, std::span<const std::int64_t> points) const;
  bool equals(std::uint32_t group, std::span<const ProjectIndex> marks, std::span<const std::int64_t> points) const;
  std::uint32_t append(std::span<const ProjectIndex> marks, std::span<const std::int64_t> points, std::uint64_t hash);
  void grow();

  struct Slot {
    std::uint32_t tag = 0;    // upper half of the hash
    std::uint32_t group = 0;  // + 1; 0 = free
  };
  bool ordered_;
  bool with_points_;
  Ballots ballots_;
  std::vector<std::uint64_t> hashes_;  // by group
  std::vector<Slot> table_;            // open addressing
};

}  // namespace wiec::tally
