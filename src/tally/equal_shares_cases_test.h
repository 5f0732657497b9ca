// Small elections for the tests of Equal Shares.
#pragma once
#include <string>
#include <vector>

#include "tally/ballots.h"
#include "tally/count.h"

namespace wiec::tally {

struct CaseBallot {
  std::uint32_t voters;
  std::vector<ProjectIndex> marks;
  std::vector<std::int64_t> points;
};

inline Election election_of(std::int64_t budget, const std::vector<std::int64_t>& costs,
                            const std::vector<CaseBallot>& ballots, VoteType type = VoteType::approval) {
  Election election;
  election.budget = budget;
  election.vote_type = type;
  for (const std::int64_t cost : costs)
    election.projects.push_back(
        {.id = std::string(1, static_cast<char>('a' + election.projects.size())), .cost = cost});
  BallotGrouper grouper(type);
  for (CaseBallot ballot : ballots) grouper.add(ballot.marks, ballot.points, ballot.voters);
  election.ballots = grouper.finish();
  return election;
}

inline Rule rule_of(EqualShares shares) {
  Rule rule;
  rule.family = shares;
  return rule;
}

inline Outcome counted(const Election& election, const Rule& rule, const Inputs& inputs = {}) {
  auto outcome = count(election, rule, inputs, {.ledger = true});
  EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().key + " " + outcome.error().message);
  if (!outcome) return {};
  EXPECT_TRUE(outcome->ledger || election.ballots.voters == 0);
  if (outcome->ledger) {
    EXPECT_EQ(check_ledger(election, *outcome->ledger), "");
  }
  return std::move(*outcome);
}

inline std::vector<std::string> ids_of(const Election& election, std::span<const ProjectIndex> projects) {
  std::vector<std::string> out;
  for (const ProjectIndex project : projects) out.push_back(election.projects[project].id);
  return out;
}

}  // namespace wiec::tally
