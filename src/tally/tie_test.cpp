#include <numeric>

#include "base/sha256.h"
#include "tally/count.h"
#include "tally/naive_rules_test.h"
#include "tally/undrawn.h"

namespace wiec::tally {
namespace {
using testing::ElementsAre;
using OverBudget = Greedy::OverBudget;

// Projects with equal votes and these costs.
Election equals(std::int64_t budget, const std::vector<std::int64_t>& costs) {
  Election election;
  election.budget = budget;
  BallotGrouper grouper(VoteType::approval);
  std::vector<ProjectIndex> marks;
  for (const std::int64_t cost : costs) {
    marks.push_back(static_cast<ProjectIndex>(election.projects.size()));
    election.projects.push_back({.id = std::string(1, static_cast<char>('a' + marks.back())), .cost = cost});
  }
  grouper.add(marks, {}, 3);
  election.ballots = grouper.finish();
  return election;
}

Rule rule_of(OverBudget over_budget, std::vector<TieStep> ties) {
  Rule rule;
  rule.family = Greedy{.over_budget = over_budget};
  rule.ties = std::move(ties);
  return rule;
}

TEST(Tie, GoesByTheListAndSaysWhichStepDecided) {
  const Election election = equals(10, {8, 5, 8});
  const auto outcome = count(election, rule_of(OverBudget::skip, {TieStep::dearer, TieStep::project_id}));
  ASSERT_TRUE(outcome);
  EXPECT_THAT(outcome->winners, ElementsAre(0));
  ASSERT_EQ(outcome->ties.size(), 1U);
  EXPECT_THAT(outcome->ties[0].projects, ElementsAre(0, 2, 1));
  EXPECT_THAT(outcome->ties[0].decided_by, ElementsAre(TieStep::project_id, TieStep::dearer));
  EXPECT_TRUE(outcome->ties[0].decisive);
  EXPECT_TRUE(outcome->decided);
}

TEST(Tie, WithoutConsequenceIsSaidToBeSo) {
  const Election all_fit = equals(100, {8, 5, 8});
  const auto outcome = count(all_fit, rule_of(OverBudget::skip, {}));
  EXPECT_FALSE(outcome->ties[0].decisive);
  EXPECT_TRUE(outcome->decided);
}

TEST(Tie, NamesThoseThatADrawHasToOrder) {
  const Election election = equals(10, {8, 8, 8, 2});
  const Rule rule = rule_of(OverBudget::skip, {TieStep::cheaper, TieStep::draw});
  const auto open = count(election, rule);
  ASSERT_EQ(open->ties.size(), 1U);
  EXPECT_THAT(open->ties[0].projects, ElementsAre(3, 0, 1, 2));
  EXPECT_THAT(undrawn(election, rule, {}, open->ties[0]), ElementsAre(0, 1, 2)) << "the cheapest needs no draw";
  Inputs inputs;
  inputs.draws.push_back({.order = {"b", "a", "c"}});
  const auto drawn = count(election, rule, inputs);
  EXPECT_THAT(undrawn(election, rule, inputs, drawn->ties[0]), ElementsAre());
}

TEST(Tie, ThatNothingDecidesWaitsForADraw) {
  const Election election = equals(10, {8, 8, 2});
  Rule rule = rule_of(OverBudget::skip, {TieStep::cheaper, TieStep::draw});
  const auto open = count(election, rule);
  EXPECT_FALSE(open->decided);
  EXPECT_TRUE(open->ties[0].undecided);
  Inputs inputs;
  inputs.draws.push_back({.order = {"b", "a"}});
  const auto drawn = count(election, rule, inputs);
  EXPECT_TRUE(drawn->decided);
  EXPECT_THAT(drawn->winners, ElementsAre(2, 1));
  EXPECT_THAT(drawn->ties[0].decided_by, ElementsAre(TieStep::cheaper, TieStep::draw));
}

TEST(Tie, OfTwoDrawsIsNotDecidedByThem) {
  const Election election = equals(8, {8, 8});
  Inputs inputs;
  inputs.draws.push_back({.order = {"b"}});
  inputs.draws.push_back({.order = {"a"}});
  EXPECT_FALSE(count(election, rule_of(OverBudget::skip, {TieStep::draw}), inputs)->decided);
}

TEST(Draw, OrdersByTheHashOfSeedAndId) {
  const Election election = equals(8, {8, 8, 8, 8});
  std::vector<std::pair<std::string, std::string>> lots;
  for (const char* id : {"a", "b", "c", "d"}) lots.emplace_back(hex(sha256(fmt::format("7 11 23\n{}", id))), id);
  std::sort(lots.begin(), lots.end());
  const std::vector<std::string> order = drawn_order(election, {.seed = "7 11 23"});
  ASSERT_EQ(order.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(order[i], lots[i].second);
  Inputs inputs;
  inputs.draws.push_back({.seed = "7 11 23"});
  const auto outcome = count(election, rule_of(OverBudget::skip, {TieStep::draw}), inputs);
  EXPECT_EQ(election.projects[outcome->winners[0]].id, order[0]);
}

TEST(Tie, GoesToMoreVotersAndToTheEarlier) {
  Election election = equals(8, {8, 8});
  election.projects[0].submitted_order = 9;
  election.projects[1].submitted_order = 2;
  EXPECT_THAT(count(election, rule_of(OverBudget::skip, {TieStep::earlier}))->winners, ElementsAre(1));
  election.projects[1].submitted_order.reset();
  EXPECT_FALSE(count(election, rule_of(OverBudget::skip, {TieStep::earlier}))->decided);

  election.vote_type = VoteType::cumulative;
  BallotGrouper grouper(VoteType::cumulative);
  const auto add = [&](ProjectIndex mark, std::int64_t points) {
    std::vector<ProjectIndex> marks{mark};
    std::vector<std::int64_t> values{points};
    grouper.add(marks, values);
  };
  add(0, 4), add(1, 2), add(1, 2);
  election.ballots = grouper.finish();
  const auto outcome = count(election, rule_of(OverBudget::skip, {TieStep::more_voters}));
  EXPECT_THAT(outcome->winners, ElementsAre(1));
  EXPECT_THAT(outcome->ties[0].decided_by, ElementsAre(TieStep::more_voters));
}

// An independent count, one voter and one project at a time, in a given order of all projects among equals.
std::vector<bool> naive(const Election& election, const Rule& rule, std::vector<ProjectIndex> order) {
  std::vector<std::int64_t> score(election.projects.size(), 0);
  for (std::size_t group = 0; group < election.ballots.size(); ++group) {
    for (std::uint32_t voter = 0; voter < election.ballots.counts[group]; ++voter) {
      std::vector<bool> seen(score.size(), false);
      std::vector<std::int64_t> most(score.size(), 0);
      const auto marks = election.ballots.marks_of(group);
      const auto points = election.ballots.points_of(group);
      for (std::size_t i = 0; i < marks.size(); ++i) {
        std::int64_t worth = 1;
        if (election.vote_type == VoteType::ordinal) worth = i < 3 ? 3 - static_cast<std::int64_t>(i) : 0;
        if (!points.empty()) worth = points[i];
        most[marks[i]] = seen[marks[i]] ? std::max(most[marks[i]], worth) : worth;
        seen[marks[i]] = true;
      }
      for (std::size_t p = 0; p < score.size(); ++p) score[p] += most[p];
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](ProjectIndex a, ProjectIndex b) { return score[a] > score[b]; });
  const Greedy& greedy = std::get<Greedy>(rule.family);
  std::vector<bool> won(score.size(), false);
  std::int64_t left = election.budget;
  for (const ProjectIndex p : order) {
    const std::int64_t cost = election.projects[p].cost;
    if (score[p] < rule.threshold.at_least) continue;
    if (greedy.dearer_than_budget == Greedy::Dearer::left_out && cost > election.budget) continue;
    if (cost <= left) {
      won[p] = true;
      left -= cost;
      continue;
    }
    if (greedy.over_budget == OverBudget::skip) continue;
    if (greedy.over_budget == OverBudget::fund_last && 100 * left >= 80 * cost) won[p] = true;
    break;
  }
  return won;
}

// All orders of up to eight projects: the winners are those of the naive count in the order of the list; a tie is
// decisive exactly when some order gives other winners.
void compare_with_all_orders(const Election& election, const Rule& rule) {
  const auto outcome = count(election, rule);
  ASSERT_TRUE(outcome);
  std::vector<bool> won;
  for (const ProjectOutcome& project : outcome->projects) won.push_back(project.won);
  std::vector<ProjectIndex> order(election.projects.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<ProjectIndex> by_list = order;
  std::ranges::sort(by_list, {},
                    [&](ProjectIndex p) { return std::pair(election.projects[p].cost, election.projects[p].id); });
  EXPECT_EQ(won, naive(election, rule, by_list));

  bool other = false;
  do {
    other = other || naive(election, rule, order) != won;
  } while (!other && std::next_permutation(order.begin(), order.end()));
  const bool decisive = std::ranges::any_of(outcome->ties, &Tie::decisive);
  EXPECT_EQ(decisive, other);
  EXPECT_TRUE(outcome->decided);
  std::int64_t spent = 0;
  for (const ProjectIndex winner : outcome->winners) spent += election.projects[winner].cost;
  EXPECT_EQ(outcome->spent, spent);
  EXPECT_EQ(outcome->left, outcome->budget - outcome->spent + outcome->from_outside);
  EXPECT_GE(outcome->left, 0);
}

TEST(GreedyProperty, EqualsTheNaiveCountInEveryOrderOfEquals) {
  RandomElections random(20261122);
  constexpr std::array kTypes{VoteType::approval, VoteType::choose_one, VoteType::ordinal, VoteType::cumulative,
                              VoteType::knapsack};
  for (int round = 0; round < naive::rounds(600) && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    Election election = random.make(kTypes[static_cast<std::size_t>(round) % kTypes.size()]);
    if (election.projects.size() > 6) election.projects.resize(6);
    Rule rule = rule_of(static_cast<OverBudget>(random.below(3)), {TieStep::cheaper, TieStep::project_id});
    std::get<Greedy>(rule.family).dearer_than_budget = static_cast<Greedy::Dearer>(random.below(2));
    rule.threshold.at_least = random.below(4);
    BallotGrouper grouper(election.vote_type);  // again, over the projects that are left
    for (std::size_t group = 0; group < election.ballots.size(); ++group) {
      std::vector<ProjectIndex> marks;
      std::vector<std::int64_t> points;
      for (std::size_t i = 0; i < election.ballots.marks_of(group).size(); ++i) {
        marks.push_back(election.ballots.marks_of(group)[i] % static_cast<ProjectIndex>(election.projects.size()));
        if (!election.ballots.points.empty()) points.push_back(election.ballots.points_of(group)[i]);
      }
      grouper.add(marks, points, election.ballots.counts[group]);
    }
    election.ballots = grouper.finish();
    compare_with_all_orders(election, rule);
  }
}

TEST(GreedyProperty, DoesNotDependOnTheOrderOfProjectsInTheFile) {
  RandomElections random(7);
  for (int round = 0; round < naive::rounds(500); ++round) {
    const Election election = random.make(VoteType::approval);
    Election turned = election;
    const auto last = static_cast<ProjectIndex>(election.projects.size() - 1);
    std::ranges::reverse(turned.projects);
    BallotGrouper grouper(VoteType::approval);
    for (std::size_t group = 0; group < election.ballots.size(); ++group) {
      std::vector<ProjectIndex> marks;
      for (const ProjectIndex mark : election.ballots.marks_of(group)) marks.push_back(last - mark);
      grouper.add(marks, {}, election.ballots.counts[group]);
    }
    turned.ballots = grouper.finish();
    const Rule rule = rule_of(static_cast<OverBudget>(round % 3), {TieStep::dearer, TieStep::project_id});
    const auto a = count(election, rule);
    const auto b = count(turned, rule);
    for (std::size_t i = 0; i <= last; ++i) ASSERT_EQ(a->projects[i].won, b->projects[last - i].won) << round;
  }
}
}  // namespace
}  // namespace wiec::tally
