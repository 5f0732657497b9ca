// Activities are what IATI 2.03 asks for, and come back equal.
#include "modules/programmes/iati_schema_test.h"

#include "modules/programmes/bring_in.h"
#include "modules/programmes/iati.h"
#include "modules/programmes/programme_store.h"
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_store.h"

namespace wiec::programmes {
namespace {

class IatiTest : public db::DatabaseTest {
 protected:
  IatiTest() : DatabaseTest(migrations_below()) {}

  std::unique_ptr<Context> officer() {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = 7;
    ctx->actor.grants = {{.role = Role::programme_officer}};
    return ctx;
  }
  void store(const Project& card, const std::vector<std::pair<std::string, std::string>>& of = {}) {
    const auto topics_of_card = db().write("test.topics", [&](db::WriteTx& tx) {
      std::vector<TopicId> made;
      for (const auto& [pl, en] : of) made.push_back(ensure_topic(tx, pl, en));
      return made;
    });
    db().write("test.card", [&](db::WriteTx& tx) {
      Project p = card;
      p.topics = topics_of_card;
      insert_project(tx, p);
    });
  }
  // Of the cards from the one at `first`.
  std::string exported(std::size_t first = 0) {
    const IatiSource source{
        .site = "https://wiec.example:8443", .name = "Rejestr & co", .name_en = "", .now = clock.now()};
    std::string out = iati_head(source);
    const auto list = list_of(*officer());
    for (std::size_t i = first; i < list->entries.size(); ++i) {
      const auto words =
          db().read([&](db::ReadTx& tx) { return projects_in_words(tx, std::array{list->entries[i].id.value}); });
      put_activity(out, source, list->entries[i], words.at(0), nullptr, *topics(*officer()));
    }
    return out + "</iati-activities>\n";
  }
  Shared shared;
};

Project full_card() {
  Project p;
  p.title_pl = "Razem na <podwórku>";
  p.title_en = "Together & in the yard";
  p.acronym = "RAZEM \"1\"";
  p.description_pl = "Wiersz pierwszy.\n\nDrugi ]]> i trzeci.";
  p.description_en = "The first line.";
  p.beneficiary = "Gmina Miejska";
  p.implementing_unit = "Wydział Rozwoju";
  p.area = "Azory";
  p.state = State::completed;
  p.from = when_from("2016-9-10");
  p.to = when_from("2017");
  p.amounts = {{.total = Money{149'540'05, Currency::eur}, .cofunding = {}, .source = "BIP", .official = true}};
  p.partners = {{.city = "Barcelona", .country = "ES", .role = PartnerRole::lead},
                {.name = "Métropole", .city = "Lyon", .country = "FR"},
                {.name = "Sama organizacja"},
                {.city = "Kraków", .country = "PL"}};
  return p;
}

// Every state with every way to know the dates, with and without money, topics, partners and English words.
std::vector<Project> all_sorts() {
  constexpr std::pair<const char*, const char*> spans[] = {
      {"2013", ""}, {"2013-2", "2015-04"}, {"2020-2-29", "2031"}, {"2030", "2031-12-31"}};
  std::vector<Project> all;
  for (const State state : {State::idea, State::applied, State::approved, State::running, State::completed,
                            State::rejected, State::terminated, State::unknown})
    for (const auto& [from, to] : spans)
      for (const bool rich : {false, true}) {
        Project p;
        if (rich) p = full_card();
        if (!rich) p.title_pl = "Karta";
        if (!rich) p.amounts = {{.total = Money{0, Currency::pln}, .cofunding = {}, .source = "", .official = true}};
        p.title_pl += " " + std::to_string(all.size());
        p.state = state;
        p.from = when_from(from);
        p.to = when_from(to);
        all.push_back(std::move(p));
      }
  return all;
}

TEST_P(IatiTest, Every_sort_of_card_is_an_activity_of_the_standard) {
  std::size_t number = 0;
  for (const Project& p : all_sorts())
    store(p, number++ % 3 == 0
                 ? std::vector<std::pair<std::string, std::string>>{{"Zieleń", "Greenery"}, {"Praca", ""}, {"Woda", ""}}
                 : std::vector<std::pair<std::string, std::string>>());
  const std::string file = exported();
  EXPECT_EQ(text::read_xml(file)->children.size(), all_sorts().size());
  for (const std::string& fault : iati_schema::faults_of(file, "2026-11-22")) ADD_FAILURE() << fault;
}

TEST_P(IatiTest, What_went_out_and_came_in_goes_out_the_same) {
  for (const Project& p : all_sorts()) store(p, {{"Zieleń", "Greenery"}, {"Praca", ""}});
  const std::string first = exported();
  const auto cards = list_of(*officer())->entries.size();
  const auto upload = keep_upload(*officer(), first, "rejestr.xml");
  ASSERT_TRUE(upload);
  const auto opened = open_upload(*officer(), *upload);
  ASSERT_TRUE(opened && opened->activities);
  EXPECT_TRUE(opened->activities->refused.empty());
  ASSERT_TRUE(bring_in(*officer(), *opened, {}));
  ASSERT_EQ(list_of(*officer())->entries.size(), 2 * cards);
  // The new cards have numbers and addresses of their own, and were changed later; all else is equal.
  const std::regex own(R"(<iati-identifier>[^<]*|last-updated-datetime="[^"]*"| url="[^"]*")");
  EXPECT_EQ(std::regex_replace(exported(cards), own, ""), std::regex_replace(first, own, ""));
}

TEST_P(IatiTest, The_check_sees_what_is_wrong) {
  store(full_card(), {{"Zieleń", "Greenery"}, {"Praca", ""}});
  const std::string good = exported();
  ASSERT_TRUE(iati_schema::faults_of(good, "2026-11-22").empty());
  const std::pair<std::string, std::string> wrong[] = {
      {"version=\"2.03\"", "version=\"2.02\""},
      {"<iati-identifier>", "<iati-identifier>x"},
      {"<iati-identifier>[^<]*</iati-identifier>\n", ""},
      {"(<reporting-org[^]*</reporting-org>\n)(<title>[^]*?</title>\n)", "$2$1"},
      {"(<activity-status[^>]*>\n)([^]*?)(<recipient-country)", "$2$1$3"},
      {"<activity-status[^>]*>\n", ""},
      {"(<activity-status[^>]*>\n)", "$1$1"},
      {"activity-status code=\"4\"", "activity-status code=\"9\""},
      {"role=\"2\"", "role=\"5\""},
      {" role=\"2\"", ""},
      {"iso-date=\"2016-09-10\"", "iso-date=\"2016-9-10\""},
      {"iso-date=\"2016-09-10\"", "iso-date=\"2036-09-10\""},
      {"(<location>[^]*</location>\n)([^]*)(<budget[^]*</budget>\n)", "$3$2$1"},
      {"percentage=\"50.00\"", "percentage=\"49.99\""},
      {"percentage=\"100\"", "percentage=\"101\""},
      {" value-date=\"[^\"]*\"", ""},
      {">149540.05<", ">149 540,05<"},
      {"<period-end[^>]*>", ""},
      {"(<period-start[^>]*>)(<period-end[^>]*>)", "$2$1"},
      {" format=\"text/html\"", ""},
      {"<category code=\"A12\"/>", ""},
      {"(<category[^>]*>)(<language[^>]*>)", "$2$1"},
      {"<narrative>Razem[^]*?</title>", "</title>"},
      {"<description>[^]*?</description>\n", ""},
      {"<title>", "<heading/><title>"},
      {"<budget ", "<budget colour=\"red\" "},
      {"type=\"A1\"", "type=\"Z1\""},
      {"</iati-activity>", "words</iati-activity>"},
      {" xml:lang=\"pl\"", ""},
  };
  for (const auto& [what, with] : wrong) {
    const std::string spoilt =
        std::regex_replace(good, std::regex(what), with, std::regex_constants::format_first_only);
    EXPECT_NE(spoilt, good) << what << " is not there";
    EXPECT_FALSE(iati_schema::faults_of(spoilt, "2026-11-22").empty()) << what << " -> " << with;
  }
}

WIEC_ON_BOTH_DATABASES(IatiTest);

}  // namespace
}  // namespace wiec::programmes
