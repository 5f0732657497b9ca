#include "modules/needs/personal_data.h"
#include "modules/needs/testing.h"
#include "platform/text/text.h"

#include <thread>

namespace wiec::needs {
namespace {

TEST_P(NeedsTest, Three_fields_are_enough_and_each_is_asked_for) {
  EXPECT_TRUE(faults_of(three()).empty());
  const Faults all = faults_of(Typed());
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].field, "what");
  EXPECT_EQ(all[1].field, "location");
  EXPECT_EQ(all[2].field, "who");
}

TEST_P(NeedsTest, What_cannot_be_is_refused_at_its_field) {
  const auto field_of = [&](const std::string& name, const std::string& value) {
    Typed typed = three();
    typed.set(name, value);
    const Faults faults = faults_of(typed);
    return faults.empty() ? std::string() : faults.front().field;
  };
  EXPECT_EQ(field_of("what", std::string(201, 'a')), "what");
  EXPECT_EQ(field_of("theme", "bogus"), "theme");
  EXPECT_EQ(field_of("place", "atlantyda"), "place");
  EXPECT_EQ(field_of("area", "0000000000000"), "area");
  EXPECT_EQ(field_of("point", "north of the church"), "point");
  EXPECT_EQ(field_of("point", "19.9366, 50.0614"), "point") << "not in Poland: the two are swapped";
  EXPECT_EQ(field_of("point", "nan, nan"), "point");
  EXPECT_EQ(field_of("point", "50.0614, 19.9366"), "");
}

TEST_P(NeedsTest, The_author_supports_it_and_everybody_else_once) {
  const auto id = give(ola);
  EXPECT_EQ(find(id).supporters, 1);
  Caller c(*this, jan);
  EXPECT_TRUE(support_need(c.ctx, id));
  EXPECT_TRUE(support_need(c.ctx, id));
  EXPECT_EQ(find(id).supporters, 2);
  EXPECT_TRUE(take_support_back(c.ctx, id));
  EXPECT_TRUE(take_support_back(c.ctx, id));
  EXPECT_EQ(find(id).supporters, 1);
  EXPECT_EQ(support_need(c.ctx, NeedId{1}).error().kind, ProblemKind::not_found);
}

TEST_P(NeedsTest, Support_signed_by_many_at_once_is_counted_exactly) {
  const auto id = give(ola);
  std::vector<people::PersonId> all;
  for (int i = 0; i < 8; ++i) all.push_back(person("p" + std::to_string(i)));
  std::vector<std::thread> threads;
  for (const auto who : all)
    for (int twice = 0; twice < 2; ++twice)
      threads.emplace_back([&, who] {
        Caller c(*this, who);
        EXPECT_TRUE(support_need(c.ctx, id));
      });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(find(id).supporters, 9);
}

TEST_P(NeedsTest, One_person_cannot_flood_the_list) {
  for (int i = 0; i < 20; ++i) give(ola, "Potrzeba");
  EXPECT_EQ(try_to_give(ola, three()).error().kind, ProblemKind::too_many);
  clock.move(std::chrono::hours(25));
  EXPECT_TRUE(try_to_give(ola, three()));
}

TEST_P(NeedsTest, It_can_be_corrected_until_somebody_else_supports_it) {
  const auto id = give(ola);
  Caller own(*this, ola), other(*this, jan);
  Need wanted = find(id);
  wanted.what = "Ławki";
  EXPECT_EQ(change_need(other.ctx, wanted).error().kind, ProblemKind::not_allowed);
  EXPECT_TRUE(change_need(own.ctx, wanted));
  EXPECT_EQ(find(id).what, "Ławki");
  ASSERT_TRUE(support_need(other.ctx, id));
  EXPECT_EQ(change_need(own.ctx, wanted).error().kind, ProblemKind::not_allowed) << "it is a common matter now";
}

TEST_P(NeedsTest, Of_two_who_correct_it_at_once_the_second_overwrites_nothing) {
  const auto id = give(ola);
  Caller own(*this, ola), led(*this, office, {ambassador_of(north)});
  Need first = find(id), second = first;
  first.what = "Ławki z oparciem";
  second.what = "Ławki w słońcu";
  ASSERT_TRUE(change_need(led.ctx, first));
  EXPECT_EQ(change_need(own.ctx, second).error().kind, ProblemKind::conflict);
  EXPECT_EQ(find(id).what, "Ławki z oparciem");
  second.revision = find(id).revision;  // having seen both
  ASSERT_TRUE(change_need(own.ctx, second));
  EXPECT_EQ(find(id).what, "Ławki w słońcu");
}

TEST_P(NeedsTest, A_form_says_which_words_it_was_made_from) {
  const auto id = give(ola);
  Caller own(*this, ola);
  const Need before = find(id);
  Faults faults;
  EXPECT_EQ(read_need(own.ctx, typed_from(before, ""), &before, faults).revision, before.revision);
  EXPECT_EQ(read_need(own.ctx, three(), &before, faults).revision, 0) << "a form that does not say so is out of date";
  EXPECT_TRUE(faults.empty());
}

TEST_P(NeedsTest, A_closed_area_keeps_its_needs_and_takes_no_new_ones) {
  const auto area = db().write("test.area", [&](db::WriteTx& tx) {
    return areas::insert_area(tx, {.city = city, .name = "Azory", .streets = {"Lipowa"}});
  });
  Typed typed = three();
  typed.set("area", code_from_id(area.value));
  const auto id = *try_to_give(ola, typed);
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return count_by_area(tx); }),
            (std::vector<std::pair<areas::AreaId, std::int64_t>>{{area, 1}}));
  db().write("test.close", [&](db::WriteTx& tx) { areas::set_area_state(tx, area, areas::AreaState::closed); });
  ASSERT_EQ(faults_of(typed).size(), 1u);
  EXPECT_EQ(faults_of(typed)[0].field, "area");
  Caller own(*this, ola);
  const Need before = find(id);
  Faults faults;
  EXPECT_EQ(read_need(own.ctx, typed, &before, faults).area, area);
  EXPECT_TRUE(faults.empty());
}

TEST_P(NeedsTest, Many_are_read_at_once_in_the_order_asked) {
  std::vector<std::int64_t> ids;
  for (const auto who : {ola, jan})
    for (int i = 0; i < 15; ++i) ids.insert(ids.begin(), give(who).value);
  ids.insert(ids.begin() + 3, 12345);  // leads nowhere
  const auto all = db().read([&](db::ReadTx& tx) { return needs_by_id(tx, ids); });
  ids.erase(ids.begin() + 3);
  ASSERT_EQ(all.size(), 30u);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].id.value, ids[i]);
}

TEST_P(NeedsTest, Lists_answer_every_filter_the_heaviest_first) {
  const auto first = give(ola, "Ławki"), second = give(ola, "Światło", "poludnie");
  Caller c(*this, jan);
  ASSERT_TRUE(support_need(c.ctx, first));
  EXPECT_EQ(listed({}), (std::vector<std::string>{"Ławki", "Światło"}));
  EXPECT_EQ(listed({.order = Order::newest}), (std::vector<std::string>{"Światło", "Ławki"}));
  EXPECT_EQ(listed({.place = south}), (std::vector<std::string>{"Światło"}));
  EXPECT_EQ(listed({.theme = Theme::sport}), std::vector<std::string>());
  EXPECT_EQ(listed({.state = State::answered}), std::vector<std::string>());
  EXPECT_TRUE(passes({.place = south}, find(second)));
  EXPECT_FALSE(passes({.place = south}, find(first)));
}

TEST_P(NeedsTest, Similar_needs_are_joined_and_parted_by_who_leads_the_place) {
  const auto a = give(ola, "Ławki"), b = give(jan, "Gdzie usiąść"), far = give(jan, "Ławki", "poludnie");
  Caller resident(*this, ola), led(*this, office, {ambassador_of(north)});
  EXPECT_EQ(join_needs(resident.ctx, {a, b}, "Odpoczynek", "").error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(join_needs(led.ctx, {a, far}, "Odpoczynek", "").error().kind, ProblemKind::not_allowed);
  EXPECT_FALSE(find(a).heading.id) << "nothing half done";
  EXPECT_EQ(join_needs(led.ctx, {a}, "Odpoczynek", "").error().field, "need");
  const auto heading = join_needs(led.ctx, {a, b}, "Odpoczynek", "Rest");
  ASSERT_TRUE(heading);
  EXPECT_EQ(listed({.heading = *heading}).size(), 2u);
  EXPECT_EQ(find(a).heading.name(Language::en), "Rest");
  ASSERT_TRUE(part_need(led.ctx, a));
  EXPECT_FALSE(find(a).heading.id);
  EXPECT_EQ(listed({.heading = *heading}).size(), 1u);
  const auto log = db().read([&](db::ReadTx& tx) { return links::log_of(tx, {"need", a.value}); });
  ASSERT_EQ(log.size(), 3u) << "given, joined, parted";
}

TEST_P(NeedsTest, Dots_of_a_meeting_rank_its_needs_and_can_be_corrected) {
  const auto a = give(ola, "Ławki"), b = give(jan, "Światło");
  const auto here = meeting(north);
  Caller led(*this, office, {ambassador_of(north)}), elsewhere(*this, office, {ambassador_of(south)});
  EXPECT_EQ(enter_dots(elsewhere.ctx, here, {{a, 4}}).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(enter_dots(led.ctx, here, {{a, 4}, {b, 9}}));
  EXPECT_EQ(listed({}).front(), "Światło");
  const auto dots = db().read([&](db::ReadTx& tx) { return dots_of(tx, a); });
  ASSERT_EQ(dots.size(), 1u);
  EXPECT_EQ(dots[0].place, 2);
  EXPECT_EQ(dots[0].of, 2);
  ASSERT_TRUE(enter_dots(led.ctx, here, {{b, 0}}));
  EXPECT_EQ(find(b).dots, 0);
  EXPECT_EQ(find(a).dots, 4);
}

TEST_P(NeedsTest, Two_who_type_one_sheet_do_not_erase_each_other) {
  const auto a = give(ola, "Ławki"), b = give(jan, "Światło"), far = give(jan, "Kosze", "poludnie");
  const auto here = meeting(north);
  Caller one(*this, office, {ambassador_of(north)}), other(*this, jan, {ambassador_of(north)});
  ASSERT_TRUE(enter_dots(one.ctx, here, {{a, 4, 0}}));
  ASSERT_TRUE(enter_dots(other.ctx, here, {{b, 9, 0}}));
  EXPECT_EQ(find(a).dots, 4) << "the second did not type over it";
  EXPECT_EQ(enter_dots(other.ctx, here, {{b, 8, 9}, {a, 5, 0}}).error().kind, ProblemKind::conflict);
  EXPECT_EQ(find(b).dots, 9) << "nothing half done";
  EXPECT_TRUE(enter_dots(other.ctx, here, {{a, 4, 0}})) << "they agree";
  ASSERT_TRUE(enter_dots(other.ctx, here, {{a, 5, 4}}));
  EXPECT_EQ(find(a).dots, 5);
  EXPECT_EQ(enter_dots(one.ctx, here, {{far, 3, 0}}).error().kind, ProblemKind::not_allowed) << "not of this place";
}

TEST_P(NeedsTest, An_answer_is_dated_told_to_everybody_once_and_can_be_taken_back) {
  const auto id = give(ola);
  Caller supporter(*this, jan), city_hall(*this, office, {coordinator()});
  ASSERT_TRUE(support_need(supporter.ctx, id));
  ASSERT_TRUE(answer_need(city_hall.ctx, id,
                          {.kind = AnswerKind::route,
                           .text_pl = "To zrobi zarząd dróg.",
                           .text_en = "Roads.",
                           .office = "ZDM",
                           .given_on = {}}));
  EXPECT_EQ(find(id).state, State::answered);
  EXPECT_EQ(find(id).answer.given_on, date_from_iso("2026-11-22"));
  ASSERT_EQ(told(ola).size(), 1u);
  EXPECT_THAT(told(jan).at(0), testing::HasSubstr("Roads."));
  EXPECT_TRUE(told(office).empty());
  ASSERT_TRUE(answer_need(city_hall.ctx, id, {}));
  EXPECT_EQ(find(id).state, State::open);
}

TEST_P(NeedsTest, A_hidden_need_is_in_no_list_and_no_search_until_it_is_shown_again) {
  const auto id = give(ola, "Huśtawki");
  Caller city_hall(*this, office, {coordinator()});
  const auto found = [&] {
    return db().read([&](db::ReadTx& tx) { return search::find(tx, kNeedNoun, "huśtawki", 10).size(); });
  };
  EXPECT_EQ(found(), 1u);
  ASSERT_TRUE(hide_need(city_hall.ctx, id, "Podaje czyjś adres."));
  EXPECT_EQ(found(), 0u);
  EXPECT_TRUE(listed({}).empty());
  EXPECT_EQ(told(ola).size(), 1u);
  Caller c(*this, jan);
  EXPECT_FALSE(support_need(c.ctx, id));
  ASSERT_TRUE(hide_need(city_hall.ctx, id, ""));
  EXPECT_EQ(found(), 1u);
}

TEST_P(NeedsTest, Erasure_leaves_the_words_without_the_person) {
  const auto id = give(ola);
  const auto i = bring(ola, "Ławka", id);
  const auto data = personal_data();
  const auto kept = db().read([&](db::ReadTx& tx) { return data.gather(tx, ola.value); });
  EXPECT_EQ(kept.find("needs")->array()->size(), 1u);
  EXPECT_EQ(kept.find("supported")->array()->size(), 1u);
  db().write("test.erase", [&](db::WriteTx& tx) { data.erase(tx, ola.value); });
  EXPECT_FALSE(find(id).author);
  EXPECT_EQ(find(id).supporters, 0);
  EXPECT_FALSE(idea(i).author);
  EXPECT_EQ(find(id).what, "Ławki w cieniu");
}

WIEC_ON_BOTH_DATABASES(NeedsTest);

}  // namespace
}  // namespace wiec::needs
