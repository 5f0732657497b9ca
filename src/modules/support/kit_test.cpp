// The agenda of a meeting, and who hands what over when.
#include "modules/support/kit.h"

#include "modules/support/support_test.h"
#include "modules/support/texts.h"

namespace wiec::support {
namespace {

class KitTest : public SupportTest {
 protected:
  gatherings::Gathering meeting(int minutes = 120, gatherings::Kind kind = gatherings::Kind::residents_meeting) {
    const auto id = gathering(kind, 9, "Szkoła", left_bank);
    auto g = *db().read([&](db::ReadTx& tx) { return gatherings::find_gathering(tx, id); });
    g.ends_at = g.begins_at + std::chrono::minutes(minutes);
    return g;
  }
  static int sum(const std::vector<AgendaItem>& items) {
    int all = 0;
    for (const AgendaItem& item : items) all += item.minutes;
    return all;
  }
  Faults read(const gatherings::Gathering& g, std::string pl, std::string en,
              std::vector<AgendaItem>* items = nullptr) {
    Typed typed;
    typed.set("agenda_pl", std::move(pl));
    typed.set("agenda_en", std::move(en));
    Faults faults;
    const auto found = read_agenda(Language::pl, g, typed, faults);
    if (items) *items = found;
    return faults;
  }
};

TEST_P(KitTest, the_usual_agenda_fills_the_meeting_and_begins_with_needs) {
  for (const int minutes : {60, 90, 120, 125, 240}) EXPECT_EQ(sum(usual_agenda(meeting(minutes))), minutes) << minutes;
  EXPECT_THAT(usual_agenda(meeting())[2].title.pl, testing::HasSubstr("karty potrzeb"));
  EXPECT_EQ(usual_agenda(meeting(120, gatherings::Kind::training)).size(), 5u);
}

TEST_P(KitTest, an_agenda_is_written_by_who_leads_there_and_an_empty_one_brings_the_usual_back) {
  const auto g = meeting();
  std::vector<AgendaItem> items;
  ASSERT_TRUE(read(g, "15 Powitanie\n\n 45 Potrzeby\n", "15 Welcome\n45 Needs", &items).empty());
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[1], (AgendaItem{45, {"Potrzeby", "Needs"}}));
  auto leader = as(ola), stranger = as(jan);
  leader->actor.grants = {{.role = Role::ambassador, .place = left_bank.value}};
  stranger->actor.grants = {{.role = Role::ambassador, .place = right_bank.value}};
  EXPECT_EQ(plan_agenda(*stranger, g.id, items).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(plan_agenda(*leader, g.id, items));
  db().read([&](db::ReadTx& tx) { EXPECT_EQ(agenda_of(tx, g), items); });
  ASSERT_TRUE(plan_agenda(*as(coordinator), g.id, {}));
  db().read([&](db::ReadTx& tx) { EXPECT_EQ(agenda_of(tx, g), usual_agenda(g)); });
  EXPECT_EQ(plan_agenda(*leader, gatherings::GatheringId{1}, items).error().kind, ProblemKind::not_found);
}

TEST_P(KitTest, what_is_wrong_with_an_agenda_is_said_at_its_field) {
  const auto g = meeting(60);
  EXPECT_EQ(read(g, "Powitanie", "").at(0).field, "agenda_pl");
  EXPECT_EQ(read(g, "0 Powitanie", "").at(0).field, "agenda_pl");
  EXPECT_EQ(read(g, "15", "").at(0).field, "agenda_pl");
  EXPECT_EQ(read(g, "15 " + std::string(201, 'x'), "").at(0).field, "agenda_pl");
  EXPECT_EQ(read(g, "61 Za długo", "").at(0).field, "agenda_pl");
  EXPECT_EQ(read(g, "15 Powitanie", "20 Welcome").at(0).field, "agenda_en");
  std::string many;
  for (int i = 0; i < 41; ++i) many += "1 Punkt\n";
  EXPECT_EQ(read(g, many, "").at(0).field, "agenda_pl");
}

TEST_P(KitTest, attendance_at_a_training_says_when_the_pack_was_handed_over) {
  const auto training = gathering(gatherings::Kind::training, 1);
  seat(training, ola, true);
  seat(training, jan, false);
  clock.set(clock.now() + std::chrono::hours(48));
  const auto current = found();
  db().read([&](db::ReadTx& tx) {
    const auto came = gatherings::came_to(tx, gatherings::Kind::training, clock.now());
    const auto day = [&](AmbassadorId id) {
      return joint_projects::trained_on(current, *joint_projects::find_ambassador(tx, id), came);
    };
    EXPECT_EQ(day(ola_leads), date_from(2026, 11, 23));
    EXPECT_FALSE(day(jan_leads)) << "signed up and did not come";
  });
}

WIEC_ON_BOTH_DATABASES(KitTest);

}  // namespace
}  // namespace wiec::support
