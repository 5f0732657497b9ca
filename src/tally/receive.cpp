#include "tally/ballot_check.h"
#include "tally/count.h"

namespace wiec::tally {
namespace {
// Adds up one kind of ballot after another. A project marked twice on one ballot, read once, counts by its better mark:
// the first place of an ordinal ballot, the most points of the others (points ascend among equal marks).
class Receiver {
 public:
  Receiver(const Election& election, bool once)
      : election_(election), once_(once), last_group_(election.projects.size(), 0) {
    out_.votes.assign(election.projects.size(), 0);
    out_.points.assign(election.projects.size(), 0);
  }

  void add(std::size_t group) {
    const auto marks = election_.ballots.marks_of(group);
    const std::int64_t count = election_.ballots.counts[group];
    out_.ballots += count;
    if (has_points(election_.vote_type)) return add_points(marks, election_.ballots.points_of(group), count);
    const bool ordinal = election_.vote_type == VoteType::ordinal;
    const auto stamp = static_cast<std::uint32_t>(group + 1);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const ProjectIndex mark = marks[i];
      if (once_ && last_group_[mark] == stamp) continue;
      last_group_[mark] = stamp;
      out_.votes[mark] += count;
      if (ordinal && i < election_.points_by_place.size()) out_.points[mark] += count * election_.points_by_place[i];
    }
  }

  Received finish() {
    if (election_.vote_type == VoteType::approval || election_.vote_type == VoteType::choose_one ||
        election_.vote_type == VoteType::knapsack) {
      out_.points = out_.votes;
    }
    if (election_.default_score != 0 && election_.vote_type == VoteType::scoring) {
      for (std::size_t i = 0; i < out_.points.size(); ++i) {
        out_.points[i] += election_.default_score * std::max<std::int64_t>(0, out_.ballots - out_.votes[i]);
      }
    }
    return std::move(out_);
  }

 private:
  void add_points(std::span<const ProjectIndex> marks, std::span<const std::int64_t> points, std::int64_t count) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (once_ && i + 1 < marks.size() && marks[i + 1] == marks[i]) continue;
      out_.votes[marks[i]] += count;
      out_.points[marks[i]] += count * points[i];
    }
  }

  const Election& election_;
  bool once_;
  std::vector<std::uint32_t> last_group_;  // by project: group + 1
  Received out_;
};
}  // namespace

Received receive(const Election& election, const BallotReading& reading) {
  Receiver receiver(election, reading.repeated_marks == BallotReading::Repeated::once);
  const bool check = reading.outside_limits == BallotReading::OutsideLimits::left_out;
  const Ballots& ballots = election.ballots;
  for (std::size_t group = 0; group < ballots.size(); ++group) {
    if (check && !check_ballot(election, ballots.marks_of(group), ballots.points_of(group)).empty()) continue;
    receiver.add(group);
  }
  return receiver.finish();
}

}  // namespace wiec::tally
