// Everything the counting library can say has its sentence in both languages.
#include <set>

#include "modules/voting/preset_words.h"
#include "modules/voting/problem_words.h"
#include "modules/voting/result_parts.h"
#include "modules/voting/study_pools.h"
#include "tally/faulty_ballots.h"
#include "tally/pb_reader.h"
#include "tally/record.h"
#include "tally/report.h"

namespace wiec::voting {
namespace {

TEST(ProblemWords, EveryFaultOfAFileHasItsOwnSentence) {
  for (const Language l : kLanguages) {
    std::set<std::string> sentences;
    for (std::size_t i = 0; i < tally::pb_faults; ++i) {
      const tally::PbError error = tally::pb_error(7, static_cast<tally::PbFault>(i), {"first", "second"});
      const std::string sentence = sentence_of(l, error);
      EXPECT_THAT(sentence, testing::HasSubstr("7")) << name_of(error.fault);
      EXPECT_TRUE(sentences.insert(sentence).second) << sentence;
    }
  }
  EXPECT_EQ(sentence_of(Language::pl, tally::pb_error(16, tally::PbFault::cost_wrong, {"-5"})),
            "Wiersz 16: koszt nie jest kwotą: „-5”.");
  EXPECT_EQ(sentence_of(Language::en, tally::pb_error(0, tally::PbFault::meta_missing, {"budget"})),
            "The whole file: META has no budget.");
}

TEST(ProblemWords, ShowLongCellsShort) {
  const auto error = tally::pb_error(3, tally::PbFault::cost_wrong, {std::string(5000, 'x')});
  EXPECT_LT(sentence_of(Language::pl, error).size(), 200U);
}

TEST(ProblemWords, NameTheParameterOfARule) {
  const auto sentence = [](Language l, std::string_view text) {
    const auto rule = tally::rule_from_text(text);
    return rule ? std::string() : sentence_of(l, rule.error());
  };
  EXPECT_THAT(sentence(Language::pl, R"({"family": "luck"})"),
              testing::StartsWith("Zasada, parametr family: dozwolone słowa: greedy"));
  EXPECT_THAT(sentence(Language::en, R"({"family": "greedy", "threshold": {"at_least": -1}})"),
              testing::StartsWith("Rule, parameter threshold.at_least: must be a whole number from 0 to"));
  EXPECT_EQ(sentence(Language::pl, "{,}"), "Tekst zasady: to nie jest poprawny JSON, błąd przy bajcie 2.");
  EXPECT_THAT(sentence(Language::pl, R"({"family": "greedy", "speed": 1})"), testing::HasSubstr("nieznany parametr"));
  const tally::CountError gave_up{"work", "x", 3'000, 2};
  EXPECT_THAT(sentence_of(Language::en, gave_up), testing::HasSubstr("3,000"));
  EXPECT_THAT(sentence_of(Language::pl, gave_up), testing::HasSubstr("karty o"));
}

template <std::size_t I = 0>
void expect_sentences() {
  if constexpr (I < std::variant_size_v<tally::Reason>) {
    const tally::Election election;
    const tally::Reason reason{std::in_place_index<I>};
    const std::string json = to_text(tally::json_of(election, reason));
    for (const Language l : kLanguages) EXPECT_GT(sentence_of_reason(l, json, {}, Currency::pln).size(), 5U) << json;
    EXPECT_NE(sentence_of_reason(Language::pl, json, {}, Currency::pln), code_of(reason)) << "in reason_words.cpp";
    expect_sentences<I + 1>();
  }
}

TEST(ReasonWords, EveryReasonHasASentence) { expect_sentences(); }

TEST(PresetWords, EveryPresetHasATitleInBothLanguages) {
  for (const Language l : kLanguages) {
    std::set<std::string> titles;
    for (const RuleChoice& choice : rule_choices(l)) {
      EXPECT_NE(choice.title, choice.name) << "a title is missing in preset_words.cpp";
      EXPECT_TRUE(titles.insert(choice.title).second) << choice.title;
    }
    EXPECT_EQ(titles.size(), tally::preset_names().size());
  }
  EXPECT_EQ(rule_choices(Language::pl).front().name, "greedy");
}

constexpr std::string_view kBallots =
    "META\nkey;value\ndescription;Test\ncountry;Poland\nunit;Test\ninstance;2026\nnum_projects;3\nnum_votes;4\n"
    "budget;100\nvote_type;approval\nrule;greedy\ndate_begin;2026\ndate_end;2026\n"
    "PROJECTS\nproject_id;cost;votes;name\na;60;3;Swings\nb;50;2;Trees\nc;40;1;Benches\n"
    "VOTES\nvoter_id;vote\n1;a,b\n2;a\n3;a,b\n4;c\n";

Json report_of_ballots() {
  const auto file = tally::read_pb(kBallots);
  const auto rule = *tally::preset("greedy");
  const auto outcome = *tally::count(file->election, rule);
  return tally::report(file->election, rule, {}, outcome, {.names = true, .changes = true, .what_if = true});
}

TEST(Report, ReadsBackAsAView) {
  const Json report = report_of_ballots();
  const auto view = view_of(report);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->budget.minor, 10'000);
  EXPECT_EQ(view->spent.minor, 10'000);
  EXPECT_EQ(view->ballots, 4);
  ASSERT_EQ(view->projects.size(), 3U);
  EXPECT_EQ(view->projects[0].title_pl, "Swings");
  EXPECT_TRUE(view->projects[0].won);
  EXPECT_EQ(view->projects[1].title_pl, "Trees");
  EXPECT_THAT(sentences_of_change(Language::pl, view->changes[1], view->projects[1].cost),
              testing::ElementsAre("Wygrałby, gdyby 1\u00A0osoba więcej zagłosowała tylko na niego. Mniej by nie "
                                   "wystarczyło.",
                                   "Wygrałby, gdyby kosztował najwyżej 40\u00A0zł, czyli o\u00A010\u00A0zł mniej."));
  EXPECT_FALSE(view_of(Json()));
}

TEST(Report, IsShownInBothLanguages) {
  const Json report = report_of_ballots();
  const auto view = view_of(report);
  for (const Language l : kLanguages) {
    Html out;
    put_money(out, l, *view);
    put_chart(out, l, *view);
    put_table(out, l, *view);
    put_voters(out, l, report.find("voters"));
    put_what_if(out, l, *view, report.find("what_if"), report.find("voters"));
    EXPECT_THAT(std::string(out.view()), testing::AllOf(testing::HasSubstr("Swings"), testing::HasSubstr("<table")));
  }
}

TEST(FaultyBallots, EveryFaultHasWords) {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(tally::BallotFault::part_cost_too_high); ++i) {
    const tally::FaultyBallots faulty{3, i % 2 == 0, {{static_cast<tally::BallotFault>(i), 3}}};
    const Json report(Json::Object{{"faulty_ballots", tally::json_of(faulty)}, {"unknown_marks", 2}});
    for (const Language l : kLanguages) {
      const auto sentences = sentences_of_faulty(l, report);
      ASSERT_EQ(sentences.size(), 2U);
      EXPECT_THAT(sentences[0], testing::HasSubstr(" (3)")) << name_of(static_cast<tally::BallotFault>(i));
    }
  }
  const Json none(Json::Object{{"faulty_ballots", tally::json_of(tally::FaultyBallots{})}});
  EXPECT_THAT(sentences_of_faulty(Language::pl, none),
              testing::ElementsAre("Żadna karta nie łamie zasad głosowania zapisanych w\u00A0pliku."));
  EXPECT_THAT(sentences_of_faulty(Language::pl, Json(Json::Object{})), testing::IsEmpty());
}

// By kind of ledger: a word of the sentence on the shares, a word on a project that won.
TEST(MoneyFlow, IsToldOfEveryRuleThatLetsVotersPay) {
  const auto file = tally::read_pb(kBallots);
  struct Case {
    std::string family, kind, share, winner;
  };
  const Case cases[] = {{"equal_shares", "shares", "Each voter had", "paid for it"},
                        {"exact_equal_shares", "shares", "Each voter had", "paid for it"},
                        {"phragmen", "purses", "filled at the same pace", "flowed into each purse"},
                        {"maximin_support", "loads", "Nobody paid more than", "somebody had to pay"},
                        {"cstv", "votes", "vote was worth", "moved to other projects"}};
  for (const Case& one : cases) {
    SCOPED_TRACE(one.family);
    const auto rule = tally::rule_from_text(fmt::format(R"({{"family": "{}"}})", one.family));
    ASSERT_TRUE(rule);
    const auto outcome = tally::count(file->election, *rule);
    ASSERT_TRUE(outcome);
    const Json report = tally::report(file->election, *rule, {}, *outcome, {.names = true, .money_flow = true});
    const Json* flow = report.find("money_flow");
    ASSERT_TRUE(flow);
    EXPECT_EQ(*flow->find("kind")->string(), one.kind);
    EXPECT_EQ(*flow->find("identities")->string(), "hold");
    const auto view = view_of(report);
    Html polish, english;
    put_money_flow(polish, Language::pl, *view, flow);
    put_money_flow(english, Language::en, *view, flow);
    EXPECT_THAT(std::string(polish.view()), testing::HasSubstr("Rachunek się zgadza"));
    EXPECT_THAT(std::string(english.view()), testing::HasSubstr(one.share));
    const std::string winner = *flow->find("rounds")->array()->front().find("project")->string();
    EXPECT_THAT(sentences_of_money(Language::en, *flow, winner, Currency::pln),
                testing::Contains(testing::HasSubstr(one.winner)));
  }
}

std::string largest_group_by(std::string_view preset, Language l) {
  const auto file = tally::read_pb(kBallots);
  const auto rule = *tally::preset(preset);
  const auto outcome = *tally::count(file->election, rule);
  const Json report = tally::report(file->election, rule, {}, outcome, {.names = true, .groups = 2});
  Html section;
  put_groups(section, l, *view_of(report), report);
  EXPECT_THAT(std::string(section.view()), testing::HasSubstr("<li>"));
  const auto groups = words_of_groups(l, report, [](const std::string& id) { return id; });
  EXPECT_EQ(groups.size(), 2U);
  return fmt::format("{}: {}. {}", groups.front().people, fmt::join(groups.front().projects, ", "),
                     groups.front().money);
}

TEST(VoterGroups, AreToldWhatTheyGotAndPaid) {
  EXPECT_EQ(largest_group_by("greedy", Language::pl), "2\u00A0osoby: a – wygrał, b – nie wygrał. ");
  EXPECT_EQ(largest_group_by("mes-cost", Language::en),
            "2 people: a – won, PLN\u00A020 paid by each, b – lost. "
            "Each of them had PLN\u00A025: paid PLN\u00A020, has PLN\u00A05 left.");
  EXPECT_THAT(largest_group_by("maximin-support", Language::en), testing::HasSubstr("nobody paid more than"));
}

TEST(Study, KeepsWhatTheResultDoesNot) {
  const Json study = study_of(report_of_ballots());
  EXPECT_TRUE(study.find("voters"));
  EXPECT_TRUE(study.find("what_if"));
  const Json* change = study.find("changes")->find("b");
  ASSERT_TRUE(change);
  EXPECT_EQ(to_text(*change->find("cost")), R"({"answer":"found","amount":1000,"smallest":true})");
  EXPECT_FALSE(study.find("winners"));
}

}  // namespace
}  // namespace wiec::voting
