#include "verify/verify_record.h"

#include <filesystem>
#include <fstream>

#include "base/sha256.h"
#include "tally/pb_reader.h"
#include "tally/record.h"

namespace wiec::verify {
namespace {
constexpr std::string_view kBallots =
    "META\nkey;value\ndescription;Test\ncountry;Poland\nunit;Test\ninstance;2026\nnum_projects;3\nnum_votes;4\n"
    "budget;100\nvote_type;approval\nrule;greedy\ndate_begin;2026\ndate_end;2026\n"
    "PROJECTS\nproject_id;cost;votes;name\na;60;3;Swings\nb;50;2;Trees\nc;40;1;Benches\n"
    "VOTES\nvoter_id;vote\n1;a,b\n2;a\n3;a,b\n4;c\n";
constexpr std::string_view kRule = R"({"family": "greedy", "threshold": {"of": "votes", "at_least": 1}})";

std::string record_of(std::string_view ballots, std::optional<std::string_view> rule_text) {
  const auto file = tally::read_pb(ballots);
  const auto rule = rule_text ? *tally::rule_from_text(*rule_text) : *tally::preset("greedy");
  tally::Inputs inputs;
  inputs.exclusions.push_back({"c", {"the mayor's office", "2026-10-01", "the ground was sold"}});
  const auto outcome = tally::count(file->election, rule, inputs);
  return tally::record_text(file->election, rule, inputs, *outcome,
                            {hex(sha256(ballots)), rule_text ? hex(sha256(*rule_text)) : ""});
}

TEST(VerifyRecord, SaysEqualToTheHonestRecord) {
  EXPECT_THAT(verify_record(record_of(kBallots, {}), kBallots, {}).differences, testing::IsEmpty());
  EXPECT_THAT(verify_record(record_of(kBallots, kRule), kBallots, kRule).differences, testing::IsEmpty());
}

TEST(VerifyRecord, SaysWhereAForgedWinnerStands) {
  std::string record = record_of(kBallots, {});
  const auto at = record.find(R"("winners":["a"])");
  ASSERT_NE(at, std::string::npos);
  record.replace(at, 15, R"("winners":["b"])");
  const Verification out = verify_record(record, kBallots, {});
  EXPECT_FALSE(out.equal);
  EXPECT_THAT(out.differences, testing::Contains(R"(outcome.winners[0]: stated "b", recomputed "a")"));
}

TEST(VerifyRecord, NeedsTheRuleTextThatTheRecordNames) {
  const Verification out = verify_record(record_of(kBallots, kRule), kBallots, {});
  EXPECT_THAT(out.differences, testing::Contains(testing::HasSubstr("must be given too")));
}

TEST(VerifyRecord, SaysWhatIsNoRecord) {
  EXPECT_FALSE(verify_record("", kBallots, {}).equal);
  EXPECT_FALSE(verify_record("{}", kBallots, {}).equal);
  EXPECT_FALSE(verify_record("[1,2]", kBallots, {}).equal);
  EXPECT_FALSE(verify_record(R"({"rule":7,"inputs":7})", kBallots, {}).equal);
}

// Every byte of ballots, rule and record, with one of its bits turned: all must be found.
TEST(VerifyRecord, FindsEveryChangedByte) {
  const std::string record = record_of(kBallots, kRule);
  std::array<std::string, 3> texts{record, std::string(kBallots), std::string(kRule)};
  std::size_t unseen = 0, tried = 0;
  for (std::string& text : texts) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char honest = text[i];
      text[i] = static_cast<char>(honest ^ (1 << (i * 5 % 8)));
      unseen += verify_record(texts[0], texts[1], texts[2]).equal;
      ++tried;
      text[i] = honest;
    }
  }
  EXPECT_GT(tried, 1500U);
  EXPECT_EQ(unseen, 0U);
}

// 10,000 times one byte somewhere in ballots, rule or record becomes another one: all must be found.
TEST(VerifyRecord, FindsTenThousandRandomChanges) {
  std::array<std::string, 3> texts{record_of(kBallots, kRule), std::string(kBallots), std::string(kRule)};
  ASSERT_TRUE(verify_record(texts[0], texts[1], texts[2]).equal);
  std::uint64_t state = 2026;
  const auto below = [&](std::uint64_t bound) {  // SplitMix64
    std::uint64_t z = state += 0x9E3779B97F4A7C15;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return (z ^ z >> 31) % bound;
  };
  std::size_t found = 0;
  for (int round = 0; round < 10'000; ++round) {
    std::string& text = texts[below(texts.size())];
    char& byte = text[below(text.size())];
    const char honest = byte;
    byte = static_cast<char>(honest + 1 + static_cast<int>(below(255)));
    const Verification out = verify_record(texts[0], texts[1], texts[2]);
    found += !out.equal && !out.differences.empty();
    byte = honest;
  }
  EXPECT_EQ(found, 10'000U);
  EXPECT_TRUE(verify_record(texts[0], texts[1], texts[2]).equal);
}

// A byte more or a byte less is found too.
TEST(VerifyRecord, FindsWhatWasAddedOrTakenAway) {
  const std::array<std::string, 3> honest{record_of(kBallots, kRule), std::string(kBallots), std::string(kRule)};
  for (std::size_t which = 0; which < honest.size(); ++which) {
    for (const bool add : {true, false}) {
      for (std::size_t at = 0; at < honest[which].size(); at += 29) {
        auto texts = honest;
        if (add)
          texts[which].insert(at, 1, ' ');
        else
          texts[which].erase(at, 1);
        EXPECT_FALSE(verify_record(texts[0], texts[1], texts[2]).equal) << which << (add ? " + " : " - ") << at;
      }
    }
  }
}

TEST(VerifyRecord, RecountsKrakow2024) {
  const auto path = std::filesystem::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/pb/Poland_Krakow_2024.pb";
  std::ifstream in(path, std::ios::binary);
  if (!in) GTEST_SKIP() << path << " is absent";
  const std::string ballots{std::istreambuf_iterator<char>(in), {}};
  const auto file = tally::read_pb(ballots);
  ASSERT_TRUE(file);
  const auto rule = *tally::preset("krakow");
  const auto outcome = tally::count(file->election, rule);
  ASSERT_TRUE(outcome);
  const std::string record = tally::record_text(file->election, rule, {}, *outcome, {hex(sha256(ballots)), ""});
  EXPECT_THAT(verify_record(record, ballots, {}).differences, testing::IsEmpty());
  std::string other = ballots;
  other.back() = other.back() == '\n' ? ' ' : '\n';
  EXPECT_FALSE(verify_record(record, other, {}).equal);
}
}  // namespace
}  // namespace wiec::verify
