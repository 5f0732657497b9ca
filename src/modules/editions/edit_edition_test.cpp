// What coordinators may do with an edition: guards of the statute, freezing, a second person, editors who meet.
#include "modules/editions/edit_edition.h"

#include "commons/audit/audit.h"
#include "modules/editions/check_edition.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/module.h"
#include "modules/editions/preset.h"
#include "modules/editions/texts.h"
#include "platform/db/testing.h"
#include "platform/text/text.h"
#include "tally/rule.h"

namespace wiec::editions {
namespace {

class EditEditionTest : public db::DatabaseTest {
 protected:
  EditEditionTest()
      : DatabaseTest({files::migrations(), audit::migrations(), places::migrations(), documents::migrations(),
                      editions::migrations()}) {}

  // Somebody with a role, as a request has them.
  std::unique_ptr<Context> as(std::int64_t person, Role role, std::int64_t organisation = 0) {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = person;
    ctx->actor.grants = {{.role = role, .organisation = organisation}};
    return ctx;
  }
  Edition stored() {
    return db().read([](db::ReadTx& tx) { return *load_edition(tx, "krakow-2027"); });
  }
  Edition begin() {
    auto edition = *edition_from_preset("krakow", 2027, {54'000'000'00});
    edition.settings.legal_act.title_pl = "Uchwała";
    edition.settings.legal_act.adopted_on = date_from(2027, 1, 5);
    edition.settings.statute.spending = 8'000'000'000'00;
    EXPECT_TRUE(create_edition(*as(1, Role::coordinator), edition, "szkic"));
    return stored();
  }
  void go_to(int month, int day) { clock.set(text::instant_at(*date_from(2027, month, day), 12, 0)); }

  Change change(Part part, const std::function<void(Edition&)>& by) {
    Edition edition = stored();
    by(edition);
    return {.proposed = edition, .part = part, .base_version = stored().version, .reason = "zmiana uchwały"};
  }
  Shared shared;
};

TextKey key_of(const auto& result) { return result ? TextKey{} : result.error().text; }

TEST_P(EditEditionTest, EveryChangeIsAVersionWithItsReason) {
  go_to(1, 10);
  begin();
  auto ctx = as(1, Role::coordinator);
  ASSERT_TRUE(change_part(*ctx, change(Part::identity, [](Edition& e) { e.settings.identity.per_contact = 3; })));
  const Edition now = stored();
  EXPECT_EQ(now.version, 2);
  EXPECT_EQ(now.settings.identity.per_contact, 3);
  const auto versions = db().read([&](db::ReadTx& tx) { return versions_of(tx, now.id); });
  ASSERT_EQ(versions.size(), 2u);
  EXPECT_EQ(versions[0].reason, "zmiana uchwały");
  EXPECT_EQ(versions[0].person, 1);
  const auto trail = db().read([&](db::ReadTx& tx) { return audit::entries_of(tx, "edition", now.id.value); });
  ASSERT_EQ(trail.size(), 2u);
  EXPECT_EQ(trail[1].act, "edition.change");
}

TEST_P(EditEditionTest, ADraftIsNotPublicUntilItIsReady) {
  go_to(1, 10);
  begin();
  auto ctx = as(1, Role::coordinator);
  EXPECT_TRUE(editions(*ctx)->empty());
  ASSERT_TRUE(publish_edition(*ctx, stored().id)) << "ready";
  auto reader = as(0, Role::ambassador);
  EXPECT_EQ(editions(*reader)->size(), 1u);
  EXPECT_EQ(key_of(create_edition(*ctx, stored(), "")), texts::keys::code_taken);
}

TEST_P(EditEditionTest, TheStatuteSpeaks) {
  go_to(1, 10);
  begin();
  auto ctx = as(1, Role::coordinator);
  ASSERT_TRUE(change_part(*ctx, change(Part::statute, [](Edition& e) {
    e.settings.statute.spending = 10'800'000'000'01;  // half a percent is 54,000,000.01 rounded up
  })));
  EXPECT_EQ(key_of(publish_edition(*ctx, stored().id)), texts::keys::err_statute_sum);
  ASSERT_TRUE(
      change_part(*ctx, change(Part::statute, [](Edition& e) { e.settings.statute.spending = 10'800'000'000'00; })));
  ASSERT_TRUE(publish_edition(*ctx, stored().id)) << "exactly half a percent is enough";
  EXPECT_EQ(key_of(change_part(*ctx, change(Part::pools, [](Edition& e) { e.pools[0].budget.minor -= 1; }))),
            texts::keys::err_statute_sum);
  EXPECT_EQ(key_of(change_part(*ctx, change(Part::pools, [](Edition& e) { e.pools[1].residents = 14'999; }))),
            texts::keys::err_statute_signatures)
      << "15 signatures of 14,999 residents";
  EXPECT_TRUE(change_part(*ctx, change(Part::pools, [](Edition& e) { e.pools[1].residents = 15'000; })));
}

TEST_P(EditEditionTest, TheStatuteAsksForTheFiguresItNeeds) {
  go_to(1, 10);
  begin();
  auto ctx = as(1, Role::coordinator);
  ASSERT_TRUE(change_part(*ctx, change(Part::statute, [](Edition& e) { e.settings.statute.spending.reset(); })));
  EXPECT_EQ(key_of(publish_edition(*ctx, stored().id)), texts::keys::need_spending)
      << "a budget is obligatory here: without the report nobody knows how much it must be";
  ASSERT_EQ(not_yet_checked(stored()).size(), 1u) << "fifteen signatures, of nobody knows how many residents";
  EXPECT_EQ(not_yet_checked(stored())[0].text, texts::keys::signatures_unchecked);
  ASSERT_TRUE(change_part(*ctx, change(Part::pools, [](Edition& e) {
    for (Pool& pool : e.pools) pool.residents = 40'000;
  })));
  EXPECT_TRUE(not_yet_checked(stored()).empty());
  ASSERT_TRUE(change_part(*ctx, change(Part::statute, [](Edition& e) { e.settings.statute.powiat_rights = false; })));
  EXPECT_TRUE(publish_edition(*ctx, stored().id)) << "voluntary elsewhere, with no least sum";
}

TEST_P(EditEditionTest, APublishedPoolKeepsItsCode) {
  go_to(1, 10);
  begin();
  const auto rename = [](Edition& e) { e.pools[1].code += "-a"; };
  const auto swap = [](Edition& e) { std::swap(e.pools[1].code, e.pools[2].code); };
  ASSERT_TRUE(change_part(*as(1, Role::coordinator), change(Part::pools, rename))) << "a draft";
  ASSERT_TRUE(publish_edition(*as(1, Role::coordinator), stored().id));
  const std::string code = stored().pools[1].code;
  EXPECT_EQ(key_of(change_part(*as(1, Role::coordinator), change(Part::pools, rename))),
            texts::keys::err_pool_code_kept);
  EXPECT_EQ(key_of(change_part(*as(1, Role::coordinator), change(Part::limits, swap))),
            texts::keys::err_pool_code_kept);
  go_to(9, 12);
  EXPECT_EQ(key_of(ask_for_change(*as(1, Role::coordinator), change(Part::pools, rename))),
            texts::keys::err_pool_code_kept)
      << "not by consent either";
  EXPECT_EQ(stored().pools[1].code, code);
}

TEST_P(EditEditionTest, ALocalAreaHasADistrictThatVotesOnIt) {
  go_to(1, 10);
  begin();
  const auto add = [](std::string district) {
    return [=](Edition& e) {
      Pool area{.code = "lasek", .level = Level::local, .name_pl = "Lasek", .name_en = "Lasek", .budget = {100'00}};
      area.district = district;
      std::erase_if(e.pools, [](const Pool& pool) { return pool.level == Level::local; });
      e.pools.push_back(area);
    };
  };
  ASSERT_TRUE(change_part(*as(1, Role::coordinator), change(Part::pools, add("Atlantyda")))) << "a draft may wait";
  EXPECT_EQ(key_of(publish_edition(*as(1, Role::coordinator), stored().id)), texts::keys::need_district_of_area);
  ASSERT_TRUE(change_part(*as(1, Role::coordinator), change(Part::pools, add("nowa huta"))));
  ASSERT_TRUE(publish_edition(*as(1, Role::coordinator), stored().id));
  EXPECT_EQ(key_of(change_part(*as(1, Role::coordinator), change(Part::pools, add("Atlantyda")))),
            texts::keys::need_district_of_area);
}

TEST_P(EditEditionTest, AStageFreezesItsParts) {
  go_to(1, 10);
  begin();
  auto ctx = as(1, Role::coordinator);
  ASSERT_TRUE(publish_edition(*ctx, stored().id));
  const auto more = [](Edition& e) { e.pools[0].budget.minor += 100; };
  EXPECT_TRUE(change_part(*ctx, change(Part::pools, more)));
  go_to(2, 20);
  EXPECT_EQ(key_of(change_part(*as(1, Role::coordinator), change(Part::pools, more))), texts::keys::part_frozen);
  const auto ballot = [](Edition& e) { e.settings.leftovers = "to_citywide"; };
  EXPECT_TRUE(change_part(*as(1, Role::coordinator), change(Part::leftovers, ballot))) << "the vote is ahead";
  go_to(9, 12);
  const auto back = [](Edition& e) { e.settings.leftovers = "stays"; };
  EXPECT_EQ(key_of(change_part(*as(1, Role::coordinator), change(Part::leftovers, back))), texts::keys::part_frozen);
}

TEST_P(EditEditionTest, AFrozenPartChangesByAnotherPersonsConsent) {
  go_to(1, 10);
  begin();
  ASSERT_TRUE(publish_edition(*as(1, Role::coordinator), stored().id));
  go_to(2, 20);
  const auto asked = ask_for_change(*as(1, Role::coordinator),
                                    change(Part::pools, [](Edition& e) { e.pools[0].budget.minor += 100; }));
  ASSERT_TRUE(asked);
  EXPECT_EQ(stored().version, 2) << "nothing yet";
  EXPECT_EQ(key_of(consent_to(*as(1, Role::administrator), *asked)), texts::keys::own_request);
  EXPECT_EQ(key_of(consent_to(*as(2, Role::verifier), *asked)), texts::keys::not_your_edition);
  EXPECT_EQ(key_of(withdraw_request(*as(2, Role::coordinator), *asked)), texts::keys::own_request);
  ASSERT_TRUE(consent_to(*as(2, Role::coordinator), *asked));
  EXPECT_EQ(stored().version, 3);
  EXPECT_EQ(stored().budget().minor, 54'000'001'00);
  EXPECT_EQ(key_of(consent_to(*as(3, Role::administrator), *asked)), texts::keys::request_decided);
  const std::int64_t id = stored().id.value;
  const auto trail = db().read([&](db::ReadTx& tx) { return audit::entries_of(tx, "edition", id); });
  EXPECT_EQ(trail.back().act, "edition.consent");
  EXPECT_EQ(trail.back().person, 2);
  EXPECT_EQ(*trail.back().detail.find("asked_by")->integer(), 1);
  EXPECT_EQ(*trail.back().detail.find("version")->integer(), 3);
}

TEST_P(EditEditionTest, ARequestFromBeforeAnotherChangeIsRefused) {
  go_to(1, 10);
  begin();
  ASSERT_TRUE(publish_edition(*as(1, Role::coordinator), stored().id));
  go_to(2, 20);
  const auto by = [](std::int64_t grosze) { return [=](Edition& e) { e.pools[0].budget.minor += grosze; }; };
  const auto first = ask_for_change(*as(1, Role::coordinator), change(Part::pools, by(100)));
  const auto second = ask_for_change(*as(1, Role::coordinator), change(Part::pools, by(200)));
  const auto third = ask_for_change(*as(1, Role::coordinator), change(Part::pools, by(300)));
  ASSERT_TRUE(first && second && third);
  ASSERT_TRUE(consent_to(*as(2, Role::administrator), *second));
  EXPECT_EQ(key_of(consent_to(*as(2, Role::administrator), *first)), texts::keys::edit_conflict);
  EXPECT_TRUE(refuse_request(*as(2, Role::administrator), *first));
  EXPECT_TRUE(withdraw_request(*as(1, Role::coordinator), *third));
  EXPECT_EQ(stored().budget().minor, 54'000'002'00);
}

TEST_P(EditEditionTest, TwoEditorsOfOnePartMeetAndOfTwoPartsDoNot) {
  go_to(1, 10);
  begin();
  const Change mine = change(Part::identity, [](Edition& e) { e.settings.identity.per_contact = 2; });
  const Change theirs = change(Part::identity, [](Edition& e) { e.settings.identity.per_contact = 5; });
  const Change other = change(Part::names, [](Edition& e) { e.name_pl = "Budżet"; });
  ASSERT_TRUE(change_part(*as(2, Role::coordinator), theirs));
  EXPECT_EQ(key_of(change_part(*as(1, Role::coordinator), mine)), texts::keys::edit_conflict);
  ASSERT_TRUE(change_part(*as(1, Role::coordinator), other));
  EXPECT_EQ(stored().name_pl, "Budżet");
  EXPECT_EQ(stored().settings.identity.per_contact, 5) << "the other's change stays";
}

TEST_P(EditEditionTest, TheRoleReachesAsFarAsItsGrant) {
  go_to(1, 10);
  begin();
  EXPECT_EQ(key_of(change_part(*as(1, Role::coordinator, 77), change(Part::names, [](Edition& e) { e.year = 2030; }))),
            texts::keys::not_your_edition);
  EXPECT_EQ(key_of(publish_edition(*as(2, Role::administrator), stored().id)), texts::keys::not_your_edition);
}

TEST_P(EditEditionTest, StagesStandInOrder) {
  go_to(1, 10);
  begin();
  const auto early_vote = change(Part::timetable, [](Edition& e) {
    for (Stage& stage : e.settings.timetable)
      if (stage.kind == StageKind::voting) stage.from_at = text::instant_at(*date_from(2027, 6, 1), 8, 0);
  });
  EXPECT_EQ(key_of(change_part(*as(1, Role::coordinator), early_vote)), texts::keys::err_before_appeals);
}

TEST_P(EditEditionTest, LeftoversThatMoveHaveSomewhereToGo) {
  go_to(1, 10);
  begin();
  auto ctx = as(1, Role::coordinator);
  const auto set = [&](std::string_view how) {
    return change(Part::leftovers, [how](Edition& e) { e.settings.leftovers = how; });
  };
  ASSERT_TRUE(change_part(*ctx, set("to_turnout"))) << "a draft may wait";
  EXPECT_EQ(key_of(publish_edition(*ctx, stored().id)), texts::keys::need_residents);
  ASSERT_TRUE(change_part(*ctx, change(Part::pools, [](Edition& e) {
    for (Pool& pool : e.pools) pool.residents = 40'000;
  })));
  ASSERT_TRUE(change_part(*ctx, change(Part::rule, [](Edition& e) {
    e.settings.district.rule = tally::json_of(*tally::preset("mes-cost"));
  })));
  EXPECT_EQ(key_of(publish_edition(*ctx, stored().id)), texts::keys::need_greedy);
  ASSERT_TRUE(
      change_part(*ctx, change(Part::rule, [](Edition& e) { e.settings.district.rule = e.settings.citywide.rule; })));
  ASSERT_TRUE(publish_edition(*ctx, stored().id));
  EXPECT_EQ(key_of(change_part(*ctx, change(Part::pools, [](Edition& e) { e.pools[3].residents.reset(); }))),
            texts::keys::need_residents);
  ASSERT_TRUE(change_part(*ctx, set("to_citywide")));
  const auto second = change(Part::pools, [](Edition& e) { e.pools[1].level = Level::citywide; });
  EXPECT_EQ(key_of(change_part(*ctx, second)), texts::keys::need_one_citywide);
  ASSERT_TRUE(change_part(*ctx, set("stays")));
  EXPECT_TRUE(change_part(*ctx, change(Part::pools, [](Edition& e) { e.pools[3].residents.reset(); })));
}

WIEC_ON_BOTH_DATABASES(EditEditionTest);

}  // namespace
}  // namespace wiec::editions
