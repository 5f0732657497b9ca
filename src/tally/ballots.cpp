#include "tally/ballots.h"

#include <limits>

namespace wiec::tally {
namespace {
constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15;
constexpr std::size_t kFirstSlots = 1024;

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * kMix;
  return hash ^ hash >> 29;
}

// Ballots are short, where insertion beats the library's sort.
void sort_marks(std::span<ProjectIndex> marks) {
  if (marks.size() > 32) return std::sort(marks.begin(), marks.end());
  for (std::size_t i = 1; i < marks.size(); ++i) {
    const ProjectIndex mark = marks[i];
    std::size_t at = i;
    for (; at > 0 && marks[at - 1] > mark; --at) marks[at] = marks[at - 1];
    marks[at] = mark;
  }
}

void sort_with_points(std::span<ProjectIndex> marks, std::span<std::int64_t> points) {
  std::vector<std::pair<ProjectIndex, std::int64_t>> both(marks.size());
  for (std::size_t i = 0; i < marks.size(); ++i) both[i] = {marks[i], points[i]};
  std::sort(both.begin(), both.end());
  for (std::size_t i = 0; i < marks.size(); ++i) std::tie(marks[i], points[i]) = both[i];
}
}  // namespace

BallotGrouper::BallotGrouper(VoteType type)
    : ordered_(type == VoteType::ordinal), with_points_(has_points(type)), table_(kFirstSlots) {}

std::uint64_t BallotGrouper::hash_of(std::span<const ProjectIndex> marks, std::span<const std::int64_t> points) const {
  std::uint64_t hash = marks.size();
  for (const ProjectIndex mark : marks) hash = mix(hash, mark);
  for (const std::int64_t value : points) hash = mix(hash, static_cast<std::uint64_t>(value));
  return hash ^ hash >> 32;
}

bool BallotGrouper::equals(std::uint32_t group, std::span<const ProjectIndex> marks,
                           std::span<const std::int64_t> points) const {
  return std::ranges::equal(ballots_.marks_of(group), marks) && std::ranges::equal(ballots_.points_of(group), points);
}

std::optional<std::uint32_t> BallotGrouper::add(std::span<ProjectIndex> marks, std::span<std::int64_t> points,
                                                std::uint32_t count) {
  if (!with_points_) points = {};
  if (!ordered_) with_points_ ? sort_with_points(marks, points) : sort_marks(marks);
  const std::uint64_t hash = hash_of(marks, points);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  std::size_t place = hash & (table_.size() - 1);
  for (; table_[place].group != 0; place = (place + 1) & (table_.size() - 1)) {
    const std::uint32_t group = table_[place].group - 1;
    if (table_[place].tag == tag && equals(group, marks, points)) {
      if (ballots_.counts[group] > std::numeric_limits<std::uint32_t>::max() - count) return std::nullopt;
      ballots_.counts[group] += count;
      ballots_.voters += count;
      return group;
    }
  }
  if (ballots_.marks.size() + marks.size() > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  const std::uint32_t group = append(marks, points, hash);
  table_[place] = {tag, group + 1};
  ballots_.counts[group] = count;
  ballots_.voters += count;
  if (ballots_.size() * 2 > table_.size()) grow();
  return group;
}

std::uint32_t BallotGrouper::append(std::span<const ProjectIndex> marks, std::span<const std::int64_t> points,
                                    std::uint64_t hash) {
  const auto group = static_cast<std::uint32_t>(ballots_.size());
  ballots_.marks.insert(ballots_.marks.end(), marks.begin(), marks.end());
  ballots_.points.insert(ballots_.points.end(), points.begin(), points.end());
  ballots_.offsets.push_back(static_cast<std::uint32_t>(ballots_.marks.size()));
  ballots_.counts.push_back(0);
  hashes_.push_back(hash);
  return group;
}

void BallotGrouper::grow() {
  table_.assign(table_.size() * 4, {});
  for (std::uint32_t group = 0; group < hashes_.size(); ++group) {
    std::size_t place = hashes_[group] & (table_.size() - 1);
    while (table_[place].group != 0) place = (place + 1) & (table_.size() - 1);
    table_[place] = {static_cast<std::uint32_t>(hashes_[group] >> 32), group + 1};
  }
}

Ballots BallotGrouper::finish() { return std::move(ballots_); }

}  // namespace wiec::tally
