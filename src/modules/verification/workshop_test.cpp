// Expert workshops: tables by similar scope, invitations, advice released there.
#include "commons/gatherings/gathering_store.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/preset.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/verification/advice_test.h"
#include "modules/verification/arrange_tables.h"
#include "modules/verification/hold_workshop.h"
#include "modules/verification/pages.h"

namespace wiec::verification {
namespace {

using gatherings::GatheringId;

class WorkshopTest : public AdviceTest {
 protected:
  void SetUp() override {
    AdviceTest::SetUp();
    if (IsSkipped()) return;
    hanna = person("hanna");
    grant(hanna, {.role = Role::coordinator});
    workshop = plan(gatherings::Kind::workshop);
  }
  void grant(people::PersonId who, const Grant& role) {
    db().write("test.grant", [=](db::WriteTx& tx) { people::insert_grant(tx, who, role, {}); });
  }
  GatheringId plan(gatherings::Kind kind) {
    return db().write("test.plan", [=](db::WriteTx& tx) {
      return gatherings::insert_gathering(tx, {.id = {},
                                               .kind = kind,
                                               .title_pl = "Warsztat",
                                               .address = "Rynek 1",
                                               .begins_at = *instant_from_iso("2026-12-01T16:00:00Z"),
                                               .ends_at = *instant_from_iso("2026-12-01T19:00:00Z")});
    });
  }
  people::PersonId citywide_ambassador(const std::string& name, joint_projects::State state) {
    const auto who = person(name);
    db().write("test.ambassador", [=](db::WriteTx& tx) {
      auto programme = joint_projects::current_programme(tx);
      if (!programme) {
        programme = joint_projects::preset_programme(2026, *date_from(2026, 11, 2));
        programme->published = true;
        programme->id = joint_projects::insert_programme(tx, *programme);
      }
      const auto id = joint_projects::insert_ambassador(tx, {.programme = programme->id,
                                                             .person = who,
                                                             .path = joint_projects::Path::citywide,
                                                             .theme = "Bezpieczne drogi"});
      joint_projects::move_state(tx, id, joint_projects::State::applied, state);
    });
    return who;
  }
  drafts::DraftId handed(people::PersonId who, const std::string& title, needs::Theme theme = needs::Theme::greenery,
                         places::PlaceId place = {}) {
    const auto id = draft(who, place, title);
    EXPECT_TRUE(hand(who, id, 1, theme));
    return id;
  }
  Workshop found() {
    return *db().read([&](db::ReadTx& tx) { return find_workshop(tx, workshop); });
  }
  Result<> choose(std::vector<drafts::DraftId> ids, people::PersonId who = {}) {
    Caller c(*this, who ? who : hanna);
    return choose_drafts(c.ctx, workshop, std::move(ids), found().revision);
  }
  Faults save(const Typed& typed) {
    Caller c(*this, hanna);
    Faults faults;
    const Arrangement a = read_tables(c.ctx, found(), typed, faults);
    if (faults.empty())
      if (const auto done = save_tables(c.ctx, workshop, a, found().revision); !done) faults.push_back(done.error());
    return faults;
  }
  Typed proposed(std::size_t most = 4) {
    Caller c(*this, hanna);
    return proposed_tables(c.ctx, found(), most);
  }
  std::int64_t invite() {
    Caller c(*this, hanna);
    return invite_to_workshop(c.ctx, workshop).value_or(-1);
  }

  GatheringId workshop;
  people::PersonId hanna;
};

TEST_P(WorkshopTest, Similar_drafts_are_proposed_for_one_table_with_the_unit_that_reads_them) {
  const auto benches = handed(ola, "Ławki w parku"), more = handed(jan, "Nowe ławki przy parku"),
             path = handed(ewa, "Droga rowerowa do szkoły", needs::Theme::sport, north);
  ASSERT_TRUE(choose({benches, more, path}));
  const Typed typed = proposed();
  const auto table = [&](drafts::DraftId id) { return std::string(typed.at("table-" + code_from_id(id.value))); };
  EXPECT_EQ(table(benches), table(more));
  EXPECT_NE(table(benches), table(path));
  EXPECT_EQ(typed.at("unit-" + table(benches)), code_from_id(green.value));
  EXPECT_EQ(typed.at("unit-" + table(path)), code_from_id(roads.value));
  EXPECT_TRUE(found().tables.empty()) << "a proposal saves nothing";
  ASSERT_TRUE(save(typed).empty());
  ASSERT_EQ(found().tables.size(), 2u);
  EXPECT_EQ(found().tables[0].unit->id, green);
}

TEST_P(WorkshopTest, The_coordinator_changes_the_proposal_and_empty_tables_fall_away) {
  const auto one = handed(ola, "Ławki"), other = handed(jan, "Klomby");
  ASSERT_TRUE(choose({one, other}));
  Typed typed;
  typed.set("table-" + code_from_id(one.value), "5");
  typed.set("table-" + code_from_id(other.value), "");
  typed.set("name-5", "Skwery");
  typed.set("name-1", "Nikt tu nie siedzi");
  ASSERT_TRUE(save(typed).empty());
  const Workshop w = found();
  ASSERT_EQ(w.tables.size(), 1u);
  EXPECT_EQ(w.tables[0].name, "Skwery");
  EXPECT_FALSE(w.tables[0].unit);
  EXPECT_EQ(w.drafts[0].id, other) << "at no table yet";
  EXPECT_EQ(w.drafts[1].table, 5);
  ASSERT_TRUE(choose({one}));
  EXPECT_EQ(found().drafts.size(), 1u);
  EXPECT_EQ(found().drafts[0].table, 5) << "who stays keeps the table";
}

TEST_P(WorkshopTest, Wrong_tables_units_drafts_and_people_change_nothing) {
  const auto one = handed(ola, "Ławki"), not_handed = draft(jan);
  EXPECT_EQ(choose({not_handed}).error().field, "drafts");
  EXPECT_EQ(choose({one}, ola).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(choose({one}));
  const std::string field = "table-" + code_from_id(one.value);
  for (const char* wrong : {"61", "-1", "dwa", "99999"}) {
    Typed typed;
    typed.set(field, wrong);
    const Faults faults = save(typed);
    ASSERT_EQ(faults.size(), 1u) << wrong;
    EXPECT_EQ(faults[0].field, field);
  }
  Typed typed;
  typed.set(field, "1");
  typed.set("unit-1", "nikt");
  EXPECT_EQ(save(typed).at(0).field, "unit-1");
  EXPECT_TRUE(found().tables.empty());
  EXPECT_EQ(invite(), -1) << "nobody sits anywhere yet";
  Caller c(*this, hanna);
  EXPECT_EQ(save_tables(c.ctx, workshop, {}, found().revision - 1).error().kind, ProblemKind::conflict);
  EXPECT_EQ(save_tables(c.ctx, plan(gatherings::Kind::marathon), {}, 0).error().kind, ProblemKind::not_found);
}

TEST_P(WorkshopTest, A_draft_is_at_one_workshop_to_come_only) {
  const auto one = handed(ola, "Ławki");
  ASSERT_TRUE(choose({one}));
  workshop = plan(gatherings::Kind::workshop);
  EXPECT_EQ(choose({one}).error().field, "drafts");
  db().write("test.cancel", [this](db::WriteTx& tx) {
    const auto first = workshops_begun(tx, *instant_from_iso("2027-01-01T00:00:00Z"));
    gatherings::cancel_gathering(tx, first.front(), "Burza.", "");
  });
  EXPECT_TRUE(choose({one})) << "the other was cancelled";
}

TEST_P(WorkshopTest, Authors_ambassadors_and_experts_are_invited_once) {
  const auto one = handed(ola, "Ławki", needs::Theme::greenery, north), other = handed(jan, "Klomby");
  const auto ambassador = person("wilga"), elsewhere = person("kos");
  grant(ambassador, {.role = Role::ambassador, .place = north.value});
  grant(elsewhere, {.role = Role::ambassador, .place = city.value});
  ASSERT_TRUE(choose({one, other}));
  ASSERT_TRUE(save(proposed()).empty());
  const auto before = told(gardener);
  EXPECT_EQ(invite(), 4) << "two authors, one ambassador, one expert";
  EXPECT_EQ(invite(), 0);
  EXPECT_EQ(told(ola), 1u);
  EXPECT_EQ(told(ambassador), 1u);
  EXPECT_EQ(told(elsewhere), 0u);
  EXPECT_EQ(told(gardener), before + 1);
  ASSERT_TRUE(choose({one, other, handed(ewa, "Drzewa")}));
  EXPECT_EQ(invite(), 1) << "only who is new";
  EXPECT_EQ(told(ola), 1u);
}

TEST_P(WorkshopTest, Who_leads_a_theme_of_the_citywide_path_is_invited_to_drafts_of_that_path) {
  const auto leads = citywide_ambassador("sowa", joint_projects::State::active),
             applied = citywide_ambassador("szpak", joint_projects::State::applied);
  const auto district = handed(ola, "Ławki", needs::Theme::greenery, north);
  ASSERT_TRUE(choose({district}));
  ASSERT_TRUE(save(proposed()).empty());
  invite();
  EXPECT_EQ(told(leads), 0u) << "a draft of another path";
  Caller c(*this, jan);
  const auto citywide = *drafts::start_draft(
      c.ctx, {.title = "Drogi do szkół", .body = "Przejścia.", .why = "Mokro.", .path = drafts::Path::citywide_joint},
      {});
  ASSERT_TRUE(hand(jan, citywide));
  ASSERT_TRUE(choose({district, citywide}));
  EXPECT_EQ(invite(), 2) << "the author and who leads a theme";
  EXPECT_EQ(told(leads), 1u);
  EXPECT_EQ(told(applied), 0u);
}

TEST_P(WorkshopTest, Advice_kept_for_it_is_released_when_it_begins) {
  const auto one = handed(ola, "Ławki", needs::Theme::greenery, north);
  ASSERT_TRUE(choose({one}));
  ASSERT_TRUE(save(proposed()).empty());
  for (const auto& [expert, unit] : {std::pair(gardener, green), std::pair(engineer, roads)}) {
    ASSERT_TRUE(advise(expert, reading_of(one, unit).id));
    ASSERT_TRUE(send(expert, reading_of(one, unit).id, Release::kept));
  }
  EXPECT_EQ(found().drafts[0].kept, 2);
  release_begun(db());
  EXPECT_EQ(told(ola), 0u) << "not before its day";
  clock.set(*instant_from_iso("2026-12-01T16:00:00Z"));
  release_begun(db());
  release_begun(db());
  EXPECT_EQ(told(ola), 1u) << "two units, one letter";
  EXPECT_EQ(found().drafts[0].released, 2);
  EXPECT_TRUE(found().released_at);
}

TEST_P(WorkshopTest, Advice_kept_later_may_be_released_by_hand_too) {
  const auto one = handed(ola, "Ławki");
  ASSERT_TRUE(choose({one}));
  ASSERT_TRUE(advise(gardener, reading_of(one, green).id));
  ASSERT_TRUE(send(gardener, reading_of(one, green).id, Release::kept));
  Caller c(*this, hanna), stranger(*this, ola);
  EXPECT_EQ(release_at_workshop(stranger.ctx, workshop).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(release_at_workshop(c.ctx, workshop), 1);
  EXPECT_EQ(release_at_workshop(c.ctx, workshop), 0);
  EXPECT_EQ(told(ola), 1u);
}

TEST_P(WorkshopTest, A_guest_sees_their_invitation_and_leaves_no_trace) {
  ASSERT_TRUE(choose({handed(ola, "Ławki")}));
  ASSERT_TRUE(save(proposed()).empty());
  invite();
  const auto data = personal_data();
  db().read([&](db::ReadTx& tx) { EXPECT_EQ(data.gather(tx, ola.value).find("workshops")->array()->size(), 1u); });
  db().write("test.erase", [&](db::WriteTx& tx) { data.erase(tx, ola.value); });
  EXPECT_EQ(found().guests, 1) << "the expert";
}

WIEC_ON_BOTH_DATABASES(WorkshopTest);

TEST(Tables, Are_the_same_whatever_the_order_and_never_too_large) {
  text::Stemmer stemmer;
  std::vector<Scoped> all;
  for (std::int64_t id = 1; id <= 9; ++id)
    all.push_back(
        {.id = id, .theme = id % 2 ? "greenery" : "sport", .text = "Drzewa", .place = id % 3, .units = {id % 2}});
  const auto once = propose_tables(all, 3, stemmer);
  std::ranges::reverse(all);
  const auto again = propose_tables(all, 3, stemmer);
  ASSERT_EQ(once.size(), again.size());
  std::size_t seated = 0;
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(once[i].drafts, again[i].drafts);
    EXPECT_LE(once[i].drafts.size(), 3u);
    seated += once[i].drafts.size();
  }
  EXPECT_EQ(seated, 9u);
}

TEST(Tables, Likeness_is_of_units_theme_place_and_words) {
  text::Stemmer stemmer;
  const Scoped one{.id = 1, .theme = "sport", .text = "boisko do koszykówki", .place = 7, .units = {1, 2}};
  Scoped other{.id = 2, .theme = "sport", .text = "boisko do koszykówki", .place = 7, .units = {2}};
  EXPECT_EQ(likeness(one, other, stemmer), 160);
  other = {.id = 2, .text = "drzewa"};
  EXPECT_EQ(likeness(one, other, stemmer), 0);
  EXPECT_EQ(propose_tables({one, other}, 4, stemmer).size(), 2u) << "what is not alike sits apart";
}

}  // namespace
}  // namespace wiec::verification
