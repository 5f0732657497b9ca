// A real election comes out as the city announced it, imported beside the running server; a broken one leaves no trace.
#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "base/json.h"
#include "pb_winners.h"
#include "server_fixture.h"

namespace wiec::stories {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEqual = "Nasze liczenie daje tych samych zwycięzców, których ogłosiło miasto.";

std::vector<std::string> files_of_krakow_2024() {
  std::vector<std::string> files;
  std::error_code absent;
  for (const auto& file : fs::directory_iterator(fs::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/pb", absent))
    if (file.path().filename().string().starts_with("Poland_Krakow_2024")) files.push_back(file.path().string());
  std::ranges::sort(files);
  return files;
}

// Addresses of the pools' pages that a results page links to.
std::set<std::string> pool_addresses(const Answer& page, const std::string& edition) {
  const std::regex link("href=\"(/wyniki/" + edition + "/[^\"/]+)\"");
  std::set<std::string> found;
  for (std::sregex_iterator at(page.body.begin(), page.body.end(), link), end; at != end; ++at) found.insert((*at)[1]);
  found.erase("/wyniki/" + edition + "/protokol");  // the protocol of them all
  return found;
}

// What wynik.json says, as the file's reader gives it.
PbWinners winners_in_json(const std::string& body) {
  const auto json = parse_json(body);
  const Json* items = json ? json->find("items") : nullptr;
  if (!items || !items->array()) throw std::runtime_error("no list of items: " + body.substr(0, 80));
  PbWinners winners;
  for (const Json& item : *items->array()) {
    const std::string id = item.find("id")->string() ? *item.find("id")->string() : "";
    winners.projects.insert(id);
    if (*item.find("won")->boolean()) winners.selected.insert(id);
  }
  return winners;
}

// What a person reads: the rows of the page's table, each with the project's number and a word for its outcome.
PbWinners winners_in_page(const std::string& body) {
  PbWinners winners;
  const std::regex number("<span class=\"muted\">([^<]+)</span>");
  for (auto row = body.find("<tr"); row != std::string::npos; row = body.find("<tr", row + 1)) {
    const std::string text = body.substr(row, body.find("</tr>", row) - row);
    std::smatch found;
    if (!std::regex_search(text, found, number)) continue;
    const std::string id = without_escapes(found[1].str());
    winners.projects.insert(id);
    if (!text.contains("niewygrany") && text.contains("wygrany")) winners.selected.insert(id);
  }
  return winners;
}

class Election : public EmptyServer {
 protected:
  fs::path write(const std::string& name, const std::string& text) {
    const fs::path path = folder_.path() / name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  Finished import(std::vector<std::string> files) {
    files.insert(files.begin(), {"import", "pabulib"});
    return server().run(std::move(files));
  }
  void expect_nothing_stored() {
    EXPECT_EQ(browser().get("/api/v1/proposals").body.find("\"id\""), std::string::npos);
    EXPECT_EQ(pool_addresses(browser().get("/wyniki"), "[^/\"]+").size(), 0u);
  }
  TemporaryFolder folder_;
};

std::string election(const std::string& city, const std::string& votes) {
  return "META\nkey;value\ndescription;Test\ncountry;Poland\nunit;" + city +
         "\ninstance;2031\nnum_projects;2\nnum_votes;2\nbudget;1000\nvote_type;approval\nrule;greedy\n"
         "date_begin;01.06.2031\ndate_end;15.06.2031\nmax_length;2\nlanguage;pl\ncurrency;PLN\n"
         "PROJECTS\nproject_id;cost;votes;name;selected\n1;600;2;Ławka;1\n2;700;1;Drzewo;0\n"
         "VOTES\nvoter_id;vote\n" +
         votes;
}

TEST_F(Election, of_krakow_2024_has_the_announced_winners_in_all_19_pools) {
  const auto files = files_of_krakow_2024();
  if (files.empty()) GTEST_SKIP() << "../shared/data/pb is absent: the 19 files of Krakow 2024";
  ASSERT_EQ(files.size(), 19u);
  EXPECT_EQ(browser().get("/wyniki").status, 200);
  const auto imported = import(files);
  ASSERT_EQ(imported.exit_code, 0) << imported.output;

  const auto results = browser().get("/wyniki/krakow-2024");
  ASSERT_EQ(results.status, 200);
  const auto pools = pool_addresses(results, "krakow-2024");
  EXPECT_EQ(pools.size(), 19u);
  std::map<std::set<std::string>, std::set<std::string>> announced;  // by the projects of a pool
  for (const auto& file : files) {
    const auto winners = read_winners(file);
    announced[winners.projects] = winners.selected;
  }
  ASSERT_EQ(announced.size(), 19u);
  for (const std::string& pool : pools) {
    SCOPED_TRACE(pool);
    const auto json = winners_in_json(browser().get(pool + "/wynik.json").body);
    const auto expected = announced.find(json.projects);
    ASSERT_NE(expected, announced.end()) << "the pool has other projects than any file";
    EXPECT_FALSE(expected->second.empty());
    EXPECT_EQ(json.selected, expected->second);
    for (const int look : {1, 2}) {  // fresh, then from the page cache
      const auto page = browser().get(pool);
      EXPECT_EQ(page.status, 200) << "look " << look;
      EXPECT_TRUE(page.says(kEqual));
      const auto shown = winners_in_page(page.body);
      EXPECT_EQ(shown.projects, json.projects);
      EXPECT_EQ(shown.selected, expected->second);
    }
    announced.erase(expected);
  }
  EXPECT_TRUE(announced.empty()) << announced.size() << " files have no page";
}

TEST_F(Election, that_is_there_already_is_refused) {
  const auto file = write("a.pb", election("Testowo", "1;1,2\n2;1\n")).string();
  const auto first = import({file});
  ASSERT_EQ(first.exit_code, 0) << first.output;
  EXPECT_EQ(browser().get("/wyniki/testowo-2031").status, 200);
  const auto again = import({file});
  EXPECT_EQ(again.exit_code, 3) << again.output;
  EXPECT_THAT(again.output, testing::HasSubstr("testowo-2031"));
  EXPECT_EQ(pool_addresses(browser().get("/wyniki/testowo-2031"), "testowo-2031").size(), 1u);
}

TEST_F(Election, with_a_malformed_file_names_line_and_reason_and_stores_nothing) {
  const auto good = write("good.pb", election("Testowo", "1;1,2\n2;1\n")).string();
  const std::string whole = election("Testowo", "1;1,2\n2;1\n");
  const auto replaced = [&](const std::string& from, const std::string& to) {
    std::string text = whole;
    return text.replace(text.find(from), from.size(), to);
  };
  const std::tuple<std::string, std::string, std::string> wrong[] = {
      {"long_row.pb", replaced("2;700;1;Drzewo;0", "2;700;1;Drzewo; krzew;0"), "line 20"},
      {"cost_is_a_word.pb", replaced("2;700;1", "2;dużo;1"), "line 20"},
      {"same_id.pb", replaced("2;700;1", "1;700;1"), "line 20"},
      {"no_projects.pb", replaced("PROJECTS\n", ""), "line "},
      {"empty.pb", "", "line "},
      {"no_pb.pb", "GIF89a\x01\x02", "line "},
  };
  for (const auto& [name, text, line] : wrong) {
    const auto refused = import({good, write(name, text).string()});
    EXPECT_EQ(refused.exit_code, 3) << name << ": " << refused.output;
    EXPECT_THAT(refused.output, testing::ContainsRegex(name + ", " + line + ".*: .+")) << name;
  }
  EXPECT_EQ(import({(folder_.path() / "none.pb").string()}).exit_code, 3);
  expect_nothing_stored();
}

TEST_F(Election, of_two_cities_at_once_is_refused) {
  const auto one = write("one.pb", election("Testowo", "1;1,2\n2;1\n")).string();
  const auto two = write("two.pb", election("Próbno", "1;1,2\n2;1\n")).string();
  const auto refused = import({one, two});
  EXPECT_EQ(refused.exit_code, 3) << refused.output;
  EXPECT_THAT(refused.output, testing::AllOf(testing::HasSubstr("two.pb"), testing::HasSubstr("Testowo"),
                                             testing::HasSubstr("Próbno")));
  expect_nothing_stored();
}

}  // namespace
}  // namespace wiec::stories
