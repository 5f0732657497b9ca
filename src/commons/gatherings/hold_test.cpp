// Whose meetings are whose: officials of a district, and its ambassadors.
#include "commons/gatherings/gatherings_test.h"

namespace wiec::gatherings {
namespace {

class HoldTest : public GatheringsTest {};

TEST_P(HoldTest, An_ambassador_holds_the_residents_meetings_of_the_district_and_reads_no_names) {
  places::PlaceId here, there;
  db().write("test.places", [&](db::WriteTx& tx) {
    const auto city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Kraków"});
    here = *places::insert_place(tx, {.parent = city, .name = "Podgórze"});
    there = *places::insert_place(tx, {.parent = city, .name = "Bronowice"});
  });
  const auto form = [&](const char* kind, places::PlaceId place) {
    Typed typed = good();
    typed.set("kind", kind);
    typed.set("place", place ? code_from_id(place.value) : "");
    return typed;
  };
  const GatheringId training = plan(form("training", here));
  Context ctx(db(), shared, Language::pl, clock.now());
  ctx.actor.person = person(1).value;
  ctx.actor.grants = organiser = {{.role = Role::ambassador, .place = here.value}};
  const auto try_to_plan = [&](const Typed& typed) {
    Faults faults;
    return plan_gathering(ctx, read_gathering(ctx, typed, nullptr, faults));
  };
  for (const Typed& typed : {form("training", here), form("residents_meeting", there), form("residents_meeting", {})}) {
    const auto refused = try_to_plan(typed);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ProblemKind::not_allowed);
    EXPECT_EQ(refused.error().field, "place");
  }
  const auto own = try_to_plan(form("residents_meeting", here));
  ASSERT_TRUE(own);
  EXPECT_EQ(change(*own, [](Typed& t) { t.set("kind", "workshop"); }).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(change(training, [](Typed& t) { t.set("kind", "residents_meeting"); }).error().kind,
            ProblemKind::not_allowed);
  const auto jan = person(2);
  const auto seat = db().write("test.seat", [&](db::WriteTx& tx) {
    queue_person(tx, *own, jan);
    const auto found = *seat_of(tx, *own, jan);
    set_seat(tx, found.id, SeatState::seat);
    set_checked_in(tx, found.id);
    return found.id;
  });
  Gathering held = find(*own);
  held.minutes_pl = "Wybraliśmy trzy potrzeby.";
  ASSERT_TRUE(record_gathering(ctx, held, {}, clock.now() + std::chrono::hours(1)));
  EXPECT_EQ(find(*own).minutes_pl, "Wybraliśmy trzy potrzeby.");
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return seat_of(tx, *own, jan)->came; }))
      << "who came is typed in by those who see the names: seat " << seat;
  EXPECT_TRUE(cancel_gathering(ctx, *own, "Choroba.", ""));
}

TEST_P(HoldTest, A_role_in_one_district_holds_the_meetings_of_that_district) {
  places::PlaceId city, here, there;
  db().write("test.places", [&](db::WriteTx& tx) {
    city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Kraków"});
    here = *places::insert_place(tx, {.parent = city, .name = "Podgórze"});
    there = *places::insert_place(tx, {.parent = city, .name = "Bronowice"});
  });
  const auto about = [&](places::PlaceId place) {
    Typed typed = good();
    typed.set("place", place ? code_from_id(place.value) : "");
    return typed;
  };
  const GatheringId foreign = plan(about(there)), of_city = plan(about({}));
  for (const Role role : {Role::coordinator, Role::programme_officer}) {
    organiser = {{.role = role, .place = here.value}};
    const GatheringId own = plan(about(here));
    EXPECT_TRUE(change(own, [](Typed& t) { t.set("title_pl", "Nowy tytuł"); }));
    Context ctx(db(), shared, Language::pl, clock.now());
    ctx.actor.grants = organiser;
    for (const GatheringId id : {foreign, of_city}) {
      EXPECT_EQ(change(id, [](Typed& t) { t.set("title_pl", "Moje"); }).error().kind, ProblemKind::not_allowed);
      EXPECT_EQ(cancel_gathering(ctx, id, "Bo tak", "").error().kind, ProblemKind::not_allowed);
      EXPECT_EQ(record_gathering(ctx, find(id), {}, clock.now()).error().kind, ProblemKind::not_allowed);
      EXPECT_FALSE(find(id).cancelled);
    }
    const auto moved_away = change(own, [&](Typed& t) { t.set("place", code_from_id(there.value)); });
    EXPECT_EQ(moved_away.error().kind, ProblemKind::not_allowed) << "nor is one handed to another district";
  }
  organiser = {{.role = Role::coordinator, .place = city.value}};
  EXPECT_TRUE(change(foreign, [](Typed& t) { t.set("title_pl", "Nowy tytuł"); })) << "the city holds its districts'";
}

WIEC_ON_BOTH_DATABASES(HoldTest);

}  // namespace
}  // namespace wiec::gatherings
