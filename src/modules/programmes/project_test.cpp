// A card kept whole: in the database and as JSON.
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_json.h"
#include "modules/programmes/project_store.h"

namespace wiec::programmes {
namespace {

class ProjectTest : public db::DatabaseTest {
 protected:
  ProjectTest() : DatabaseTest(migrations_below()) {}

  // Every member is set.
  Project card() {
    return db().write("test.card", [code = fmt::format("urbact-{}", ++cards_)](db::WriteTx& tx) {
      Programme programme{.code = code, .name_pl = "URBACT III", .most_basis_points = 8500, .has_local = true};
      programme.topics = {ensure_topic(tx, "Rewitalizacja", "Regeneration")};
      store_programme(tx, programme);
      Project p;
      p.programme = programme.id;
      p.acronym = "URB-INCLUSION";
      p.title_pl = "URB-INCLUSION: żółć";
      p.title_en = "URB-INCLUSION in English";
      p.beneficiary = "Gmina Miejska";
      p.implementing_unit = "Wydział";
      p.period = "2014-2020";
      p.lead_theme_pl = "ubóstwo";
      p.lead_theme_en = "poverty";
      p.category = Category::soft;
      p.state = State::running;
      p.from = when_from("2016-9-10");
      p.to = when_from("2017-03");
      p.area = "Azory";
      p.wide_area = false;
      p.description_pl = "Opis";
      p.description_en = "Description";
      p.website = "https://urbact.eu/urbinclusion";
      p.topics = {ensure_topic(tx, "Rewitalizacja"), ensure_topic(tx, "Sprawy społeczne")};
      p.phases = {{PhaseKind::preparatory, "pierwsza", "first", 6, when_from("2016-10-10"), when_from("2017"), "BIP"}};
      p.amounts = {
          {AmountLevel::own, 1, {33'500'00}, 28'475'00, 43'004, date_from(2016, 9, 1), 8500, "karta", "nota", true},
          {AmountLevel::whole, 0, {149'540'00, Currency::eur}, {}, {}, {}, {}, "BIP", "", false}};
      p.events = {{EventKind::received, 1, *when_from("2017-06-06"), 24, "wiadomość", "news"}};
      p.partners = {{"Ajuntament", "Barcelona", "ES", PartnerRole::lead, "Raval"}};
      p.levels = {{WorkLevel::international, "pl", "en"}, {WorkLevel::local, "lokalnie", ""}};
      insert_project(tx, p);
      return p;
    });
  }
  int cards_ = 0;
  Project stored(ProjectId id) {
    return *db().read([&](db::ReadTx& tx) { return find_project(tx, id); });
  }
  std::string json(const Project& p) {
    return db().read([&](db::ReadTx& tx) { return canonical_json(to_json(p, load_programmes(tx), load_topics(tx))); });
  }
};

TEST_P(ProjectTest, A_card_comes_back_from_the_database_as_it_was) {
  const Project p = card();
  EXPECT_EQ(json(stored(p.id)), json(p));
  EXPECT_GT(json(p).size(), 1000u);
}

TEST_P(ProjectTest, A_card_comes_back_from_its_export_as_it_was) {
  const Project p = card();
  const auto parsed = parse_json(json(p));
  ASSERT_TRUE(parsed);
  const auto back =
      db().read([&](db::ReadTx& tx) { return project_from(*parsed, load_programmes(tx), load_topics(tx)); });
  ASSERT_TRUE(back) << back.error();
  EXPECT_EQ(json(*back), json(p));
  EXPECT_EQ(back->amounts, p.amounts);
  EXPECT_EQ(back->partners, p.partners);
  EXPECT_EQ(back->events, p.events);
}

TEST_P(ProjectTest, An_export_that_was_spoilt_is_refused_by_name) {
  const Project p = card();
  auto spoilt = *parse_json(json(p));
  spoilt.set("state", "walking");
  const auto back =
      db().read([&](db::ReadTx& tx) { return project_from(spoilt, load_programmes(tx), load_topics(tx)); });
  ASSERT_FALSE(back);
  EXPECT_NE(back.error().find("state"), std::string::npos);
}

TEST_P(ProjectTest, An_update_replaces_every_part) {
  Project p = card();
  p.partners = {{"", "Lyon", "FR", PartnerRole::partner, ""}};
  p.phases.clear();
  p.state = State::completed;
  p.version = 2;
  p = db().write("test.update", [p](db::WriteTx& tx) {
    Project changed = p;
    update_project(tx, changed);
    return changed;
  });
  EXPECT_TRUE(p.partners[0].id);
  EXPECT_EQ(json(stored(p.id)), json(p));
  EXPECT_EQ(stored(p.id).version, 2);
}

TEST_P(ProjectTest, Predecessors_are_found_by_acronym_code_or_address) {
  const Project p = card();
  const auto find = [&](std::string_view typed) {
    return db().read([&](db::ReadTx& tx) { return find_named(tx, typed); }).value_or(ProjectId{});
  };
  EXPECT_EQ(find("urb-inclusion"), p.id);
  EXPECT_EQ(find(p.code()), p.id);
  EXPECT_EQ(find("https://miasto.pl/programy/" + p.code()), p.id);
  EXPECT_EQ(find("USER"), ProjectId{});
  card();
  EXPECT_EQ(find("urb-inclusion"), ProjectId{}) << "two have that name";
}

WIEC_ON_BOTH_DATABASES(ProjectTest);

}  // namespace
}  // namespace wiec::programmes
