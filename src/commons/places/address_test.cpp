#include "commons/places/house_number.h"
#include "commons/places/street_name.h"
#include "commons/places/streets.h"
#include "commons/places/texts.h"

namespace wiec::places {
namespace {

namespace keys = texts::keys;

std::string number(std::string_view typed) {
  const auto found = house_number_from(typed);
  return found ? text_of(*found) : "?";
}

TEST(HouseNumber, reads_what_people_write) {
  EXPECT_EQ(number("12"), "12");
  EXPECT_EQ(number(" 12a "), "12a");
  EXPECT_EQ(number("12 A"), "12a");
  EXPECT_EQ(number("12/14"), "12");
  EXPECT_EQ(number("12a/3"), "12a");
  EXPECT_EQ(number("nr 12"), "12");
  EXPECT_EQ(number("12 m. 5"), "12");
  EXPECT_EQ(number("12m5"), "12");
  EXPECT_EQ(number("12 lok. 5"), "12");
  EXPECT_EQ(number("12-14"), "12");
  for (const char* wrong : {"", "abc", "0", "12345", "-3", "12abc", "12/", "a12", "12;drop"})
    EXPECT_EQ(number(wrong), wrong == std::string("12/") ? "12" : "?") << wrong;
}

bool holds(std::string_view ranges, Parity parity, std::string_view house) {
  const auto read = ranges_from(ranges, parity);
  EXPECT_TRUE(read) << ranges;
  return read && std::ranges::any_of(
                     *read, [&](const NumberRange& range) { return range.contains(*house_number_from(house)); });
}

TEST(HouseNumber, ranges_keep_both_ends_letters_and_parity) {
  EXPECT_TRUE(holds("1-15", Parity::odd, "15"));
  EXPECT_TRUE(holds("1-15", Parity::odd, "15c"));
  EXPECT_FALSE(holds("1-15", Parity::odd, "8"));
  EXPECT_TRUE(holds("od 2 do 40", Parity::even, "2"));
  EXPECT_FALSE(holds("2-12b", Parity::even, "12c"));
  EXPECT_TRUE(holds("2–12b", Parity::even, "12a"));
  EXPECT_TRUE(holds("21-", Parity::all, "9999"));
  EXPECT_TRUE(holds("od 21", Parity::all, "300"));
  EXPECT_TRUE(holds("12a", Parity::all, "12a"));
  EXPECT_FALSE(holds("12a", Parity::all, "12"));
  EXPECT_TRUE(holds("9", Parity::even, "9"));  // a single number says its parity itself
  EXPECT_TRUE(holds("1-5, 9, 13-", Parity::odd, "9"));
  EXPECT_FALSE(holds("1-5, 9, 13-", Parity::odd, "7"));
  EXPECT_TRUE(holds("", Parity::all, "1"));
  EXPECT_TRUE(holds("cała", Parity::even, "222"));
  for (const char* wrong : {"x", "15-1", "1-x", "1 2", "1--2", "1,,2"})
    EXPECT_FALSE(ranges_from(wrong, Parity::all)) << wrong;
}

TEST(HouseNumber, ranges_meet_only_where_a_house_can_stand) {
  const auto meets = [](std::string_view a, Parity pa, std::string_view b, Parity pb) {
    return ranges_from(a, pa)->front().meets(ranges_from(b, pb)->front());
  };
  EXPECT_TRUE(meets("1-10", Parity::all, "10-20", Parity::all));
  EXPECT_FALSE(meets("1-10", Parity::odd, "1-10", Parity::even));
  EXPECT_FALSE(meets("1-9", Parity::odd, "9-20", Parity::even));
  EXPECT_TRUE(meets("1-9", Parity::odd, "9-20", Parity::all));
  EXPECT_FALSE(meets("1-9", Parity::all, "10-", Parity::all));
}

TEST(StreetName, brings_names_to_one_form) {
  EXPECT_EQ(street_key("ul. Gen. Józefa Bema"), "gen jozefa bema");
  EXPECT_EQ(street_key("Ulica generała Józefa Bema"), "gen jozefa bema");
  EXPECT_EQ(street_key("al. Róż"), street_key("Aleja Róż"));
  EXPECT_EQ(street_key("Św. Jana"), street_key("świętego Jana"));
  EXPECT_NE(street_key("pl. Wolności"), street_key("ul. Wolności"));
  EXPECT_EQ(street_key("ul."), "");
}

TEST(StreetName, fits_by_words_beginnings_and_mistakes) {
  const auto fit = [](std::string_view typed, std::string_view name) {
    const auto found = fit_of(street_words(typed), street_key(name));
    return found ? std::optional(found->how) : std::nullopt;
  };
  EXPECT_EQ(fit("lipowa", "Lipowa"), StreetFit::same);
  EXPECT_EQ(fit("Kościuszki", "Tadeusza Kościuszki"), StreetFit::all_words);
  EXPECT_EQ(fit("T. Kosciuszki", "Tadeusza Kościuszki"), StreetFit::all_words);
  EXPECT_EQ(fit("Kościu", "Tadeusza Kościuszki"), StreetFit::begins);
  EXPECT_EQ(fit("Koscuiszki", "Tadeusza Kościuszki"), StreetFit::mistyped);
  EXPECT_EQ(fit("Lpiowa", "Lipowa"), StreetFit::mistyped);
  EXPECT_EQ(fit("Tadeusza", "Tadeusza Kościuszki"), StreetFit::begins);
  EXPECT_EQ(fit("Polna", "Leśna"), std::nullopt);
  EXPECT_EQ(fit("", "Leśna"), std::nullopt);
}

TEST(StreetName, splits_the_number_off_an_address) {
  const auto split = [](std::string_view typed) {
    const Address address = split_address(typed);
    return address.street + "|" + address.number;
  };
  EXPECT_EQ(split("ul. Lipowa 12a/3"), "ul. Lipowa|12a/3");
  EXPECT_EQ(split("Lipowa 12 m 5"), "Lipowa|12 m 5");
  EXPECT_EQ(split("3 Maja"), "3 Maja|");
  EXPECT_EQ(split("3 Maja 7"), "3 Maja|7");
  EXPECT_EQ(split("2 Pułku Lotniczego 33"), "2 Pułku Lotniczego|33");
  EXPECT_EQ(split("Lipowa"), "Lipowa|");
  EXPECT_EQ(split(""), "|");
}

std::vector<Place> districts() {
  return {{.id = {1}, .code = "podgorze", .name = "Podgórze", .name_folded = "podgorze", .position = 13},
          {.id = {2}, .code = "debniki", .name = "Dębniki", .name_folded = "debniki", .position = 8}};
}

TEST(ReadStreets, reads_offices_files) {
  const char* files[] = {
      "ulica;numery;parzystość;dzielnica\nLipowa;1-15;nieparzyste;Podgórze\nLipowa;2-;parzyste;VIII\nPolna;;;XIII "
      "Podgórze\n",
      "\xEF\xBB\xBFStreet,From,To,Parity,District\nLipowa,1,15,odd,podgorze\nLipowa,2,,even,8\nul. Polna,,,,Dzielnica "
      "Podgórze\n",
  };
  for (const char* file : files) {
    const auto streets = read_streets(file, districts());
    ASSERT_TRUE(streets) << file << streets.error().front().problem.text.id << streets.error().front().line;
    ASSERT_EQ(streets->size(), 2u);
    EXPECT_EQ(streets->at(0).parts.size(), 2u);
    EXPECT_EQ(streets->at(0).parts[1].district, PlaceId{2});
    EXPECT_TRUE(streets->at(0).parts[1].numbers.contains(*house_number_from("400")));
    EXPECT_EQ(streets->at(1).key, "polna");
  }
}

TEST(ReadStreets, names_every_bad_line) {
  const auto problems = read_streets(
      "ulica;numery;parzystość;dzielnica\n;1;;Podgórze\nLipowa;x;;Podgórze\nLipowa;1;może;Podgórze\nLipowa;1;;Nigdzie\n"
      "Polna;1-9;;Podgórze\nPolna;9-11;;Dębniki\n",
      districts());
  ASSERT_FALSE(problems);
  std::vector<std::pair<std::int64_t, TextKey>> found;
  for (const LineProblem& one : problems.error()) found.emplace_back(one.line, one.problem.text);
  EXPECT_EQ(found, (std::vector<std::pair<std::int64_t, TextKey>>{{2, keys::streets_no_street},
                                                                  {3, keys::streets_bad_numbers},
                                                                  {4, keys::streets_bad_parity},
                                                                  {5, keys::streets_unknown_district},
                                                                  {7, keys::streets_claimed_twice}}));
}

TEST(ReadStreets, refuses_files_that_are_no_table_of_streets) {
  const auto key = [](std::string_view file) { return read_streets(file, districts()).error().front().problem.text; };
  EXPECT_EQ(key(""), TextKey{keys::csv_empty});
  EXPECT_EQ(key("a;b\n1;2\n"), TextKey{keys::streets_no_columns});
  EXPECT_EQ(key("ulica;dzielnica\n\"Lipowa;Podgórze\n"), TextKey{keys::csv_unclosed_quote});
  EXPECT_EQ(key("ulica;dzielnica\n" + std::string(5'000, 'x') + ";Podgórze\n"), TextKey{keys::csv_too_long_cell});
  std::string huge = "ulica;dzielnica\n";
  for (int i = 0; i <= 200'000; ++i) huge += "L;P\n";
  EXPECT_EQ(key(huge), TextKey{keys::csv_too_many_rows});
  std::string wrong = "ulica;dzielnica\n";
  for (int i = 0; i < 500; ++i) wrong += "Lipowa;Nigdzie\n";
  EXPECT_EQ(read_streets(wrong, districts()).error().size(), 100u);
}

}  // namespace
}  // namespace wiec::places
