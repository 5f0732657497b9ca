#include "tally/exact_shares.h"

#include <filesystem>
#include <fstream>

#include "tally/ledger_cases_test.h"
#include "tally/naive_rules_test.h"
#include "tally/pb_reader.h"

namespace wiec::tally {
namespace {
using naive::Projects;
using naive::Set;
using Utility = ExactEqualShares::Utility;
using Completion = ExactEqualShares::Completion;
namespace fs = std::filesystem;

// Each voter's purse on its own, plain fractions, every project and every size looked at in every round.
struct NaiveShares {
  const Election& election;
  const std::vector<Set>& voters;
  Utility utility;
  std::vector<Rational> purses{};
  Projects winners{};
  Set gone{};
  std::map<ProjectIndex, std::vector<std::size_t>> payers{};
  std::vector<std::vector<Rational>> seen{};  // purses before each step

  void start(const Rational& share) {
    purses.assign(voters.size(), share);
    seen.push_back(purses);
    for (ProjectIndex p = 0; p < election.projects.size(); ++p) {
      if (election.projects[p].cost > election.budget || naive::backers(voters, p) == 0) gone.insert(p);
    }
  }
  // The richest supporters, as many as can all pay equal parts.
  std::vector<std::size_t> able(ProjectIndex p) const {
    std::vector<std::size_t> out;
    for (std::size_t v = 0; v < voters.size(); ++v) {
      if (voters[v].contains(p)) out.push_back(v);
    }
    std::ranges::sort(out, std::greater(), [&](std::size_t v) { return purses[v]; });
    while (!out.empty() && purses[out.back()] < Rational(election.projects[p].cost, std::ssize(out))) out.pop_back();
    return out;
  }
  Projects equals() const {
    Projects best;
    std::optional<Rational> most;
    for (ProjectIndex p = 0; p < election.projects.size(); ++p) {
      if (gone.contains(p)) continue;
      const std::int64_t size = std::ssize(able(p));
      if (size == 0) continue;
      const Rational value = utility == Utility::cost ? Rational(size) : Rational(size, election.projects[p].cost);
      if (!most || value > *most) best.clear();
      if (!most || value >= *most) most = value, best.push_back(p);
    }
    return best;
  }
  void take(ProjectIndex p) {
    gone.insert(p);
    winners.push_back(p);
    payers[p] = able(p);
    std::ranges::sort(payers[p]);
    for (const std::size_t v : payers[p]) purses[v] -= Rational(election.projects[p].cost, std::ssize(payers[p]));
    seen.push_back(purses);
  }
  void go() {
    for (Projects equals = this->equals(); !equals.empty(); equals = this->equals()) {
      take(*std::ranges::min_element(
          equals, [&](ProjectIndex a, ProjectIndex b) { return naive::goes_first(election, voters, a, b); }));
    }
  }
  std::int64_t spent() const {
    std::int64_t sum = 0;
    for (const ProjectIndex p : winners) sum += election.projects[p].cost;
    return sum;
  }
};

NaiveShares run(const Election& election, const std::vector<Set>& voters, Utility utility, const Rational& share) {
  NaiveShares naive{election, voters, utility};
  naive.start(share);
  naive.go();
  return naive;
}

// The least rise that changes who pays for what: every amount that could let some number of voters pay some part at
// some step is tried in turn.
std::optional<Rational> least_change(const NaiveShares& now, const Rational& share) {
  std::set<Rational> rises;
  for (ProjectIndex p = 0; p < now.election.projects.size(); ++p) {
    for (std::int64_t size = 1; size <= naive::backers(now.voters, p); ++size) {
      for (const auto& purses : now.seen) {
        for (const Rational& purse : purses) rises.insert(Rational(now.election.projects[p].cost, size) - purse);
      }
    }
  }
  for (const Rational& rise : rises) {
    if (rise.sign() > 0 && run(now.election, now.voters, now.utility, share + rise).payers != now.payers) return rise;
  }
  return std::nullopt;
}

Projects naive_add_opt(const Election& election, const std::vector<Set>& voters, Utility utility) {
  Rational share(election.budget, std::ssize(voters));
  Projects fitting;
  for (;;) {
    const NaiveShares now = run(election, voters, utility, share);
    if (now.spent() > election.budget) return fitting;
    fitting = now.winners;
    const auto rise = least_change(now, share);
    if (!rise) return fitting;
    share += *rise;
  }
}

Rule rule_of(Utility utility, Completion completion) {
  Rule rule;
  rule.family = ExactEqualShares{utility, completion, false};
  return rule;
}

TEST(ExactSharesProperty, EqualsTheNaiveCount) {
  RandomElections random(31415);
  for (int round = 0; round < naive::rounds(2000) && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    const Election election = random.make(VoteType::approval);
    const auto utility = static_cast<Utility>(round % 2);
    const std::vector<Set> voters = naive::voters_of(election);
    if (voters.empty()) continue;
    NaiveShares naive{election, voters, utility};
    naive.start(Rational(election.budget, std::ssize(voters)));
    const auto outcome = count(election, rule_of(utility, Completion::none), {}, {.ledger = true});
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->winners, naive::by_list(naive, election, voters));
    NaiveShares walked = naive;
    walked.go();
    std::vector<Rational> paid;
    for (const Rational& left : walked.purses) paid.push_back(naive.purses[0] - left);
    EXPECT_EQ(naive::paid_by_voters(election, *outcome), paid);
    std::set<Set> outcomes;
    naive::in_every_order(naive, outcomes);
    EXPECT_EQ(std::ranges::any_of(outcome->ties, &Tie::decisive), outcomes.size() > 1);
    EXPECT_EQ(naive::all_sets(election, rule_of(utility, Completion::none)), outcomes);
  }
}

TEST(ExactSharesProperty, AddOptEqualsTheNaiveSearchForTheLeastChange) {
  RandomElections random(1618);
  for (int round = 0; round < naive::rounds(40) && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    const Election election = random.make(VoteType::approval);
    const auto utility = static_cast<Utility>(round % 2);
    const std::vector<Set> voters = naive::voters_of(election);
    if (voters.empty()) continue;
    const auto outcome = count(election, rule_of(utility, Completion::add_opt), {}, {.ledger = true});
    ASSERT_TRUE(outcome);
    naive::paid_by_voters(election, *outcome);
    EXPECT_EQ(outcome->ledger->first_share, Rational(election.budget, std::ssize(voters)));
    EXPECT_EQ(outcome->ledger->steps > 0, outcome->ledger->share > outcome->ledger->first_share);
    EXPECT_EQ(outcome->winners, naive_add_opt(election, voters, utility));
    EXPECT_LE(outcome->spent, election.budget);
  }
}

TEST(ExactSharesProperty, EqualsTheNaiveCountOnThePublishedElections) {
  const fs::path folder = fs::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/pb";
  std::error_code error;
  const std::int64_t most =
      std::getenv("WIEC_TALLY_DEEP") ? 4'000'000 : 60'000 / naive::kSanitized;  // voters x projects
  int compared = 0;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const auto file = read_pb(std::string{std::istreambuf_iterator<char>(in), {}});
    if (!file || file->election.vote_type != VoteType::approval) continue;
    const Election& election = file->election;
    if (static_cast<std::int64_t>(election.ballots.voters * election.projects.size()) > most) continue;
    const std::vector<Set> voters = naive::voters_of(election);
    for (const Utility utility : {Utility::cost, Utility::cardinality}) {
      const Rational share(election.budget, std::ssize(voters));
      EXPECT_EQ(count(election, rule_of(utility, Completion::none))->winners,
                run(election, voters, utility, share).winners)
          << entry.path();
    }
    ++compared;
  }
  if (compared == 0) GTEST_SKIP() << folder << " is not there";
  std::printf("%d approval elections\n", compared);
}

// Example of the paper's implementation: two of four voters pay for the first project, two for the second.
TEST(ExactShares, SaysHowMuchWasMissing) {
  Election election;
  election.budget = 40;
  for (const auto& [id, cost] : {std::pair{"p1", 10}, std::pair{"p2", 16}, std::pair{"p3", 21}})
    election.projects.push_back({.id = id, .cost = cost});
  BallotGrouper grouper(VoteType::approval);
  const auto add = [&](Projects marks, std::uint32_t count) { grouper.add(marks, {}, count); };
  add({0}, 1), add({0, 2}, 1), add({1, 2}, 2);
  election.ballots = grouper.finish();
  const auto outcome = count(election, rule_of(Utility::cardinality, Completion::none));
  EXPECT_THAT(outcome->winners, testing::ElementsAre(0, 1));
  EXPECT_EQ(outcome->projects[2].reason, Reason(NoEqualShare{{21}, {5}}));  // 21/3 - (10 - 8)
}
}  // namespace
}  // namespace wiec::tally
