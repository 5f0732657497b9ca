#include "modules/editions/settings.h"

namespace wiec::editions {
namespace {

Instant at(std::string_view day) { return *instant_from_iso(fmt::format("{}T00:00:00Z", day)); }

Settings year() {
  Settings s;
  s.timetable = {{StageKind::submission, at("2026-02-01"), at("2026-03-01")},
                 {StageKind::verification, at("2026-03-01"), at("2026-06-01")},
                 {StageKind::appeals, at("2026-05-20"), at("2026-06-10")},
                 {StageKind::voting, at("2026-09-01"), at("2026-09-15")}};
  return s;
}

TEST(Settings, StandingFollowsTheDates) {
  const Settings s = year();
  EXPECT_EQ(standing_at(s, at("2026-01-01")).now, nullptr);
  EXPECT_EQ(standing_at(s, at("2026-01-01")).next->kind, StageKind::submission);
  EXPECT_EQ(standing_at(s, at("2026-02-01")).now->kind, StageKind::submission);
  EXPECT_EQ(standing_at(s, at("2026-03-01")).now->kind, StageKind::verification) << "the end belongs to the next stage";
  EXPECT_EQ(standing_at(s, at("2026-05-25")).now->kind, StageKind::verification) << "of two the one that ends first";
  EXPECT_EQ(standing_at(s, at("2026-07-01")).now, nullptr);
  EXPECT_EQ(standing_at(s, at("2026-07-01")).next->kind, StageKind::voting);
  EXPECT_EQ(standing_at(s, at("2026-12-01")).last->kind, StageKind::voting);
}

TEST(Settings, The_form_keeps_lengths_who_sees_an_answer_and_the_price_list) {
  Settings s = year();
  s.form = {{"skrot", "Skrót", "Summary", FieldKind::text, true, 300},
            {"telefon", "Telefon", "Phone", FieldKind::line, false, 0, true},
            {"wiem", "Wiem", "I know", FieldKind::consent, true}};
  s.prices = {{"ławka", "szt.", 250'000}};
  const auto read = settings_from_json(*parse_json(canonical_json(to_json(s))));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->form, s.form);
  EXPECT_EQ(read->prices, s.prices);
  EXPECT_EQ(canonical_json(to_json(year())).find("prices"), std::string::npos) << "older editions stay as they were";
}

TEST(Settings, JsonRoundTrip) {
  Settings s = year();
  s.legal_act = {.title_pl = "Uchwała",
                 .title_en = "Act",
                 .url = "https://example.org",
                 .adopted_on = date_from_iso("2026-01-02")};
  s.citywide.ballot = Json::Object{{"max_marks", 3}};
  s.leftovers = "stays";
  s.local.ballot = Json::Object{{"max_marks", 1}};
  s.identity = {.proofs = {Proof::code_issued, Proof::code_by_sms}, .age_least = 13, .per_contact = 3};
  const std::string text = canonical_json(to_json(s));
  const auto read = settings_from_json(*parse_json(text));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(canonical_json(to_json(*read)), text);
}

TEST(Settings, WhatWasStoredBeforeKeepsItsDefaults) {
  const auto read = settings_from_json(*parse_json(R"({"district":{"ballot":{"max_marks":3},"rule":null}})"));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(rules_of(*read, Level::local).ballot, read->district.ballot);
  EXPECT_EQ(read->identity.proofs, std::vector{Proof::code_by_email});
  EXPECT_EQ(read->identity.guardian_below, 16);
}

TEST(Settings, SaysWhatIsWrong) {
  const auto error_of = [](std::string_view json) {
    const auto read = settings_from_json(*parse_json(json));
    return read ? std::string("none") : read.error();
  };
  EXPECT_THAT(error_of("[]"), testing::HasSubstr("object"));
  EXPECT_THAT(error_of(R"({"identity":{"proofs":[]}})"), testing::HasSubstr("not empty"));
  EXPECT_THAT(error_of(R"({"identity":{"proofs":["pesel"]}})"), testing::HasSubstr("unknown proof"));
  EXPECT_THAT(error_of(R"({"identity":{"per_contact":-1}})"), testing::HasSubstr("per_contact"));
  EXPECT_THAT(error_of(R"({"timetable":1})"), testing::HasSubstr("list"));
  EXPECT_THAT(error_of(R"({"timetable":[{"stage":"party"}]})"), testing::HasSubstr("party"));
  EXPECT_THAT(error_of(R"({"timetable":[{"stage":"voting","from":"tomorrow","until":"2026-01-01T00:00:00Z"}]})"),
              testing::HasSubstr("RFC 3339"));
  EXPECT_THAT(
      error_of(R"({"timetable":[{"stage":"voting","from":"2026-01-02T00:00:00Z","until":"2026-01-01T00:00:00Z"}]})"),
      testing::HasSubstr("ends before"));
}

}  // namespace
}  // namespace wiec::editions
