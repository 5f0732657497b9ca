#include "tally/pb_writer.h"

#include "tally/pb_reader.h"
#include "tally/random_election_test.h"
#include "tally/record.h"

namespace wiec::tally {
namespace {
constexpr std::string_view kFile =
    "META\nkey;value\ndescription;\"A; "
    "\"\"b\"\"\"\ncountry;Poland\nunit;U\ninstance;1\nnum_projects;2\nnum_votes;3\nbudget;100.50\n"
    "vote_type;approval\nrule;greedy\ndate_begin;2026\ndate_end;2026\nlanguage;pl\n"
    "PROJECTS\nproject_id;cost;votes;name;selected\nb;60.5;2;\"Drzewa;\nlipy\";1\na;40;2;Ławki;0\n"
    "VOTES\nvoter_id;vote;age\n7;b,a;31\n3;a,b;\n9;;44\n";

std::string rewritten(std::string_view text) {
  const auto file = read_pb(text, {.keep_voters = true});
  return file ? write_pb(*file) : file.error().message;
}

TEST(WritePb, GivesBackTheSameBytes) {
  EXPECT_EQ(rewritten(kFile), kFile);
  std::string dos = "\xEF\xBB\xBF";
  for (const char c : std::string_view("META\nkey;value\nbudget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\na;"
                                       "1\nVOTES\nvoter_id;vote\n1;a")) {
    if (c == '\n') dos += '\r';
    dos += c;
  }
  EXPECT_EQ(rewritten(dos), dos);
}

TEST(PbFrom, WritesAnElectionThatReadsBackEqual) {
  RandomElections random(31);
  for (const VoteType type :
       {VoteType::approval, VoteType::choose_one, VoteType::cumulative, VoteType::scoring, VoteType::knapsack}) {
    for (int round = 0; round < 100; ++round) {
      Election election = random.make(type);
      election.points_by_place.clear();
      election.title = "Próba; \"x\"";
      const auto back = read_pb(write_pb(pb_from(election, {{"rule", "greedy"}})));
      ASSERT_TRUE(back) << back.error().line << back.error().message;
      ASSERT_EQ(hex(fingerprint(back->election)), hex(fingerprint(election))) << round;
    }
  }
}

TEST(PbFrom, WritesWhatWasCounted) {
  const auto file = read_pb(kFile);
  ASSERT_TRUE(file);
  const auto outcome = count(file->election, *preset("greedy"));
  const std::string text = write_pb(pb_from(file->election, {{"unit", "Kraków"}}, &*outcome));
  EXPECT_THAT(text, testing::HasSubstr("unit;Kraków\n"));
  EXPECT_THAT(text, testing::HasSubstr("project_id;cost;votes;name;category;selected\nb;60.50;2;\"Drzewa;\nlipy\";;"));
  EXPECT_THAT(text, testing::HasSubstr("VOTES\nvoter_id;vote\n1;\n2;b,a\n3;b,a\n"));
}

TEST(Fingerprint, DependsOnContentNotOnOrder) {
  const auto file = read_pb(kFile);
  std::string turned(kFile);
  const std::string first = "7;b,a;31\n", second = "3;a,b;\n";
  turned.replace(turned.find(first), first.size() + second.size(), second + first);
  EXPECT_EQ(fingerprint(file->election), fingerprint(read_pb(turned)->election));
  std::string other(kFile);
  other.replace(other.find("9;;44"), 5, "9;a;4");
  EXPECT_NE(fingerprint(file->election), fingerprint(read_pb(other)->election));
}

TEST(RecordText, IsCanonicalAndCarriesItsHash) {
  const auto file = read_pb(kFile);
  const Rule rule = *preset("greedy");
  const auto outcome = count(file->election, rule);
  const std::string text = record_text(file->election, rule, {}, *outcome, {hex(sha256(kFile)), ""});
  auto json = parse_json(text);
  ASSERT_TRUE(json);
  EXPECT_EQ(canonical_json(*json), text);
  EXPECT_EQ(*json->find("format")->string(), record_format);
  auto& members = *json->object();
  const std::string hash = *json->find("sha256")->string();
  std::erase_if(members, [](const auto& member) { return member.first == "sha256"; });
  EXPECT_EQ(hash, hex(sha256(canonical_json(*json))));
}
}  // namespace
}  // namespace wiec::tally
