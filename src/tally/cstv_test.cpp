#include "tally/cstv.h"

#include "tally/bounds.h"
#include "tally/ledger_cases_test.h"
#include "tally/naive_rules_test.h"

namespace wiec::tally {
namespace {
using naive::Projects;
using naive::Set;
using ChooseBy = Cstv::ChooseBy;
using NoWinner = Cstv::NoWinner;
using Completion = Cstv::Completion;

// Each voter's gifts one by one, plain fractions, as the paper has them.
struct NaiveCstv {
  const Election& election;
  Cstv rule;
  std::vector<std::map<ProjectIndex, Rational>> gifts{};
  Projects in{}, winners{};
  std::vector<std::pair<ProjectIndex, Rational>> given_up{};
  std::int64_t left = 0;

  void start() {
    left = election.budget;
    std::vector<std::map<ProjectIndex, std::int64_t>> ballots;
    std::map<ProjectIndex, std::int64_t> received;
    for (std::size_t group = 0; group < election.ballots.size(); ++group) {
      std::map<ProjectIndex, std::int64_t> ballot;
      for (std::size_t i = 0; i < election.ballots.marks_of(group).size(); ++i) {
        std::int64_t& points = ballot[election.ballots.marks_of(group)[i]];
        points = std::max(points, election.ballots.points_of(group)[i]);
      }
      for (std::uint32_t i = 0; i < election.ballots.counts[group]; ++i) ballots.push_back(ballot);
      for (const auto& [p, points] : ballot) received[p] += points;
    }
    for (ProjectIndex p = 0; p < election.projects.size(); ++p) {
      if (election.projects[p].cost <= election.budget && received[p] > 0) in.push_back(p);
    }
    for (const auto& ballot : ballots) {
      std::int64_t sum = 0;
      for (const ProjectIndex p : in) sum += ballot.contains(p) ? ballot.at(p) : 0;
      auto& gift = gifts.emplace_back();
      for (const ProjectIndex p : in) {
        if (!ballot.contains(p) || ballot.at(p) == 0) continue;
        gift[p] = Rational(election.budget, std::ssize(ballots)) * Rational(ballot.at(p), sum);
      }
    }
  }
  Rational cost(ProjectIndex p) const { return election.projects[p].cost; }
  Rational support(ProjectIndex p) const {
    Rational sum;
    for (const auto& gift : gifts) sum += gift.contains(p) ? gift.at(p) : Rational();
    return sum;
  }
  bool behind(ProjectIndex a, const Rational& of_a, ProjectIndex b, const Rational& of_b) const {
    if (rule.choose_by == ChooseBy::excess) return of_a - cost(a) < of_b - cost(b);
    return of_a * cost(b) < of_b * cost(a);
  }
  bool before(ProjectIndex a, ProjectIndex b) const {
    const Project &x = election.projects[a], &y = election.projects[b];
    return std::pair(x.cost, x.id) < std::pair(y.cost, y.id);
  }
  // The first by support and then by cost and id, or the last.
  ProjectIndex best(const Projects& among, bool first) const {
    return *std::ranges::min_element(among, [&](ProjectIndex a, ProjectIndex b) {
      if (!first) std::swap(a, b);
      if (behind(b, support(b), a, support(a))) return true;
      return !behind(a, support(a), b, support(b)) && before(a, b);
    });
  }
  static Rational sum_of(const std::map<ProjectIndex, Rational>& gift) {
    Rational sum;
    for (const auto& [p, value] : gift) sum += value;
    return sum;
  }
  // Takes p off the ballot; `paid` of its gift and the others' is gone, the rest lies on the others in proportion.
  static void hand_on(std::map<ProjectIndex, Rational>& gift, ProjectIndex p, const Rational& paid) {
    const Rational rest = sum_of(gift) - paid;
    gift.erase(p);
    const Rational others = sum_of(gift);
    if (others.sign() == 0) return;
    for (auto& [q, value] : gift) value = value * rest / others;
  }
  void fund(ProjectIndex p) {
    const Rational all = support(p);
    for (auto& gift : gifts) {
      if (gift.contains(p)) hand_on(gift, p, all.sign() == 0 ? Rational() : gift.at(p) * cost(p) / all);
    }
    win(p);
  }
  void win(ProjectIndex p) {
    std::erase(in, p);
    winners.push_back(p);
    left -= election.projects[p].cost;
  }
  // Bisection between factors at which one more voter gives all: sum of min(all, gift * f) = cost is linear in between.
  void lift(ProjectIndex p) {
    std::vector<Rational> kinks;
    for (const auto& gift : gifts) {
      if (gift.contains(p) && gift.at(p).sign() > 0) kinks.push_back(sum_of(gift) / gift.at(p));
    }
    std::ranges::sort(kinks);
    const auto given = [&](const Rational& f) {
      Rational sum;
      for (const auto& gift : gifts) {
        if (gift.contains(p)) sum += std::min(sum_of(gift), gift.at(p) * f);
      }
      return sum;
    };
    Rational low(1), high = kinks.back();
    for (const Rational& kink : kinks) {
      if (given(kink) >= cost(p)) {
        high = kink;
        break;
      }
      low = kink;
    }
    const Rational at_low = given(low), at_high = given(high);
    const Rational f = at_high == at_low ? low : low + (high - low) * (cost(p) - at_low) / (at_high - at_low);
    for (auto& gift : gifts) {
      if (gift.contains(p)) hand_on(gift, p, std::min(sum_of(gift), gift.at(p) * f));
    }
    win(p);
  }
  void step() {
    Projects able;
    for (const ProjectIndex p : in) {
      if (support(p) >= cost(p)) able.push_back(p);
    }
    if (!able.empty()) return fund(best(able, true));
    if (rule.no_winner == NoWinner::eliminate) {
      const ProjectIndex p = best(in, false);
      given_up.emplace_back(p, support(p));
      std::erase(in, p);
      for (auto& gift : gifts) {
        if (gift.contains(p)) hand_on(gift, p, Rational());
      }
      return;
    }
    for (const ProjectIndex p : Projects(in)) {
      Rational all;
      for (const auto& gift : gifts) {
        if (gift.contains(p)) all += sum_of(gift);
      }
      if (all >= cost(p)) continue;
      std::erase(in, p);
      given_up.emplace_back(p, Rational());
    }
    if (!in.empty()) lift(best(in, true));
  }
  void go() {
    while (!in.empty()) step();
    while (!given_up.empty() && rule.completion != Completion::none) {
      std::size_t at = given_up.size() - 1;
      if (rule.completion == Completion::by_support) {
        const auto has = [&](std::size_t i) {
          return rule.no_winner == NoWinner::transfer ? support(given_up[i].first) : given_up[i].second;
        };
        for (std::size_t i = 0; i < given_up.size(); ++i) {
          const ProjectIndex p = given_up[i].first, q = given_up[at].first;
          const bool ahead = behind(q, has(at), p, has(i));
          if (ahead || (!behind(p, has(i), q, has(at)) && before(p, q))) at = i;
        }
      }
      const ProjectIndex p = given_up[at].first;
      given_up.erase(given_up.begin() + static_cast<std::ptrdiff_t>(at));
      if (election.projects[p].cost <= left) win(p);
    }
  }
};

TEST(CstvProperty, EqualsTheNaiveCount) {
  RandomElections random(161803);
  for (int round = 0; round < naive::rounds(1500) && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    const Election election = random.make(VoteType::cumulative);
    const Cstv cstv{static_cast<ChooseBy>(round % 2), static_cast<NoWinner>(round / 2 % 2),
                    static_cast<Completion>(round / 4 % 3)};
    Rule rule;
    rule.family = cstv;
    rule.ties = {TieStep::cheaper, TieStep::project_id};
    NaiveCstv naive{election, cstv};
    naive.start();
    naive.go();
    const auto outcome = count(election, rule);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->winners, naive.winners);
    EXPECT_LE(outcome->spent, election.budget);
  }
}

bool is_near(const Rational& a, const Rational& b) {
  const Rational difference = a - b;
  return (difference.sign() < 0 ? -difference : difference) < Rational(1, 1000);
}

// What lay on a project when it left is what lay there at first and all that moved there since.
void expect_moves_add_up(const Election& election, const Ledger& ledger) {
  NaiveCstv naive{election, {}};
  naive.start();
  std::map<ProjectIndex, Rational> support;
  for (const ProjectIndex p : naive.in) support[p] = naive.support(p);
  for (const LedgerMove& move : ledger.moves) {
    EXPECT_TRUE(is_near(support[move.project], move.support)) << move.project;
    EXPECT_GE(move.lost.sign(), 0);
    for (const LedgerMove::Change& change : move.changes) support[change.project] += change.amount;
  }
}

TEST(CstvProperty, TheLedgerAddsUp) {
  RandomElections random(2718);
  int lifted = 0, lost = 0, without = 0;
  for (int round = 0; round < naive::rounds(1500) && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    const Election election = random.make(VoteType::cumulative);
    Rule rule;
    rule.family = Cstv{static_cast<ChooseBy>(round % 2), static_cast<NoWinner>(round / 2 % 2), Completion::none};
    rule.ties = {TieStep::cheaper, TieStep::project_id};
    const auto outcome = count(election, rule, {}, {.ledger = true});
    if (!outcome->ledger) {
      without += election.ballots.voters > 0;
      continue;
    }
    naive::paid_by_voters(election, *outcome);
    Projects paid;
    for (const LedgerRound& one : outcome->ledger->rounds) paid.push_back(one.project);
    EXPECT_EQ(paid, outcome->winners);
    expect_moves_add_up(election, *outcome->ledger);
    for (const LedgerMove& move : outcome->ledger->moves)
      lifted += move.why == LedgerMove::Why::lifted, lost += move.lost.sign() > 0;
  }
  EXPECT_GT(lifted, 10);
  EXPECT_GT(lost, 10);
  EXPECT_LE(without, naive::rounds(1500) / 10'000);  // see cstv_ledger.h
}

// Three voters with two projects and exactly their cost: shares are no whole units, so in units they hold a little
// less.
TEST(Cstv, TheLedgerPaysOutOfSharesWhatUnitsDoNotHold) {
  Election election;
  election.vote_type = VoteType::cumulative;
  election.budget = 1400;
  for (const auto& [id, cost] : {std::pair{"a", 700}, std::pair{"b", 900}})
    election.projects.push_back({.id = id, .cost = cost});
  BallotGrouper grouper(VoteType::cumulative);
  for (ProjectIndex project : {0u, 1u}) {
    std::int64_t point = 1;
    grouper.add(std::span(&project, 1), std::span(&point, 1), 3);
  }
  election.ballots = grouper.finish();
  Rule rule;
  rule.family = Cstv{};
  const auto outcome = count(election, rule, {}, {.ledger = true});
  ASSERT_TRUE(outcome && outcome->ledger);
  EXPECT_EQ(check_ledger(election, *outcome->ledger), "");
  EXPECT_EQ(outcome->ledger->left_of(0), Rational(0));
}

// Four voters with 25 each. a has 65 behind it and needs 52, four fifths of every gift. The rest of the voter who
// named a alone is lost; that of the other two, who gave b their fifth point, goes to b.
TEST(Cstv, TheLedgerSaysWhereVotesMoved) {
  Election election;
  election.vote_type = VoteType::cumulative;
  election.budget = 100;
  for (const auto& [id, cost] : {std::pair{"a", 52}, std::pair{"b", 45}})
    election.projects.push_back({.id = id, .cost = cost});
  BallotGrouper grouper(VoteType::cumulative);
  const auto add = [&](Projects marks, std::vector<std::int64_t> points, std::uint32_t count) {
    grouper.add(marks, points, count);
  };
  add({0}, {5}, 1), add({0, 1}, {4, 1}, 2), add({1}, {5}, 1);
  election.ballots = grouper.finish();
  Rule rule;
  rule.family = Cstv{.completion = Completion::none};
  const auto outcome = count(election, rule, {}, {.ledger = true});
  ASSERT_TRUE(outcome && outcome->ledger);
  EXPECT_THAT(outcome->winners, testing::ElementsAre(0));
  const auto& moves = outcome->ledger->moves;
  ASSERT_EQ(moves.size(), 2U);
  EXPECT_EQ(moves[0].why, LedgerMove::Why::won);
  EXPECT_EQ(moves[0].support, Rational(65));  // 25 + 2 * 20
  EXPECT_EQ(moves[0].paid, Rational(52));
  ASSERT_EQ(moves[0].changes.size(), 1U);
  EXPECT_TRUE(is_near(moves[0].changes[0].amount, Rational(8)));  // 2 * (20 - 16)
  EXPECT_TRUE(is_near(moves[0].lost, Rational(5)));
  EXPECT_EQ(moves[1].why, LedgerMove::Why::given_up);
  EXPECT_TRUE(is_near(moves[1].support, Rational(43)));  // 25 + 2 * 9
  const LedgerLoss* loss = outcome->ledger->find_loss(1);
  ASSERT_TRUE(loss);
  EXPECT_TRUE(is_near(loss->missing, Rational(2)));
}

// Bounds decide what is not a tie: large random points, no exact fractions needed.
TEST(CstvProperty, BoundsAgreeWithFractions) {
  RandomElections random(5);
  for (int round = 0; round < 60 / naive::kSanitized && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    Election election;
    election.vote_type = VoteType::cumulative;
    election.budget = 1'000'003;
    for (int i = 0; i < 7; ++i) {
      election.projects.push_back({.id = fmt::format("{}", i), .cost = 100'003 + random.below(300'000)});
    }
    BallotGrouper grouper(VoteType::cumulative);
    for (int voter = 0; voter < 20; ++voter) {
      std::vector<ProjectIndex> marks;
      std::vector<std::int64_t> points;
      for (ProjectIndex p = 0; p < 7; ++p) {
        if (random.below(2) == 0) marks.push_back(p), points.push_back(1 + random.below(1'000'000));
      }
      grouper.add(marks, points);
    }
    election.ballots = grouper.finish();
    const Cstv cstv{static_cast<ChooseBy>(round % 2), static_cast<NoWinner>(round / 2 % 2), Completion::by_support};
    Rule rule;
    rule.family = cstv;
    NaiveCstv naive{election, cstv};
    naive.start();
    naive.go();
    EXPECT_EQ(count(election, rule)->winners, naive.winners);
  }
}

TEST(Bounds, HoldTheTrueValueAndSayWhenTheyDoNotKnow) {
  Bounds third(1, 3, 64);
  Bounds sum(0, 1, 64);
  for (int i = 0; i < 3; ++i) sum += third;
  const Bounds one(1, 1, 64);
  EXPECT_EQ(compare(sum, one), std::partial_ordering::unordered);
  EXPECT_EQ(compare(third, one), std::partial_ordering::less);
  EXPECT_EQ(compare(one, one), std::partial_ordering::equivalent);
  third *= std::int64_t{4};
  third /= Bounds(2, 1, 64);
  EXPECT_EQ(third.floor(), 0);
  third *= Bounds(5, 1, 64);
  EXPECT_EQ(third.floor(), 3);
  Bounds zero(0, 1, 64);
  zero -= sum;
  zero += sum;
  EXPECT_EQ(compare(Bounds(1, 1, 64) /= zero, one), std::partial_ordering::greater);  // whatever is so near nothing
}
}  // namespace
}  // namespace wiec::tally
