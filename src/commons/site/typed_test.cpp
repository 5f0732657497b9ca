#include "commons/site/typed.h"

#include "platform/text/text.h"

namespace wiec {
namespace {

struct Asked {
  std::optional<Instant> at;
  std::string words;  // what is wrong, in English
};

Asked moment(std::string day, std::string hour) {
  Typed typed;
  typed.set("vote_date", std::move(day));
  typed.set("vote_time", std::move(hour));
  Faults faults;
  Reader r(Language::en, typed, faults);
  Asked asked{r.moment("vote", "Vote"), ""};
  for (const Problem& fault : faults) asked.words += text::translate(Language::en, fault) + "\n";
  return asked;
}

TEST(TypedMoment, IsTheClockOfWarsaw) {
  EXPECT_EQ(iso(*moment("2027-01-10", "8:00").at), "2027-01-10T07:00:00.000000Z");
  EXPECT_EQ(iso(*moment("2027-07-10", "08:00").at), "2027-07-10T06:00:00.000000Z");
  EXPECT_EQ(moment("2027-07-10", "24:00").at, moment("2027-07-11", "0:00").at) << "the end of a day";
}

TEST(TypedMoment, RefusesTheHourThatIsSkipped) {
  const auto asked = moment("2027-03-28", "2:30");
  EXPECT_FALSE(asked.at);
  EXPECT_THAT(asked.words, testing::HasSubstr("there is no 2:30"));
  EXPECT_TRUE(moment("2027-03-28", "3:00").at);
  EXPECT_TRUE(moment("2027-03-28", "1:59").at);
}

TEST(TypedMoment, AsksWhichOfTheHourThatComesTwice) {
  EXPECT_THAT(moment("2027-10-31", "2:30").words, testing::HasSubstr("comes twice"));
  EXPECT_EQ(iso(*moment("2027-10-31", "2:30 CEST").at), "2027-10-31T00:30:00.000000Z");
  EXPECT_EQ(iso(*moment("2027-10-31", "2:30 CET").at), "2027-10-31T01:30:00.000000Z");
  EXPECT_FALSE(moment("2027-07-10", "8:00 CET").at) << "in July the clock shows summer time";
  Typed shown;
  set_moment(shown, "vote", *instant_from_iso("2027-10-31T01:30:00Z"), false);
  EXPECT_EQ(shown.at("vote_time"), "2:30 CET");
}

TEST(TypedMoment, ShowsAnEndAtMidnightAsTheDayBefore) {
  Typed shown;
  set_moment(shown, "vote", text::instant_at(*date_from(2027, 3, 1), 0, 0), true);
  EXPECT_EQ(shown.at("vote_date"), "2027-02-28");
  EXPECT_EQ(shown.at("vote_time"), "24:00");
}

TEST(TypedMoment, RefusesWhatIsNoDayOrHour) {
  for (const auto& [day, hour] : {std::pair{"2027-02-30", "8:00"}, std::pair{"2027-02-28", "24:01"},
                                  std::pair{"2027-02-28", "8.00"}, std::pair{"", "8:00"}, std::pair{"2027-02-28", ""},
                                  std::pair{"1027-02-28", "8:00"}, std::pair{"2027-02-28", "99:99"}})
    EXPECT_FALSE(moment(day, hour).at) << day << " " << hour;
}

TEST(TypedFields, RefuseWhatDoesNotBelong) {
  Typed typed;
  typed.set("minus", "-5");
  typed.set("spaced", "1 500,00");
  typed.set("big", "1e12");
  typed.set("word", "NaN");
  typed.set("long", std::string(500, 'a'));
  typed.set("nul", std::string("a\0b", 3));
  typed.set("override", "Kra\u202Ekow");
  Faults faults;
  Reader r(Language::pl, typed, faults);
  EXPECT_FALSE(r.money("minus", "Kwota"));
  EXPECT_FALSE(r.money("big", "Kwota"));
  EXPECT_FALSE(r.money("word", "Kwota"));
  EXPECT_FALSE(r.whole("minus", "Liczba", 0, 10));
  EXPECT_FALSE(r.whole("empty", "Liczba", 0, 10, true));
  r.line("long", "Nazwa", 200);
  r.line("nul", "Nazwa", 200);
  r.line("empty", "Nazwa", 200, true);
  EXPECT_EQ(faults.size(), 8u);
  EXPECT_EQ(r.money("spaced", "Kwota"), 150000);
  EXPECT_EQ(r.line("override", "Nazwa", 200), "Krakow");
  EXPECT_EQ(faults.size(), 8u);
  const Errors errors(Language::pl, faults);
  EXPECT_THAT(errors.at("long"), testing::HasSubstr("najwyżej 200\u00A0znaków"));
  EXPECT_EQ(errors.at("spaced"), "");
}

}  // namespace
}  // namespace wiec
