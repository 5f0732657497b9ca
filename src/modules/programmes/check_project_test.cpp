#include "modules/programmes/check_project.h"

#include "modules/programmes/texts.h"

namespace wiec::programmes {
namespace {

// The source's own card.
Project urb_inclusion() {
  Project p;
  p.acronym = "URB-INCLUSION";
  p.title_pl = "URB-INCLUSION";
  p.state = State::running;
  p.from = when_from("2016-9-10");
  p.to = when_from("2017-3-31");
  p.phases = {{.kind = PhaseKind::preparatory, .months = 6, .from = p.from, .to = p.to}};
  p.amounts = {
      {.level = AmountLevel::own, .total = {33'500'00}, .cofunding = 28'475'00, .source = "karta", .official = true}};
  return p;
}

std::vector<std::string> fields_of(const Project& p) {
  std::vector<std::string> fields;
  for (const Problem& fault : check_project(p)) fields.push_back(fault.field);
  return fields;
}

std::vector<TextKey> keys_of(const Project& p, const Programme* programme = nullptr) {
  std::vector<TextKey> keys;
  for (const Warning& w : warnings_of(p, programme, *date_from(2017, 6, 7), Language::pl)) keys.push_back(w.text);
  return keys;
}

using Fields = std::vector<std::string>;
using Keys = std::vector<TextKey>;

TEST(CheckProject, The_card_of_the_source_is_taken_with_its_warnings) {
  EXPECT_EQ(fields_of(urb_inclusion()), Fields());
  EXPECT_EQ(keys_of(urb_inclusion()), (Keys{texts::keys::w_past_end, texts::keys::w_phase_length}))
      << "running past its end; six months against 6 months and 22 days";
}

TEST(CheckProject, The_rate_is_exact) {
  Project p = urb_inclusion();
  ASSERT_TRUE(cofunding_rate(p.amounts[0]));
  EXPECT_EQ(*cofunding_rate(p.amounts[0]), (Ratio{85, 100}));
  p.amounts[0].declared_basis_points = 8500;
  EXPECT_EQ(keys_of(p).size(), 2u) << "stated and computed agree";
  p.amounts[0].cofunding = 28'475'01;
  EXPECT_EQ(keys_of(p).size(), 3u) << "one grosz more is another rate";
  p.amounts[0].cofunding = 28'575'00;
  EXPECT_EQ(keys_of(p).back(), texts::keys::w_rate_declared);
  // Eighty-five percent of 10.01 is 8.5085: 8.50 and 8.51 are both it, rounded.
  p.amounts[0] = {.total = {10'01}, .cofunding = 8'50, .declared_basis_points = 8500, .official = true};
  EXPECT_EQ(keys_of(p).size(), 2u);
}

TEST(CheckProject, A_programme_bounds_the_rate) {
  Programme programme{.name_pl = "URBACT", .most_basis_points = 8499};
  EXPECT_EQ(keys_of(urb_inclusion(), &programme).back(), texts::keys::w_rate_above);
  programme.most_basis_points = 8500;
  EXPECT_EQ(keys_of(urb_inclusion(), &programme).size(), 2u);
}

TEST(CheckProject, Sources_that_disagree_are_named) {
  Project p = urb_inclusion();
  Amount other = p.amounts[0];
  other.official = false;
  other.cofunding = 28'575'00;
  p.amounts.push_back(other);
  EXPECT_EQ(keys_of(p).back(), texts::keys::w_sums_differ);
  p.amounts[1] = {.level = AmountLevel::own, .total = {7'790'00, Currency::eur}, .rate_e4 = 43'004};
  EXPECT_EQ(keys_of(p).size(), 2u) << "7 790 EUR at 4.3004 is 33 500 zł";
  p.amounts[1].rate_e4 = 42'000;
  EXPECT_EQ(keys_of(p).back(), texts::keys::w_sums_differ);
  p.amounts[1].level = AmountLevel::whole;
  EXPECT_EQ(keys_of(p).size(), 2u) << "another level is another sum";
}

TEST(CheckProject, A_phase_outside_the_project_is_seen) {
  Project p = urb_inclusion();
  p.phases[0].from = when_from("2016-10-10");
  p.phases[0].to = when_from("2017-04-10");
  EXPECT_EQ(keys_of(p), (Keys{texts::keys::w_past_end, texts::keys::w_phase_outside}));
}

TEST(CheckProject, Refuses_what_cannot_be) {
  Project p = urb_inclusion();
  p.to = when_from("2016-9-9");
  p.amounts[0].cofunding = 33'500'01;
  p.amounts.push_back({.level = AmountLevel::phase, .total = {1}, .official = true});
  p.events = {{.phase = 2}};
  p.partners = {{.city = "Lyon", .country = "FR"}, {.city = "LYON", .country = "FR"}};
  p.phases[0].to = when_from("2015");
  EXPECT_EQ(fields_of(p), (Fields{"to", "phase_1_to", "amount_1_cofunding", "amount_2_phase", "amount_2_official",
                                  "event_1_phase", "partner_2_city"}));
  p.to = when_from("2016");
  EXPECT_EQ(fields_of(p).front(), "phase_1_to") << "a year that holds the beginning is no end before it";
}

TEST(CheckProject, Lengths_count_both_days) {
  const auto length = [](std::string_view from, std::string_view to) {
    const Length found = length_of(when_from(from)->on, when_from(to)->on);
    return std::pair(found.months, found.days);
  };
  EXPECT_EQ(length("2016-9-10", "2017-3-31"), std::pair(6, 22));
  EXPECT_EQ(length("2016-10-10", "2017-4-9"), std::pair(6, 0));
  EXPECT_EQ(length("2016-01-31", "2016-02-29"), std::pair(1, 1));
}

}  // namespace
}  // namespace wiec::programmes
