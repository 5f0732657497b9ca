// Gatherings that a project holds, and arrangements by phone and mail: who may record them, and what is refused.
#include "modules/programmes/keep_work.h"

#include "commons/gatherings/gathering_store.h"
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/work_store.h"

namespace wiec::programmes {
namespace {

class WorkTest : public db::DatabaseTest {
 protected:
  WorkTest() : DatabaseTest(migrations_below()) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    project = db().write("test.project", [](db::WriteTx& tx) {
      Project p;
      p.title_pl = p.acronym = "URB-INCLUSION";
      p.partners = {{.name = "", .city = "Lyon", .country = "FR", .role = PartnerRole::partner, .area = ""},
                    {.name = "Gmina", .city = "Turyn", .country = "IT", .role = PartnerRole::partner, .area = ""}};
      insert_project(tx, p);
      return p;
    });
    seminar = db().write("test.seminar", [](db::WriteTx& tx) {
      gatherings::Gathering g;
      g.kind = gatherings::Kind::seminar;
      g.title_pl = "Seminarium w Lyonie";
      g.begins_at = *instant_from_iso("2026-11-20T10:00:00Z");
      g.ends_at = *instant_from_iso("2026-11-20T12:00:00Z");
      return gatherings::insert_gathering(tx, g);
    });
  }
  std::unique_ptr<Context> as(std::optional<Role> role) {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = 1;
    if (role) ctx->actor.grants = {{.role = *role}};
    return ctx;
  }
  std::vector<HeldGathering> held() {
    return db().read([&](db::ReadTx& tx) { return held_by(tx, project.id); });
  }
  std::vector<Note> notes() {
    return db().read([&](db::ReadTx& tx) { return notes_of(tx, project.id); });
  }
  struct Read {
    Note note;
    Faults faults;
  };
  Read read(const std::vector<std::pair<std::string, std::string>>& changed = {}) {
    Typed typed;
    for (const auto& [name, value] : {std::pair<std::string, std::string>{"level", "international"},
                                      {"means", "phone"},
                                      {"on", "2026-11-20"},
                                      {"partner", "Lyon"},
                                      {"with_whom", "lider partnerstwa"},
                                      {"agreed_pl", "Porządek seminarium"}})
      typed.set(name, value);
    for (const auto& [name, value] : changed) typed.set(name, value);
    Faults faults;
    Note note = read_note(*as(Role::programme_officer), project, typed, nullptr, faults);
    return {std::move(note), std::move(faults)};
  }
  Shared shared;
  Project project;
  gatherings::GatheringId seminar;
};

TEST_P(WorkTest, A_gathering_is_held_once_and_hangs_on_the_thread) {
  auto ctx = as(Role::programme_officer);
  ASSERT_TRUE(hold_gathering(*ctx, project.id, seminar, WorkLevel::international, "Gmina, Turyn"));
  ASSERT_EQ(held().size(), 1u);
  EXPECT_EQ(held()[0].host, "Gmina, Turyn");
  EXPECT_EQ(held()[0].gathering.title_pl, "Seminarium w Lyonie");
  const auto again = hold_gathering(*ctx, project.id, seminar, WorkLevel::local, "");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ProblemKind::conflict);
  const auto thread = [&] {
    return db().read([&](db::ReadTx& tx) {
      return links::links_from(tx, {"project", project.id.value}, "held").size();
    });
  };
  EXPECT_EQ(thread(), 1u);
  ASSERT_TRUE(release_gathering(*ctx, project.id, seminar));
  EXPECT_TRUE(held().empty());
  EXPECT_EQ(thread(), 0u);
}

TEST_P(WorkTest, A_gathering_that_is_none_and_a_host_that_is_no_partner_are_refused) {
  auto ctx = as(Role::programme_officer);
  EXPECT_EQ(hold_gathering(*ctx, project.id, {12345}, WorkLevel::local, "").error().field, "gathering");
  EXPECT_EQ(hold_gathering(*ctx, project.id, seminar, WorkLevel::local, "Paryż").error().field, "host");
  EXPECT_EQ(hold_gathering(*ctx, {999}, seminar, WorkLevel::local, "").error().kind, ProblemKind::not_found);
  EXPECT_TRUE(held().empty());
}

TEST_P(WorkTest, Who_does_not_keep_the_card_records_nothing) {
  for (const auto role : {std::optional<Role>(), std::optional(Role::coordinator)}) {
    auto ctx = as(role);
    EXPECT_EQ(hold_gathering(*ctx, project.id, seminar, WorkLevel::local, "").error().kind, ProblemKind::not_allowed);
    EXPECT_EQ(save_note(*ctx, read().note, 0).error().kind, ProblemKind::not_allowed);
  }
  EXPECT_TRUE(notes().empty());
}

TEST_P(WorkTest, An_arrangement_is_kept_changed_and_deleted) {
  auto ctx = as(Role::programme_officer);
  const auto [note, faults] = read();
  ASSERT_TRUE(faults.empty()) << faults[0].field;
  ASSERT_TRUE(save_note(*ctx, note, 0));
  ASSERT_EQ(notes().size(), 1u);
  Note kept = notes()[0];
  EXPECT_EQ(kept.means, Means::phone);
  EXPECT_EQ(kept.partner, "Lyon");
  kept.agreed_pl = "Inny porządek";
  clock.move(std::chrono::seconds(1));
  EXPECT_EQ(save_note(*ctx, kept, kept.changed_at.micros - 1).error().kind, ProblemKind::conflict);
  ASSERT_TRUE(save_note(*ctx, kept, kept.changed_at.micros));
  EXPECT_EQ(notes()[0].agreed_pl, "Inny porządek");
  EXPECT_EQ(drop_note(*ctx, {77}, kept.id).error().kind, ProblemKind::not_found);
  ASSERT_TRUE(drop_note(*ctx, project.id, kept.id));
  EXPECT_TRUE(notes().empty());
}

TEST_P(WorkTest, Each_wrong_value_of_an_arrangement_is_told_at_its_field) {
  const std::pair<std::string, std::string> wrong[] = {
      {"level", "galaktyczny"}, {"means", "gołąb"},        {"on", ""},
      {"on", "2026-11-23"},     {"on", "31.02.2026"},      {"partner", "Paryż"},
      {"with_whom", ""},        {"with_whom", "zły \xFF"}, {"agreed_pl", ""},
      {"agreed_pl", "\xFF"},    {"follows_en", "zły \xFF"}};
  for (const auto& [field, value] : wrong) {
    const auto faults = read({{field, value}}).faults;
    ASSERT_EQ(faults.size(), 1u) << field << "=" << value;
    EXPECT_EQ(faults[0].field, field);
  }
}

WIEC_ON_BOTH_DATABASES(WorkTest);

}  // namespace
}  // namespace wiec::programmes
