#include "tally/check.h"

namespace wiec::tally {
namespace {
using testing::HasSubstr;
using testing::StartsWith;

struct Row {
  std::string id;
  std::string cost;
  int votes;
  std::string selected;
};

// A choose-1 file with these projects, each with its number of voters.
std::string file_of(std::string_view meta, const std::vector<Row>& rows) {
  std::string projects, ballots;
  int voter = 0;
  for (const Row& row : rows) {
    projects += fmt::format("{};{};{};{}\n", row.id, row.cost, row.votes, row.selected);
    for (int i = 0; i < row.votes; ++i) ballots += fmt::format("{};{}\n", ++voter, row.id);
  }
  return fmt::format(
      "META\nkey;value\ndescription;T\ncountry;P\nunit;U\ninstance;1\nnum_projects;{}\nnum_votes;{}\nbudget;100\n"
      "vote_type;choose-1\ndate_begin;2026\ndate_end;2026\n{}PROJECTS\nproject_id;cost;votes;selected\n{}VOTES\nvoter_"
      "id;vote\n{}",
      rows.size(), voter, meta, projects, ballots);
}
Checked check(std::string_view meta, const std::vector<Row>& rows) { return check_pb(file_of(meta, rows)); }

TEST(Check, TriesTheDeclaredRuleFirst) {
  const std::vector<Row> rows{{"a", "60", 9, "1"}, {"b", "50", 8, "0"}, {"c", "30", 7, "0"}};
  const Checked declared = check("rule;greedy-no-skip\n", rows);
  EXPECT_EQ(declared.verdict, Verdict::ok);
  EXPECT_EQ(declared.reason, "greedy-no-skip");
  const Checked other = check("rule;greedy\n", rows);
  EXPECT_EQ(other.verdict, Verdict::ok);
  EXPECT_EQ(other.reason, "greedy-no-skip; lint unused_budget x1");
}

TEST(Check, KnowsThresholdAndTheLastPartlyFunded) {
  EXPECT_EQ(check("rule;greedy-threshold\nmin_project_score_threshold;8\n", {{"a", "50", 9, "1"}, {"b", "10", 7, "0"}})
                .reason,
            "greedy with threshold 8");
  const Checked last = check("rule;greedy-custom\n", {{"a", "60", 9, "1"}, {"b", "50", 8, "2"}, {"c", "10", 7, "0"}});
  EXPECT_EQ(last.verdict, Verdict::ok);
  EXPECT_EQ(last.reason, "greedy-fund-last-80");
}

TEST(Check, NamesATieThatTheAnnouncedResultDecides) {
  const Checked ours = check("rule;greedy\n", {{"a", "60", 9, "1"}, {"b", "70", 9, "0"}});
  EXPECT_EQ(ours.verdict, Verdict::ok);
  EXPECT_THAT(ours.reason, HasSubstr("tie a, b decided by cheaper"));
  const Checked theirs = check("rule;greedy\n", {{"a", "60", 9, "0"}, {"b", "70", 9, "1"}});
  EXPECT_EQ(theirs.verdict, Verdict::explained);
  EXPECT_THAT(theirs.reason, HasSubstr("tie, announced in the order b, a"));
}

TEST(Check, NamesAWithdrawnCostWhereTheRuleStops) {
  const std::vector<Row> rows{{"a", "60", 9, "1"}, {"b", "999999999", 8, "0"}, {"c", "30", 7, "1"}};
  const Checked out = check("rule;greedy-no-skip\n", rows);
  EXPECT_EQ(out.verdict, Verdict::explained);
  EXPECT_THAT(out.reason, HasSubstr("b withdrawn"));
}

TEST(Check, FindsTheSmallestSetOfAtMostThreeExclusions) {
  const Checked one = check("rule;greedy\n", {{"a", "60", 9, "0"}, {"b", "50", 8, "1"}, {"c", "50", 7, "1"}});
  EXPECT_EQ(one.verdict, Verdict::explained);
  EXPECT_EQ(one.reason, "greedy; without a: reason not in file");
  const Checked three =
      check("rule;greedy\n", {{"a", "60", 9, "0"}, {"b", "60", 8, "0"}, {"c", "60", 7, "0"}, {"d", "60", 6, "1"}});
  EXPECT_EQ(three.reason, "greedy; without a, b, c: reason not in file");
  const Checked four =
      check("rule;greedy\n",
            {{"a", "60", 9, "0"}, {"b", "60", 8, "0"}, {"c", "60", 7, "0"}, {"d", "60", 6, "0"}, {"e", "60", 5, "1"}});
  EXPECT_EQ(four.verdict, Verdict::differs);
}

TEST(Check, UnderstandsADeclaredExclusiveRule) {
  const Checked shut_out = check("rule;greedy-exclusive\n", {{"a", "10", 9, "1"},
                                                             {"b", "10", 8, "0"},
                                                             {"c", "10", 7, "1"},
                                                             {"d", "10", 6, "0"},
                                                             {"e", "10", 5, "0"},
                                                             {"f", "10", 4, "0"}});
  EXPECT_EQ(shut_out.verdict, Verdict::explained);
  EXPECT_THAT(shut_out.reason, HasSubstr("declared exclusive, shut out: b, d, e, f"));
  const Checked no_rival =
      check("rule;greedy-exclusive\n",
            {{"a", "10", 9, "0"}, {"b", "10", 8, "0"}, {"c", "10", 7, "0"}, {"d", "10", 6, "0"}, {"e", "10", 5, "1"}});
  EXPECT_EQ(no_rival.verdict, Verdict::differs);
}

TEST(Check, SaysWhatIsFundedBeyondTheRule) {
  const Checked award = check("rule;greedy-no-skip\n", {{"a", "60", 9, "1"}, {"b", "90", 8, "2"}});
  EXPECT_EQ(award.verdict, Verdict::explained);
  EXPECT_THAT(award.reason, HasSubstr("funded beyond the rule, as selected 2 or 3 says: b"));
}

TEST(Check, DiffersWhereAWinnerCannotWin) {
  const Checked out = check("rule;greedy\n", {{"a", "60", 9, "1"}, {"b", "60", 8, "1"}});
  EXPECT_EQ(out.verdict, Verdict::differs);
  EXPECT_THAT(out.reason, HasSubstr("does not give: b"));
}

TEST(Check, RecountsWhereNothingIsSelected) {
  std::string text = file_of("rule;greedy\n", {{"a", "60", 9, ""}, {"b", "50", 8, ""}});
  const auto drop_selected = [](std::string out) {
    for (std::size_t at = 0; (at = out.find(";\n", at)) != std::string::npos;) out.erase(at, 1);
    return out.erase(out.find(";selected"), 9);
  };
  text = drop_selected(text);
  EXPECT_EQ(check_pb(text).verdict, Verdict::ok);
  EXPECT_EQ(check_pb(text).reason, "no selected; the recount equals votes");
  text.replace(text.find("a;60;9"), 6, "a;60;7");
  EXPECT_EQ(check_pb(text).verdict, Verdict::differs);
  EXPECT_THAT(check_pb(text).reason, StartsWith("no selected; the recount differs for a"));
}

TEST(Check, DoesNotExplainARuleItDoesNotKnow) {
  EXPECT_EQ(check("rule;equalshares/unheard-of-2099\n", {{"a", "60", 9, "0"}, {"b", "50", 8, "0"}}).verdict,
            Verdict::differs);
}

TEST(Check, GivesTheLineOfAMalformedFile) {
  const Checked out = check_pb("META\nkey;value\nbudget;-1\nvote_type;approval\nPROJECTS\n");
  EXPECT_EQ(out.verdict, Verdict::differs);
  EXPECT_EQ(out.reason, "line 3: budget is no amount of money: -1");
}

TEST(Check, ReportsDirt) {
  std::string text = file_of("rule;greedy\n", {{"a", "60,0", 2, "1"}});
  EXPECT_THAT(check_pb(text).reason, HasSubstr("lint decimal_comma x1"));
}
}  // namespace
}  // namespace wiec::tally
