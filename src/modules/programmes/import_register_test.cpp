// Lists of other registers: exact sums, no doubles, clear refusals; the three real lists where they are at hand.
#include "modules/programmes/import_network.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "modules/programmes/index_project.h"
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/register.h"
#include "modules/programmes/texts.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr std::string_view kHead =
    "Tytuł projektu;Nazwa beneficjenta;Wartość projektu;Dofinansowanie z EU;Multimedia;Dziedzina;Czy projekt jest "
    "realizowany na obszarze większym niż jedna jednostka administracyjna?\r\n";

std::string list(std::string_view rows) { return std::string(kHead) + std::string(rows); }

TEST(ReadRegister, Reads_rows_in_the_encoding_of_offices) {
  const auto file = read_register(
      "Tytu\xB3 projektu;Nazwa beneficjenta;Warto\x9C\xE6 projektu;Dofinansowanie z EU;Dziedzina\n"
      "\xA3\xF3"
      "d\x9F"
      ";GMINA \xA3\xD3"
      "D\x8F"
      ";100.05;85,00;transport\n");
  ASSERT_TRUE(file) << text::translate(Language::pl, file.error());
  ASSERT_EQ(file->rows.size(), 1u);
  EXPECT_EQ(file->rows[0].title, "Łódź");
  EXPECT_EQ(file->rows[0].beneficiary, "GMINA ŁÓDŹ");
  EXPECT_EQ(file->rows[0].total, 100'05);
  EXPECT_EQ(file->rows[0].cofunding, 85'00);
  EXPECT_EQ(file->rows[0].topic, "transport");
}

TEST(ReadRegister, Says_which_columns_are_missing) {
  const auto file = read_register("Tytuł projektu;Wartość projektu\nA;1\n");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().text, texts::keys::import_columns);
  EXPECT_EQ(std::get<std::string>(file.error().args[0].value), "Nazwa beneficjenta, Dofinansowanie z EU");
}

TEST(ReadRegister, Refuses_rows_with_their_line_and_reason) {
  const auto file = read_register(
      list("A;B;=1+1;1;Nie;brak;Nie\n=SUM(A1);B;2;1;Nie;brak;Nie\nA;B;1;2;Nie;brak;Nie\nA;B;tysiąc;1;Nie;brak;Nie\n"
           "A;B;1\n;B;1;1;Nie;brak;Nie\nA;B;1;-1;Nie;brak;Nie\nDobry;B;1;1;Nie;brak;Tak\n"));
  ASSERT_TRUE(file);
  std::vector<std::pair<std::int64_t, TextKey>> refused;
  for (const RefusedRow& row : file->refused) refused.emplace_back(row.line, row.problem.text);
  EXPECT_EQ(refused, (std::vector<std::pair<std::int64_t, TextKey>>{{2, texts::keys::import_formula},
                                                                    {3, texts::keys::import_formula},
                                                                    {4, texts::keys::err_cofunding},
                                                                    {5, texts::keys::import_amount},
                                                                    {6, texts::keys::import_width},
                                                                    {7, texts::keys::import_words},
                                                                    {8, texts::keys::import_amount}}));
  ASSERT_EQ(file->rows.size(), 1u);
  EXPECT_EQ(file->rows[0].wide_area, true);
}

TEST(ReadRegister, Refuses_what_it_cannot_read) {
  const auto key = [](std::string_view bytes) {
    const auto file = read_register(bytes);
    return file ? TextKey{} : file.error().text;
  };
  EXPECT_EQ(key(""), texts::keys::import_not_table);
  EXPECT_EQ(key(list("\"niezamknięty;B;1;1\n")), texts::keys::import_not_table);
  EXPECT_EQ(key(std::string(kMostRegisterBytes + 1, 'a')), texts::keys::import_too_large);
  // UTF-8 that was taken for Windows-1250 and saved again.
  EXPECT_EQ(key(list("BudowaÄ… Ĺ‚Ăłdzkiej ĹĽĹ‚Ăłbka Ĺ›rĂłdmieĹ›cia Ĺ‚Ä…ki ĹĽĂłĹ‚wi;B;1;1;Nie;brak;Nie\n")),
            texts::keys::import_encoding);
  // UTF-16 without its mark.
  EXPECT_EQ(key(std::string_view("T\0y\0t\0u\0\n\0A\0;\0", 14)), texts::keys::import_encoding);
}

TEST(ReadRegister, Knows_a_programme_by_the_name_of_its_file) {
  EXPECT_EQ(programme_of_file("/tmp/mapadotacji_PL_ESF_2014_2020.cp1250.csv").name_pl,
            "Europejski Fundusz Społeczny 2014-2020");
  EXPECT_EQ(programme_of_file("nasze projekty.csv").name_pl, "nasze projekty");
}

class ImportRegisterTest : public db::DatabaseTest {
 protected:
  ImportRegisterTest() : DatabaseTest(migrations_below()) {}

  ImportReport import(const std::vector<std::pair<std::string, std::string>>& files) {
    Context ctx(db(), shared, Language::pl, clock.now());
    ImportReport report;
    for (const auto& [name, bytes] : files) {
      auto file = read_register(bytes);
      EXPECT_TRUE(file) << name;
      if (file) import_register(ctx, name, "hash", *std::move(file), report);
    }
    return report;
  }
  std::vector<Sum> sums(const Filter& filter = {}) {
    Context ctx(db(), shared, Language::pl, clock.now());
    return select(ctx, filter).sums.by_currency;
  }
  Shared shared;
};

TEST_P(ImportRegisterTest, The_same_file_twice_makes_no_doubles) {
  const std::string file =
      list("A;B;10.00;8.50;Nie;transport;Nie\nA;B;11.00;8.50;Nie;brak;Nie\nC;B;0;0;Nie;brak;Nie\n");
  const auto first = import({{"a.csv", file}});
  EXPECT_EQ(first.files[0].added, 3);
  ASSERT_EQ(first.repeats.size(), 1u) << "the same title and beneficiary with another sum is kept and listed";
  EXPECT_EQ(first.repeats[0].line, 3);
  const auto second = import({{"a.csv", file}});
  EXPECT_EQ(second.files[0].added, 0);
  EXPECT_EQ(second.files[0].known, 3);
  ASSERT_EQ(sums().size(), 1u);
  EXPECT_EQ(sums()[0].total.minor, 21'00);
  EXPECT_EQ(sums()[0].cards, 3);
}

TEST_P(ImportRegisterTest, What_came_in_is_found_and_filtered) {
  import(
      {{ "fundusz_CF_2014_2020.csv",
         list("Budowa żłobka;GMINA ŁÓDŹ;10.00;8.50;Nie;praca;Nie\nDroga;B;5;1;Nie;transport;Nie\n") }});
  EXPECT_EQ(sums({.words = "żłobek"}).at(0).total.minor, 10'00);
  EXPECT_EQ(sums({.partner = "lodz"}).at(0).total.minor, 10'00);
  EXPECT_EQ(sums({.period = "2014-2020"}).at(0).cards, 2);
  EXPECT_EQ(sums({.least = 6'00}).at(0).cards, 1);
  EXPECT_TRUE(sums({.most = 4'99}).empty());
}

TEST_P(ImportRegisterTest, Cards_left_without_words_by_an_interrupted_import_become_findable) {
  const std::string file = list("Budowa żłobka;GMINA ŁÓDŹ;10.00;8.50;Nie;praca;Nie\nDroga;B;5;1;Nie;transport;Nie\n");
  const ImportReport report = import({{"a.csv", file}});
  EXPECT_EQ(sums({.words = "żłobek"}).size(), 1u) << "at once: there is nothing between the card and its words";
  Context ctx(db(), shared, Language::pl, clock.now());
  EXPECT_EQ(index_missing(ctx), 0u);
  db().write("test.lose_words",
             [&](db::WriteTx& tx) { search::remove_document(tx, "project", report.added[0].value); });
  EXPECT_TRUE(sums({.words = "żłobek"}).empty());
  EXPECT_EQ(index_missing(ctx), 1u);
  EXPECT_EQ(sums({.words = "żłobek"}).size(), 1u);
  EXPECT_EQ(index_missing(ctx), 0u);
}

TEST_P(ImportRegisterTest, The_three_real_lists_come_in_whole) {
  const auto folder = std::filesystem::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/register";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not here";
  std::vector<std::pair<std::string, std::string>> files;
  for (const std::string fund : {"CF", "ERDF", "ESF"}) {
    const auto path = folder / ("mapadotacji_PL_" + fund + "_2014_2020.cp1250.csv");
    std::ifstream in(path, std::ios::binary);
    files.emplace_back(path.string(), std::string(std::istreambuf_iterator<char>(in), {}));
  }
  const auto report = import(files);
  EXPECT_EQ(report.added.size(), 3'311u);
  EXPECT_EQ(report.repeats.size(), 25u);
  for (const auto& file : report.files) EXPECT_TRUE(file.refused.empty()) << file.name;
  // Added up from the files themselves.
  EXPECT_EQ(report.files[0].total.minor, 2'487'304'060'916);
  EXPECT_EQ(report.files[0].cofunding.minor, 1'330'229'000'599);
  EXPECT_EQ(report.files[1].total.minor, 1'314'476'490'082);
  EXPECT_EQ(report.files[1].cofunding.minor, 918'561'046'092);
  EXPECT_EQ(report.files[2].total.minor, 738'253'447'968);
  EXPECT_EQ(report.files[2].cofunding.minor, 639'134'357'100);
  ASSERT_EQ(sums().size(), 1u);
  EXPECT_EQ(sums()[0].total.minor, 2'487'304'060'916 + 1'314'476'490'082 + 738'253'447'968);
  EXPECT_EQ(import(files).added.size(), 0u);
}

TEST_P(ImportRegisterTest, A_network_comes_in_as_one_card_with_its_partners) {
  const std::string file = R"json({"name": "URBinclusion", "programme": "URBACT III", "type": "Implementation Network",
    "lead": "Barcelona (ES)", "partners": ["Glasgow (UK)", "Krakow (PL)"], "timeline": ["Kick-off Paris"],
    "source": "https://urbact.eu/networks/urbinclusion (stored page)"})json";
  ASSERT_TRUE(is_network(file));
  const auto network = read_network(file);
  ASSERT_TRUE(network);
  Context ctx(db(), shared, Language::pl, clock.now());
  ImportReport report;
  import_network(ctx, "net.json", "hash", *network, report);
  import_network(ctx, "net.json", "hash", *network, report);
  ASSERT_EQ(report.added.size(), 1u) << "once";
  const auto p = *db().read([&](db::ReadTx& tx) { return find_project(tx, report.added[0]); });
  ASSERT_EQ(p.partners.size(), 3u);
  EXPECT_EQ(p.partners[0].role, PartnerRole::lead);
  EXPECT_EQ(p.partners[1].country, "GB");
  EXPECT_EQ(p.website, "https://urbact.eu/networks/urbinclusion");
  EXPECT_FALSE(read_network(R"json({"name": "A", "programme": "B", "lead": "Barcelona", "partners": []})json"));
  EXPECT_FALSE(read_network("{"));
}

// Ten seconds on the machine of the benchmarks; the figure is printed, a busy machine never fails.
TEST_P(ImportRegisterTest, A_hundred_thousand_rows) {
  std::string rows;
  for (int i = 0; i < 100'000; ++i)
    rows += fmt::format("Budowa ścieżki rowerowej nr {};GMINA {};{}.{:02};{}.00;Nie;transport;Nie\n", i, i % 500,
                        100'000 + i, i % 100, 85'000 + i % 1000);
  const auto begin = std::chrono::steady_clock::now();
  auto file = read_register(list(rows));
  ASSERT_TRUE(file);
  Context ctx(db(), shared, Language::pl, clock.now());
  ImportReport report;
  import_register(ctx, "wielki.csv", "hash", *std::move(file), report);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::cout << "100,000 rows in " << took.count() << " s (each write ran twice)\n";
  EXPECT_EQ(report.added.size(), 100'000u);
  EXPECT_EQ(sums().at(0).cards, 100'000);
}

WIEC_ON_BOTH_DATABASES(ImportRegisterTest);

}  // namespace
}  // namespace wiec::programmes
