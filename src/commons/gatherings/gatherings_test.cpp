#include "commons/gatherings/gatherings_test.h"

#include <thread>

namespace wiec::gatherings {
namespace {

TEST_P(GatheringsTest, The_waiting_list_moves_by_itself_and_tells_who_got_the_seat) {
  const auto id = plan(good());
  const auto ola = person(1), jan = person(2), ewa = person(3), iga = person(4);
  EXPECT_EQ(*take(id, ola), SeatState::seat);
  EXPECT_EQ(*take(id, jan), SeatState::seat);
  EXPECT_EQ(*take(id, jan), SeatState::seat) << "the same again changes nothing";
  clock.move(std::chrono::seconds(1));
  EXPECT_EQ(*take(id, ewa), SeatState::waiting);
  clock.move(std::chrono::seconds(1));
  EXPECT_EQ(*take(id, iga), SeatState::waiting);
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return waiting_before(tx, id, iga); }), 1);
  ASSERT_TRUE(leave(id, ola));
  ASSERT_EQ(told(ewa).size(), 1u);
  EXPECT_THAT(told(ewa)[0], testing::HasSubstr("it is yours"));
  EXPECT_TRUE(told(iga).empty());
  EXPECT_EQ(find(id).taken, 2);
  EXPECT_EQ(*take(id, ola), SeatState::waiting) << "behind those who waited";
  ASSERT_TRUE(change(id, [](Typed& t) { t.set("seats", "4"); }));
  EXPECT_EQ(find(id).taken, 4);
  EXPECT_EQ(told(iga).size(), 1u);
}

TEST_P(GatheringsTest, The_last_seat_has_one_winner_when_fifty_want_it_at_once) {
  Typed one = good();
  one.set("seats", "1");
  const auto id = plan(one);
  std::vector<people::PersonId> all;
  for (int i = 0; i < 50; ++i) all.push_back(person(i));
  std::atomic<int> seats = 0, waiting = 0, failed = 0;
  std::vector<std::thread> threads;
  for (const auto who : all)
    threads.emplace_back([&, who] {
      try {
        const auto got = take(id, who);
        (!got ? failed : *got == SeatState::seat ? seats : waiting)++;
      } catch (const std::exception&) {
        ++failed;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(seats, 1);
  EXPECT_EQ(waiting, 49);
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(find(id).taken, 1);
  EXPECT_EQ(find(id).waiting, 49);
}

TEST_P(GatheringsTest, A_change_of_form_is_told_once_and_grows_the_sequence) {
  const auto id = plan(good());
  const auto ola = person(1);
  ASSERT_TRUE(take(id, ola));
  clock.move(std::chrono::seconds(1));
  const auto online = [](Typed& t) {
    t.set("formula", "online");
    t.set("link", "https://spotkania.example.org/azory");
  };
  EXPECT_EQ(change(id, online).error().field, "change_pl") << "with a reason";
  EXPECT_EQ(find(id).sequence, 0);
  ASSERT_TRUE(change(id, [&](Typed& t) {
    online(t), t.set("change_pl", "Sala jest w remoncie."), t.set("change_en", "The hall is being renovated.");
  }));
  EXPECT_EQ(find(id).sequence, 1);
  EXPECT_TRUE(find(id).address.empty());
  ASSERT_EQ(told(ola).size(), 1u);
  EXPECT_THAT(told(ola)[0], testing::HasSubstr("renovated"));
  clock.move(std::chrono::seconds(1));
  ASSERT_TRUE(change(id, [](Typed& t) { t.set("title_pl", "Warsztat"); }));
  EXPECT_EQ(find(id).sequence, 1) << "a title is no reason to alarm people";
  EXPECT_EQ(told(ola).size(), 1u);
  EXPECT_EQ(find(id).change_pl, "Sala jest w remoncie.");
  EXPECT_EQ(find(id).taken, 1) << "who signed up stays";
}

TEST_P(GatheringsTest, Two_officials_do_not_undo_each_other) {
  const auto id = plan(good());
  Context ctx(db(), shared, Language::pl, clock.now());
  ctx.actor.grants = organiser;
  Gathering mine = find(id);
  const auto base = mine.changed_at.micros;
  clock.move(std::chrono::seconds(1));
  ASSERT_TRUE(change(id, [](Typed& t) { t.set("title_pl", "Inny tytuł"); }));
  mine.title_pl = "Mój tytuł";
  EXPECT_EQ(change_gathering(ctx, mine, base).error().kind, ProblemKind::conflict);
  EXPECT_EQ(find(id).title_pl, "Inny tytuł");
}

TEST_P(GatheringsTest, Cancelling_tells_everybody_and_closes_the_list) {
  const auto id = plan(good());
  const auto ola = person(1);
  ASSERT_TRUE(take(id, ola));
  Context ctx(db(), shared, Language::pl, clock.now());
  ctx.actor.grants = organiser;
  EXPECT_EQ(cancel_gathering(ctx, id, "  ", "").error().field, "why_pl");
  ASSERT_TRUE(cancel_gathering(ctx, id, "Awaria prądu.", "Power cut."));
  ASSERT_TRUE(cancel_gathering(ctx, id, "Awaria prądu.", "Power cut.")) << "twice is once";
  EXPECT_TRUE(find(id).cancelled);
  EXPECT_EQ(find(id).sequence, 1);
  EXPECT_EQ(told(ola).size(), 1u);
  EXPECT_EQ(take(id, person(2)).error().kind, ProblemKind::closed);
  EXPECT_EQ(change(id, [](Typed& t) { t.set("title_pl", "x"); }).error().kind, ProblemKind::closed);
}

TEST_P(GatheringsTest, Reminders_go_the_day_before_once_and_again_when_the_day_moves) {
  const auto id = plan(good());
  const auto ola = person(1);
  ASSERT_TRUE(take(id, ola));
  send_reminders(db());
  EXPECT_TRUE(told(ola).empty());
  clock.set(*instant_from_iso("2026-12-02T17:00:00Z"));
  send_reminders(db());
  send_reminders(db());
  ASSERT_EQ(told(ola).size(), 1u);
  EXPECT_THAT(told(ola)[0], testing::HasSubstr("Lipowa"));
  ASSERT_TRUE(change(id, [](Typed& t) {
    for (const char* day : {"begins_date", "ends_date"}) t.set(day, "2026-12-10");
    t.set("change_pl", "Przesunięte.");
  }));
  clock.set(*instant_from_iso("2026-12-09T17:00:00Z"));
  send_reminders(db());
  EXPECT_EQ(told(ola).size(), 3u) << "the change, and a reminder of the new day";
}

TEST_P(GatheringsTest, Bad_input_is_refused_at_its_field) {
  const std::tuple<const char*, const char*, const char*> wrong[] = {
      {"kind", "party", "kind"},
      {"formula", "", "formula"},
      {"title_pl", "", "title_pl"},
      {"begins_date", "2026-02-30", "begins_date"},
      {"begins_date", "2020-01-01", "ends_date"},  // 31 days at most
      {"ends_time", "16:59", "ends_date"},
      {"ends_time", "25:00", "ends_time"},
      {"address", "", "address"},
      {"seats", "0", "seats"},
      {"seats", "-3", "seats"},
      {"seats", "wiele", "seats"},
      {"place", "zzzz", "place"},
      {"title_pl", "\xff", "title_pl"}};
  for (const auto& [field, value, at] : wrong) {
    Typed typed = good();
    typed.set(field, value);
    const auto faults = faults_of(typed);
    ASSERT_FALSE(faults.empty()) << field << "=" << value;
    EXPECT_EQ(faults.front().field, at) << field << "=" << value;
  }
  Typed online = good();
  online.set("formula", "online");
  online.set("link", "javascript:alert(1)");
  EXPECT_EQ(faults_of(online).front().field, "link");
  const auto id = plan(good());
  ASSERT_TRUE(take(id, person(1)));
  ASSERT_TRUE(take(id, person(2)));
  EXPECT_EQ(change(id, [](Typed& t) { t.set("seats", "1"); }).error().field, "seats") << "fewer than are taken";
}

TEST_P(GatheringsTest, A_person_leaves_no_trace_but_the_count_on_paper) {
  const auto id = plan(good());
  const auto ola = person(1);
  ASSERT_TRUE(take(id, ola));
  const Json data = db().read([&](db::ReadTx& tx) { return personal_data().gather(tx, ola.value); });
  EXPECT_THAT(to_text(data), testing::HasSubstr("Azor"));
  db().write("test.erase", [=](db::WriteTx& tx) { personal_data().erase(tx, ola.value); });
  EXPECT_EQ(find(id).taken, 0);
}

TEST_P(GatheringsTest, Whoever_is_at_the_door_checks_in_once_and_no_list_typed_meanwhile_takes_them_out) {
  shared.key = [](std::string_view) { return std::string(32, 'k'); };
  const auto id = plan(good());  // two seats, on 3 December from 17:00 to 19:30
  const auto ola = person(1), jan = person(2), ewa = person(3);
  ASSERT_TRUE(take(id, ola));
  const auto arrive = [&](people::PersonId who) {
    Context ctx(db(), shared, Language::pl, clock.now());
    ctx.actor.person = who.value;
    return check_in(ctx, id);
  };
  const auto came = [&](people::PersonId who) {
    const auto seat = db().read([&](db::ReadTx& tx) { return seat_of(tx, id, who); });
    return seat && seat->came;
  };
  EXPECT_EQ(arrive(ola).error().kind, ProblemKind::closed) << "days before";
  clock.set(*instant_from_iso("2026-12-03T15:30:00Z"));
  const Instant shown = clock.now();
  clock.set(*instant_from_iso("2026-12-03T16:10:00Z"));
  ASSERT_TRUE(arrive(ola));
  ASSERT_TRUE(arrive(ola));
  ASSERT_TRUE(arrive(jan)) << "a seat was free";
  EXPECT_EQ(arrive(ewa).error().kind, ProblemKind::conflict) << "none is left";
  EXPECT_EQ(find(id).taken, 2);
  Context office(db(), shared, Language::pl, clock.now());
  office.actor.grants = organiser;
  ASSERT_TRUE(record_gathering(office, find(id), {}, shown));
  EXPECT_TRUE(came(ola)) << "the list was shown before she came";
  ASSERT_TRUE(record_gathering(office, find(id), {}, clock.now()));
  EXPECT_FALSE(came(ola)) << "an official who saw it may take it back";
  const std::string path = check_in_path(shared, find(id));
  EXPECT_TRUE(is_check_in(shared, find(id), path.substr(path.rfind('/') + 1)));
  EXPECT_FALSE(is_check_in(shared, find(id), "0123456789abcdef01234567"));
}

TEST_P(GatheringsTest, Lists_by_day_kind_and_what_is_past) {
  const auto id = plan(good());
  Typed call = good();
  call.set("kind", "call");
  call.set("begins_date", "2026-12-01");
  call.set("ends_date", "2026-12-01");
  const auto sooner = plan(call);
  const auto list = [&](const Filter& f) {
    std::vector<GatheringId> ids;
    for (const auto& g : db().read([&](db::ReadTx& tx) { return gatherings(tx, f, clock.now(), 10); }))
      ids.push_back(g.id);
    return ids;
  };
  EXPECT_EQ(list({}), (std::vector{sooner, id}));
  EXPECT_EQ(list({.kind = Kind::workshop}), std::vector{id});
  EXPECT_TRUE(list({.past = true}).empty());
  EXPECT_TRUE(list({.place = "nowhere"}).empty());
  clock.set(*instant_from_iso("2026-12-02T00:00:00Z"));
  EXPECT_EQ(list({.past = true}), std::vector{sooner});
}

TEST_P(GatheringsTest, the_account_shows_where_one_is_going_and_where_one_waits) {
  Typed one_seat = good(), cancelled = good();
  one_seat.set("title_pl", "Z jednym miejscem");
  one_seat.set("seats", "1");
  cancelled.set("title_pl", "Odwołany");
  const auto ola = person(1), jan = person(2);
  const auto going = plan(good()), full = plan(one_seat), off = plan(cancelled);
  for (const auto id : {going, full, off}) ASSERT_TRUE(take(id, jan));
  ASSERT_TRUE(take(going, ola));
  ASSERT_TRUE(take(full, ola));
  ASSERT_TRUE(take(off, ola));
  db().write("test.cancel", [=](db::WriteTx& tx) { cancel_gathering(tx, off, "Burza", ""); });
  const auto shown = [&](people::PersonId who) {
    Context ctx(db(), shared, Language::pl, clock.now());
    ctx.actor.person = who.value;
    return std::string(own_panel(ctx, who.value).view());
  };
  const std::string olas = shown(ola);
  EXPECT_NE(olas.find("Warsztat w Azorach"), olas.npos);
  EXPECT_THAT(olas, ::testing::HasSubstr("3\u00a0grudnia\u00a02026"));
  EXPECT_NE(olas.find("w\u00a0kolejce"), olas.npos);
  EXPECT_EQ(olas.find("Odwołany"), olas.npos);
  EXPECT_EQ(shown(jan).find("w\u00a0kolejce"), std::string::npos);
  ASSERT_TRUE(leave(going, jan));
  EXPECT_EQ(shown(jan).find("Warsztat w Azorach"), std::string::npos);
  clock.set(*instant_from_iso("2026-12-04T00:00:00Z"));
  EXPECT_EQ(shown(ola), "") << "over";
}

WIEC_ON_BOTH_DATABASES(GatheringsTest);

}  // namespace
}  // namespace wiec::gatherings
