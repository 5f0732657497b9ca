#include "modules/programmes/when.h"

namespace wiec::programmes {
namespace {

std::string read(std::string_view text) {
  const auto when = when_from(text);
  return when ? code_of(*when) : "?";
}

TEST(When, Reads_dates_as_registers_write_them) {
  EXPECT_EQ(read("2016-9-10"), "2016-09-10");
  EXPECT_EQ(read("10.09.2016"), "2016-09-10");
  EXPECT_EQ(read("10 września 2016 r."), "2016-09-10");
  EXPECT_EQ(read("6 czerwca 2017"), "2017-06-06");
  EXPECT_EQ(read("w kwietniu 2017"), "?") << "a sentence is no date";
  EXPECT_EQ(read("kwietnia 2017"), "2017-04");
  EXPECT_EQ(read("April 2017"), "2017-04");
  EXPECT_EQ(read("2017-04"), "2017-04");
  EXPECT_EQ(read("4.2017"), "2017-04");
  EXPECT_EQ(read("2015"), "2015");
}

TEST(When, Refuses_what_is_no_date) {
  for (const std::string_view wrong :
       {"", "abc", "2017-02-30", "2017-13", "17", "1.1.17", "2016-9-10-1", "0001", "2013-2015", "20170606", "-"})
    EXPECT_EQ(read(wrong), "?") << wrong;
}

TEST(When, A_span_of_years_is_two_dates) {
  const auto span = span_from("2013 – 2015");
  ASSERT_TRUE(span);
  EXPECT_EQ(code_of(span->from), "2013");
  EXPECT_EQ(iso(last_day(span->to)), "2015-12-31");
  EXPECT_FALSE(span_from("2015-2013"));
  EXPECT_FALSE(span_from("2013"));
}

TEST(When, Ends_on_the_last_day_of_what_is_known) {
  EXPECT_EQ(iso(last_day(*when_from("2016-02"))), "2016-02-29");
  EXPECT_EQ(iso(last_day(*when_from("2016-12"))), "2016-12-31");
  EXPECT_EQ(iso(last_day(*when_from("2016-9-10"))), "2016-09-10");
}

TEST(When, Is_shown_as_far_as_it_is_known) {
  EXPECT_EQ(words_of(Language::pl, *when_from("2017-04")), "kwiecień\u00A02017");
  EXPECT_EQ(words_of(Language::en, *when_from("2017-04")), "April\u00A02017");
  EXPECT_EQ(words_of(Language::en, *when_from("2013")), "2013");
}

}  // namespace
}  // namespace wiec::programmes
