#include "tally/pb_reader.h"

namespace wiec::tally {
namespace {
constexpr std::string_view kMeta =
    "META\nkey;value\ndescription;Test\ncountry;Poland\nunit;Test\ninstance;2026\nnum_projects;2\nnum_votes;2\n"
    "budget;100\nrule;greedy\ndate_begin;2026\ndate_end;2026\n";

std::string file_with(std::string_view meta, std::string_view projects, std::string_view votes) {
  return fmt::format("{}{}PROJECTS\n{}VOTES\n{}", kMeta, meta, projects, votes);
}
std::string approval(std::string_view projects, std::string_view votes) {
  return file_with("vote_type;approval\n", projects, votes);
}
constexpr std::string_view kProjects = "project_id;cost;name\na;60;Swings\nb;50;Trees\n";
constexpr std::string_view kVotes = "voter_id;vote\n1;a,b\n2;b,a\n";

std::vector<std::string_view> codes_of(const PbFile& file) {
  std::vector<std::string_view> codes;
  for (const Lint& lint : file.lints) codes.push_back(name_of(lint.code));
  return codes;
}

TEST(ReadPb, GroupsEqualBallots) {
  const auto file = read_pb(approval(kProjects, kVotes));
  ASSERT_TRUE(file) << file.error().message;
  const Election& election = file->election;
  EXPECT_EQ(election.budget, 10000);
  ASSERT_EQ(election.projects.size(), 2U);
  EXPECT_EQ(election.projects[1].id, "b");
  EXPECT_EQ(election.projects[1].cost, 5000);
  ASSERT_EQ(election.ballots.size(), 1U);
  EXPECT_EQ(election.ballots.counts[0], 2U);
  EXPECT_THAT(election.ballots.marks_of(0), testing::ElementsAre(0, 1));
  EXPECT_THAT(codes_of(*file), testing::IsEmpty());
}

TEST(ReadPb, KeepsTheOrderOfAnOrdinalBallotAndGivesBordaPoints) {
  const auto file = read_pb(file_with("vote_type;ordinal\nmax_length;3\n", kProjects, kVotes));
  ASSERT_TRUE(file);
  ASSERT_EQ(file->election.ballots.size(), 2U);
  EXPECT_THAT(file->election.ballots.marks_of(1), testing::ElementsAre(1, 0));
  EXPECT_THAT(file->election.points_by_place, testing::ElementsAre(3, 2, 1));
}

TEST(ReadPb, ReadsPointsBesideTheirMarks) {
  const auto file =
      read_pb(file_with("vote_type;cumulative\n", kProjects, "voter_id;vote;points\n1;b,a;7,3\n2;a;5.0\n"));
  ASSERT_TRUE(file);
  EXPECT_THAT(file->election.ballots.marks_of(0), testing::ElementsAre(0, 1));
  EXPECT_THAT(file->election.ballots.points_of(0), testing::ElementsAre(3, 7));
  EXPECT_THAT(file->election.ballots.points_of(1), testing::ElementsAre(5));
}

TEST(ReadPb, TakesQuotedCellsWithSeparatorsQuotesAndLineEnds) {
  const auto file = read_pb(approval("project_id;cost;name\na;60;\"Swings; \"\"red\"\"\nand blue\"\nb;50;x\n", kVotes));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->election.projects[0].name, "Swings; \"red\"\nand blue");
  EXPECT_EQ(file->election.projects[1].id, "b");
}

TEST(ReadPb, ToleratesDirtAndSaysSo) {
  std::string text = "\xEF\xBB\xBF" + approval("project_id;cost;name\na ;60,50;Swings\nb;999999999;Trees\n",
                                               "voter_id;vote;age;sex\n1;a, b;199;M\n\n1;a,a;44;X\n");
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, "\r");
  const auto file = read_pb(text);
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->election.projects[0].cost, 6050);
  EXPECT_TRUE(file->election.projects[1].withdrawn());
  EXPECT_EQ(file->election.ballots.voters, 2U);
  for (const char* code : {"byte_order_mark", "carriage_returns", "decimal_comma", "outer_whitespace", "cost_withdrawn",
                           "blank_line", "impossible_age", "unknown_sex", "repeated_mark", "repeated_voter"}) {
    EXPECT_THAT(codes_of(*file), testing::Contains(code));
  }
}

TEST(ReadPb, NamesTheLineOfEachRemark) {
  const auto file = read_pb(approval(kProjects, "voter_id;vote\n1;a\n2;a,zz\n"));
  ASSERT_TRUE(file);
  ASSERT_EQ(file->lints.size(), 1U);
  EXPECT_EQ(name_of(file->lints[0].code), "unknown_project");
  EXPECT_EQ(severity_of(file->lints[0].code), Severity::error);
  EXPECT_EQ(file->lints[0].line, 21U);
}

TEST(ReadPb, ComparesCountsVotesAndScoresWithTheBallots) {
  const auto file = read_pb(file_with("vote_type;ordinal\nmax_length;2\nmin_length;2\nmax_sum_cost;100\n",
                                      "project_id;cost;votes;score;selected\na;60;9;3;1\nb;50;2;9;1\n\"c\";0;0;0;7\n",
                                      "voter_id;vote;voting_method\n1;a,b;internet\n2;b,a;post\n3;a;paper\n"));
  ASSERT_TRUE(file);
  for (const char* code :
       {"votes_miscounted", "projects_miscounted", "votes_differ", "score_differs", "selected_over_budget",
        "bad_selected", "zero_cost", "unknown_voting_method", "ballot_outside_limits"}) {
    EXPECT_THAT(codes_of(*file), testing::Contains(code));
  }
}

std::size_t count_of(const PbFile& file, LintCode code) {
  return static_cast<std::size_t>(std::ranges::count(file.lints, code, &Lint::code));
}

TEST(ReadPb, ChecksTheValuesOfMeta) {
  const std::string bad =
      "vote_type;ordinal\nlanguage;Polish\ncurrency;zl\nfully_funded;yes\nexperimental;0\nscoring_fn;Dowdall\n"
      "comment;words\nmin_project_cost;cheap\nmin_project_score_threshold;ten\n";
  const auto file = read_pb(file_with(bad, kProjects, kVotes));
  ASSERT_TRUE(file) << file.error().message;
  // The currency is remarked twice: no code at all, and none that amounts are printed in.
  EXPECT_EQ(count_of(*file, LintCode::bad_meta_value), 9U);
  const std::string good =
      "vote_type;ordinal\nlanguage;pl\ncurrency;PLN\nexperimental;1\nscoring_fn;Borda\n"
      "comment;#1: words\nmin_project_cost;1,50\nmin_project_score_threshold;10\n";
  EXPECT_EQ(count_of(*read_pb(file_with(good, kProjects, kVotes)), LintCode::bad_meta_value), 0U);
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(ReadPb, ChecksDatesAndTheRuleOfMeta) {
  const std::string text = approval(kProjects, kVotes);
  const auto wrong = [&](std::string_view from, std::string_view to) {
    return count_of(*read_pb(with(text, from, to)), LintCode::bad_meta_value);
  };
  EXPECT_EQ(wrong("date_begin;2026", "date_begin;31.02.2026"), 1U);
  EXPECT_EQ(wrong("date_end;2026", "date_end;31.12.2025"), 1U);
  EXPECT_EQ(wrong("date_end;2026", "date_end;31.12.2026"), 0U);
  EXPECT_EQ(wrong("rule;greedy", "rule;lottery"), 1U);
  EXPECT_EQ(wrong("rule;greedy", "rule;equalshares/add1-comparison"), 0U);
}

TEST(ReadPb, RemarksMoneyLeftByTheDeclaredRule) {
  const std::string text = approval("project_id;cost;selected\na;60;1\nb;40;0\n", kVotes);
  const auto codes = [&](std::string_view rule) {
    return codes_of(*read_pb(with(text, "rule;greedy", fmt::format("rule;{}", rule))));
  };
  EXPECT_THAT(codes("greedy"), testing::ElementsAre("unused_budget"));
  EXPECT_THAT(codes("greedy-threshold"), testing::ElementsAre("unused_budget"));
  EXPECT_THAT(codes("greedy-custom"), testing::ElementsAre("money_left"));
  EXPECT_THAT(codes("greedy-no-skip"), testing::IsEmpty());
  EXPECT_THAT(codes("equalshares/add1"), testing::IsEmpty());
}

TEST(ReadPb, ComparesProjectsWithTheListsOfMeta) {
  const auto file =
      read_pb(file_with("vote_type;approval\ncategories;sport,green\nneighborhoods;North\nfully_funded;1\n",
                        "project_id;cost;category;neighborhood;selected\na;60;sport;North;1\n"
                        "b;40;\"sport,culture\";South;0\n",
                        kVotes));
  ASSERT_TRUE(file);
  EXPECT_EQ(count_of(*file, LintCode::undeclared_part), 2U);
  EXPECT_EQ(count_of(*file, LintCode::not_fully_funded), 1U);
}

TEST(ReadPb, PutsAtMostFiftyOfAKindIntoWords) {
  std::string votes = "voter_id;vote\n";
  for (int i = 0; i < 200; ++i) votes += fmt::format("{};a,a\n", i);
  const auto file = read_pb(approval(kProjects, votes));
  ASSERT_TRUE(file);
  const auto repeated = std::ranges::count(file->lints, LintCode::repeated_mark, &Lint::code);
  EXPECT_EQ(repeated, 51);
}

struct Malformed {
  std::string name;
  std::string text;
  std::uint32_t line;
  std::string message;
};
class ReadMalformedPb : public testing::TestWithParam<Malformed> {};

TEST_P(ReadMalformedPb, SaysLineAndReason) {
  const auto file = read_pb(GetParam().text);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().line, GetParam().line);
  EXPECT_THAT(file.error().message, testing::HasSubstr(GetParam().message));
}

std::string meta_less(std::string_view key) {
  std::string text = approval(kProjects, kVotes);
  const std::size_t at = text.find(fmt::format("\n{};", key));
  return text.erase(at, text.find('\n', at + 1) - at);
}

const std::vector<Malformed> kMalformed{
    {"Empty", "", 0, "empty"},
    {"NoMeta", "PROJECTS\n", 1, "META"},
    {"NoKeyValue", "META\nbudget;1\n", 2, "key;value"},
    {"NoProjects", "META\nkey;value\nbudget;1\nvote_type;approval\n", 4, "PROJECTS is missing"},
    {"NoVotes", std::string(kMeta) + "vote_type;approval\nPROJECTS\nproject_id;cost\na;1\n", 16, "VOTES is missing"},
    {"NoProjectHeader", std::string(kMeta) + "vote_type;approval\nPROJECTS\n", 14, "no header"},
    {"NoVoteHeader", approval(kProjects, ""), 18, "no header"},
    {"NoBudget", meta_less("budget"), 0, "no budget"},
    {"NoVoteType", meta_less("vote_type"), 0, "no vote_type"},
    {"UnknownVoteType", file_with("vote_type;loud\n", kProjects, kVotes), 13, "unknown vote_type"},
    {"BudgetTwice", file_with("vote_type;approval\nbudget;7\n", kProjects, kVotes), 14, "stands twice"},
    {"ThousandsByComma", approval("project_id;cost\na;1,000\n", kVotes), 16, "no amount"},
    {"NegativePoints", file_with("vote_type;cumulative\n", kProjects, "voter_id;vote;points\n1;a,b;3,-1\n"), 20,
     "whole number"},
    {"NegativeCost", approval("project_id;cost\na;-5\n", kVotes), 16, "no amount"},
    {"AbsurdCost", approval("project_id;cost\na;99999999999999999999\n", kVotes), 16, "no amount"},
    {"ThreeDecimals", approval("project_id;cost\na;1.234\n", kVotes), 16, "no amount"},
    {"NoCostColumn", approval("project_id;price\na;5\n", kVotes), 15, "no column cost"},
    {"TwiceTheId", approval("project_id;cost\na;5\na;6\n", kVotes), 17, "stands twice"},
    {"TwiceTheColumn", approval("project_id;cost;cost\na;5;5\n", kVotes), 15, "stands twice"},
    {"NoId", approval("project_id;cost\n;5\n", kVotes), 16, "without an id"},
    {"CommaInId", approval("project_id;cost\n\"a,b\";5\n", kVotes), 16, "comma"},
    {"TooManyCells", approval("project_id;cost\na;5;x\n", kVotes), 16, "3 cells"},
    {"OpenQuote", approval("project_id;cost;name\na;5;\"x\n", kVotes), 16, "never closed"},
    {"NoVoteColumn", approval(kProjects, "voter_id;ballot\n"), 19, "no column vote"},
    {"NoPoints", file_with("vote_type;cumulative\n", kProjects, kVotes), 19, "no column points"},
    {"FewerPoints", file_with("vote_type;cumulative\n", kProjects, "voter_id;vote;points\n1;a,b;3\n"), 20,
     "2 marks but 1 points"},
    {"HalfPoints", file_with("vote_type;cumulative\n", kProjects, "voter_id;vote;points\n1;a;1.5\n"), 20,
     "whole number"},
    {"AbsurdPoints", file_with("vote_type;cumulative\n", kProjects, "voter_id;vote;points\n1;a;99999999999\n"), 20,
     "beyond all ballots"},
    {"NotUtf8", approval("project_id;cost\na\xB3;5\n", kVotes), 16, "UTF-8"},
    {"Nul", approval(std::string_view("project_id;cost\na\0;5\n", 21), kVotes), 16, "UTF-8"},
    {"SpacedTitle", with(approval(kProjects, kVotes), "vote_type;approval", "vote_type;approval\n\bMETA"), 14, "META"},
    {"SecondVotes", approval(kProjects, "voter_id;vote\n1;a\nVOTES\nvoter_id;vote\n"), 21, "second section"},
    {"Contradiction", file_with("vote_type;approval\nmin_length;5\nmax_length;2\n", kProjects, kVotes), 15,
     "below min_length"},
    {"ContradictingPoints", file_with("vote_type;scoring\nmin_points;5\nmax_points;2\n", kProjects, kVotes), 15,
     "below min_points"},
    {"ContradictingCategories",
     file_with("vote_type;approval\ncategories;x,y\nmin_length_per_category;1,2\nmax_length_per_category;1,1\n",
               kProjects, kVotes),
     16, "below min_length_per_category"},
};
INSTANTIATE_TEST_SUITE_P(All, ReadMalformedPb, testing::ValuesIn(kMalformed),
                         [](const auto& each) { return each.param.name; });
}  // namespace
}  // namespace wiec::tally
