#include "tally/voter_groups.h"

#include "tally/ballots.h"

namespace wiec::tally {
namespace {
// Six want the park and the pitch, four the library, one the pitch alone, one nothing.
Election ten_people_and_two() {
  Election election;
  election.budget = 100'000'00;
  for (const auto& [id, cost] : {std::pair{"park", 60'000'00}, {"pitch", 40'000'00}, {"library", 40'000'00}})
    election.projects.push_back({.id = id, .cost = cost});
  BallotGrouper grouper(VoteType::approval);
  std::vector<ProjectIndex> alone{1}, both{0, 1}, library{2}, nothing;
  grouper.add(alone, {}, 1);
  grouper.add(library, {}, 4);
  grouper.add(both, {}, 6);
  grouper.add(nothing, {}, 1);
  election.ballots = grouper.finish();
  return election;
}

Json groups_by(std::string_view name, std::size_t most) {
  const Election election = ten_people_and_two();
  const auto outcome = count(election, *preset(name), {}, {.ledger = true});
  return voter_groups(election, *preset(name), *outcome, outcome->ledger ? &*outcome->ledger : nullptr, most);
}

TEST(VoterGroups, TellWhatTheLargestGotAndPaid) {
  EXPECT_EQ(to_text(groups_by("mes-cost", 2)),
            R"({"kinds":4,"items":[)"
            R"({"voters":6,"projects":["park","pitch"],"won":["pitch"],"won_cost":"40000.00","share":"8333.33",)"
            R"("paid":[{"project":"pitch","amount":"5714.28"}],"paid_in_all":"5714.28","left":"2619.04"},)"
            R"({"voters":4,"projects":["library"],"won":[],"won_cost":"0.00","share":"8333.33",)"
            R"("paid":[],"paid_in_all":"0.00","left":"8333.33"}],"money":"shares"})");
}

TEST(VoterGroups, TellNoMoneyWhereVotersHaveNone) {
  EXPECT_EQ(to_text(*groups_by("greedy", 3).find("items")->array()->back().find("won")), R"(["pitch"])");
  EXPECT_FALSE(groups_by("greedy", 3).find("items")->array()->front().find("share"));
}
}  // namespace
}  // namespace wiec::tally
