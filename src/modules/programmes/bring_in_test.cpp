// A file on the page of imports: columns chosen by hand, seen before it is written, taken back; a card that comes back
// equal; and what the register gives to others.
#include "modules/programmes/bring_in.h"

#include "modules/programmes/edit_project.h"
#include "modules/programmes/group_store.h"
#include "modules/programmes/iati.h"
#include "modules/programmes/linked_data.h"
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_json.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"

namespace wiec::programmes {
namespace {

class BringInTest : public db::DatabaseTest {
 protected:
  BringInTest() : DatabaseTest(migrations_below()) {}

  std::unique_ptr<Context> officer() {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = 7;
    ctx->actor.grants = {{.role = Role::programme_officer}};
    return ctx;
  }
  Result<Opened> sent(std::string_view bytes, const std::string& name = "lista.csv") {
    TRY(const UploadId id, keep_upload(*officer(), bytes, name));
    return open_upload(*officer(), id);
  }
  std::size_t cards() { return list_of(*officer())->entries.size(); }
  Shared shared;
};

constexpr std::string_view kStrange =
    "Kto,Co,Ile,Z tego\nGmina,Droga,\"1 000,50\",850\nGmina,Most,=2+2,1\nGmina,Droga,5,1\n";
const Choice kChosen{{1, 0, 2, 3, std::nullopt, std::nullopt}, "Drogi gminne"};

TEST_P(BringInTest, Columns_are_chosen_seen_and_brought_in_once) {
  const auto opened = sent(kStrange);
  ASSERT_TRUE(opened);
  const auto missing = preview(*officer(), *opened, {opened->table->known, ""});
  ASSERT_FALSE(missing) << "these headings tell nothing";
  EXPECT_EQ(missing.error().text, texts::keys::import_columns);
  Choice twice = kChosen;
  twice.columns[3] = 2;
  EXPECT_EQ(preview(*officer(), *opened, twice).error().field, "cofunding");
  const auto seen = preview(*officer(), *opened, kChosen);
  ASSERT_TRUE(seen);
  EXPECT_EQ(cards(), 0u) << "a preview writes nothing";
  const ImportReport::File& file = seen->report.files.at(0);
  EXPECT_EQ(file.added, 2);
  ASSERT_EQ(file.refused.size(), 1u);
  EXPECT_EQ(file.refused[0].line, 3);
  EXPECT_EQ(seen->report.repeats.size(), 1u);
  const auto done = bring_in(*officer(), *opened, kChosen);
  ASSERT_TRUE(done);
  EXPECT_EQ(done->report.files.at(0).added, 2);
  ASSERT_EQ(cards(), 2u);
  EXPECT_EQ(select(*officer(), {}).sums.by_currency.at(0).total.minor, 1'005'50);
  EXPECT_EQ(programmes(*officer())->at(0).name_pl, "Drogi gminne");
  EXPECT_EQ(open_upload(*officer(), opened->upload.id).error().kind, ProblemKind::not_found);
  EXPECT_EQ(preview(*officer(), *sent(kStrange), kChosen)->report.files.at(0).known, 2);
}

TEST_P(BringInTest, What_cannot_be_used_is_told_and_not_kept) {
  const auto refused = [&](std::string_view bytes) {
    const auto opened = sent(bytes);
    return opened ? TextKey{} : opened.error().text;
  };
  EXPECT_EQ(refused(""), texts::keys::import_no_file);
  EXPECT_EQ(refused(std::string(kMostUploadBytes + 1, 'a')), texts::keys::import_too_large);
  EXPECT_EQ(refused("Tytuł;B\n\"niezamknięty;B\n"), texts::keys::import_not_table);
  EXPECT_EQ(refused(std::string_view("T\0y\0t\0u\0\n\0A\0;\0", 14)), texts::keys::import_encoding);
  EXPECT_EQ(refused("{"), texts::keys::import_member);
  EXPECT_EQ(refused(R"({"category": "soft", "state": "walking"})"), texts::keys::import_card_wrong);
  EXPECT_EQ(open_upload(*officer(), UploadId{5}).error().kind, ProblemKind::not_found);
  EXPECT_EQ(cards(), 0u);
}

TEST_P(BringInTest, An_import_is_taken_back_but_for_what_people_work_with) {
  const auto done = bring_in(*officer(), *sent(kStrange), kChosen);
  ASSERT_TRUE(done);
  const auto worked_on = done->report.added.at(0);
  db().write("test.group", [=](db::WriteTx& tx) {
    Group group;
    group.project = worked_on;
    insert_group(tx, group);
  });
  const auto undone = undo_import(*officer(), done->report.import);
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->removed, 1);
  EXPECT_EQ(undone->kept, 1);
  ASSERT_EQ(cards(), 1u);
  EXPECT_EQ(list_of(*officer())->entries[0].id, worked_on);
  EXPECT_EQ(undo_import(*officer(), ImportId{1}).error().kind, ProblemKind::not_found);
}

TEST_P(BringInTest, An_import_that_is_gone_whole_is_forgotten) {
  const auto done = bring_in(*officer(), *sent(kStrange), kChosen);
  ASSERT_TRUE(undo_import(*officer(), done->report.import));
  EXPECT_EQ(cards(), 0u);
  EXPECT_EQ(select(*officer(), {.words = "droga"}).count, 0u);
  EXPECT_TRUE(db().read([](db::ReadTx& tx) { return past_imports(tx, 9); }).empty());
  EXPECT_EQ(bring_in(*officer(), *sent(kStrange), kChosen)->report.files.at(0).added, 2) << "it can come in again";
}

Project card() {
  Project p;
  p.acronym = "URB-INCLUSION";
  p.title_pl = "Sieć <Inclusion> & Co";
  p.beneficiary = "Kraków";
  p.category = Category::soft;
  p.state = State::completed;
  p.from = when_from("2016-9-10");
  p.to = when_from("2017");
  p.description_pl = "Opis";
  p.amounts = {{.total = {149'540'00, Currency::eur}, .cofunding = 100'000'00, .source = "BIP", .official = true}};
  p.partners = {{"", "Barcelona", "ES", PartnerRole::lead, ""}};
  return p;
}

TEST_P(BringInTest, A_card_comes_back_equal_as_a_new_one) {
  const auto first = save_project(
      *officer(),
      {.project = card(), .base_version = 0, .reason = "a", .predecessor = {}, .new_topics = {"Rewitalizacja"}});
  ASSERT_TRUE(first);
  const auto text = [&](ProjectId id) {
    Project p = *db().read([&](db::ReadTx& tx) { return find_project(tx, id); });
    for (Partner& partner : p.partners) partner.id = {};
    return to_text(to_json(p, *programmes(*officer()), *topics(*officer())));
  };
  const auto opened = sent(text(*first), "karta.json");
  ASSERT_TRUE(opened && opened->card);
  const auto done = bring_in(*officer(), *opened, {});
  ASSERT_TRUE(done);
  EXPECT_NE(done->card, *first);
  EXPECT_EQ(text(done->card), text(*first));
}

TEST_P(BringInTest, An_activity_of_iati_says_what_the_card_says) {
  const auto id = save_project(*officer(), {.project = card(),
                                            .base_version = 0,
                                            .reason = "a",
                                            .predecessor = {},
                                            .new_topics = {"Rewitalizacja", "Praca"}});
  ASSERT_TRUE(id);
  const auto list = list_of(*officer());
  const IatiSource source{.site = "https://wiec.example", .name = "Rejestr", .name_en = "Register", .now = clock.now()};
  std::string out = iati_head(source);
  const auto words = db().read([&](db::ReadTx& tx) { return projects_in_words(tx, std::array{id->value}); });
  put_activity(out, source, list->entries.at(0), words.at(0), nullptr, *topics(*officer()));
  for (const std::string_view part :
       {"version=\"2.03\"", "<iati-identifier>wiec.example-", "Sieć &lt;Inclusion&gt; &amp; Co",
        "<activity-status code=\"4\"/>", "<activity-date type=\"2\" iso-date=\"2016-09-10\"/>",
        "<activity-date type=\"4\" iso-date=\"2017-12-31\"/>",
        "<value currency=\"EUR\" value-date=\"2016-09-10\">149540.00", "percentage=\"50.00\"",
        "<narrative>Barcelona</narrative>"})
    EXPECT_NE(out.find(part), std::string::npos) << part;
}

TEST_P(BringInTest, Activities_of_iati_come_in_once_and_say_the_same) {
  const std::string file = R"(<?xml version="1.0"?><iati-activities version="2.03" xml:lang="en">
<iati-activity default-currency="EUR"><iati-identifier>XM-1</iati-identifier>
<title><narrative>Clean river</narrative><narrative xml:lang="pl">Czysta rzeka</narrative></title>
<participating-org role="2"><narrative>Gmina &amp; Miasto</narrative></participating-org><activity-status code="2"/>
<activity-date type="1" iso-date="2020-01-01"/><activity-date type="2" iso-date="2020-02-03"/>
<sector vocabulary="99" code="x"><narrative xml:lang="pl">Woda</narrative></sector>
<budget><value value-date="2020-02-03">1000.50</value></budget><budget><value value-date="2021-02-03">2</value></budget>
</iati-activity>
<iati-activity><title><narrative>Bez numeru</narrative></title></iati-activity></iati-activities>)";
  const auto opened = sent(file, "rzeki.xml");
  ASSERT_TRUE(opened && opened->activities);
  const auto seen = preview(*officer(), *opened, {});
  EXPECT_EQ(seen->report.files.at(0).added, 1);
  ASSERT_EQ(seen->report.files.at(0).refused.size(), 1u);
  EXPECT_EQ(seen->report.files.at(0).refused[0].line, 9);
  ASSERT_TRUE(bring_in(*officer(), *opened, {}));
  ASSERT_EQ(cards(), 1u);
  const auto list = list_of(*officer());
  const Entry& e = list->entries[0];
  EXPECT_EQ(e.title_pl, "Czysta rzeka");
  EXPECT_EQ(e.title_en, "Clean river");
  EXPECT_EQ(e.beneficiary, "Gmina & Miasto");
  EXPECT_EQ(e.total, (Money{1'002'50, Currency::eur}));
  EXPECT_EQ(e.state, State::running);
  EXPECT_EQ(code_of(*e.from), "2020-02-03");
  EXPECT_EQ(topics(*officer())->at(0).name_pl, "Woda");
  EXPECT_EQ(bring_in(*officer(), *sent(file, "rzeki.xml"), {})->report.files.at(0).known, 1);
  for (const std::string_view bad : {"<a>", "<a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
    EXPECT_EQ(sent(bad).error().text, texts::keys::import_card_wrong) << bad;
}

TEST(LinkedData, Names_the_project_its_grant_and_its_partners) {
  const Json json = linked_data(Language::pl, card(), nullptr, {});
  EXPECT_EQ(*json.find("@type")->string(), "Project");
  EXPECT_EQ(*json.find("funding")->find("amount")->find("value")->string(), "100000.00");
  EXPECT_EQ(*json.find("member")->array()->at(0).find("address")->find("addressCountry")->string(), "ES");
  EXPECT_EQ(*json.find("dissolutionDate")->string(), "2017");
}

WIEC_ON_BOTH_DATABASES(BringInTest);

}  // namespace
}  // namespace wiec::programmes
