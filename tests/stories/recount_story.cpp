// Anybody counts a file of ballots by any rule, and looks behind a published result: why, what would have changed it,
// what other rules would have made of the same ballots.
#include <chrono>
#include <fstream>
#include <regex>
#include <thread>

#include "base/json.h"
#include "server_fixture.h"

namespace wiec::stories {
namespace {

// Six of ten want the park and the pitch, four the library: the example of docs/guides/counting.md.
const std::string kBallots =
    "META\nkey;value\ndescription;Test\ncountry;Poland\nunit;Testowo\ninstance;2031\nnum_projects;3\nnum_votes;10\n"
    "budget;100000\nvote_type;approval\nrule;greedy\ndate_begin;01.06.2031\ndate_end;15.06.2031\n"
    "PROJECTS\nproject_id;cost;votes;name;selected\n1;60000;6;Park <nad> rzeką;1\n2;40000;6;Boisko;1\n"
    "3;40000;4;Biblioteka;0\n"
    "VOTES\nvoter_id;vote\n1;1,2\n2;1,2\n3;1,2\n4;1,2\n5;1,2\n6;1,2\n7;3\n8;3\n9;3\n10;3\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

class Recount : public DemoCity {
 protected:
  void SetUp() override {
    DemoCity::SetUp();
    if (!IsSkipped()) visitor_.emplace(browser());
  }
  void TearDown() override {
    if (!visitor_) return;
    EXPECT_EQ(browser().get("/healthz").status, 200) << "the server does not go on";
  }
  Answer count(const std::string& bytes, const Fields& fields = {{"zasada", "greedy"}},
               const std::string& address = "/przelicz") {
    return visitor_->upload(visitor_->get(address), address, fields, "plik", "głosy.pb", bytes);
  }
  std::optional<Browser> visitor_;
};

TEST_F(Recount, of_a_file_shows_winners_reasons_and_other_rules) {
  const auto answer = count(kBallots);
  ASSERT_EQ(answer.status, 200) << answer.body.substr(0, 400);
  EXPECT_TRUE(answer.says("Oddano 10\u00A0ważnych głosów."));
  EXPECT_TRUE(answer.says("Park &lt;nad&gt; rzeką"));
  EXPECT_TRUE(answer.says("Zabrakło pieniędzy: potrzeba 40\u00A0000\u00A0zł"));
  EXPECT_TRUE(answer.says("Wygrałby, gdyby"));
  EXPECT_TRUE(answer.says("60,0%")) << "six of ten have a winner";
  EXPECT_TRUE(answer.says("Po kolei, do pierwszego, na który nie starcza"));
  EXPECT_FALSE(answer.says("<nad>"));
}

TEST_F(Recount, is_the_same_in_english) {
  const auto answer = count(kBallots, {{"zasada", "greedy-no-skip"}}, "/en/przelicz");
  ASSERT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.says(R"(<html lang="en")"));
  EXPECT_TRUE(answer.says("Who got something"));
}

TEST_F(Recount, follows_the_money_of_equal_shares) {
  const auto answer = count(kBallots, {{"zasada", "mes-cost"}});
  ASSERT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.says("Każdy głosujący miał do dyspozycji 10\u00A0000\u00A0zł."));
  EXPECT_TRUE(answer.says("Poparcie skuteczne"));
}

TEST_F(Recount, takes_a_rule_of_ones_own) {
  const auto answer =
      count(kBallots, {{"zasada", "greedy"}, {"tekst", R"({"family": "greedy", "threshold": {"at_least": 7}})"}});
  ASSERT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.says("Poniżej progu"));
  const auto wrong = count(kBallots, {{"zasada", "greedy"}, {"tekst", R"({"family": "luck"})"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(wrong.says("parametr family"));
  EXPECT_TRUE(wrong.says("&quot;luck&quot;")) << "what was typed is lost";
}

TEST_F(Recount, of_a_broken_file_names_line_and_reason) {
  const std::pair<std::string, std::string> broken[] = {
      {"", "Wybierz plik"},
      {"GIF89a\x01\x02", "Wiersz 1: pierwszy wiersz musi brzmieć META."},
      {replaced(kBallots, "2;40000", "2;-5"), "Wiersz 17: koszt nie jest kwotą: „-5”."},
      {replaced(kBallots, "2;40000", "2;99999999999999999999"), "Wiersz 17: koszt nie jest kwotą"},
      {replaced(kBallots, "vote_type;approval", "vote_type;loud"), "nieznany rodzaj głosowania"},
      {replaced(kBallots, "rule;greedy", "rule;greedy\nmin_length;5\nmax_length;2"), "limity są sprzeczne"},
      {kBallots.substr(0, kBallots.find("VOTES")), "brakuje sekcji VOTES"},
      {replaced(kBallots, "3;40000", "1;40000"), "stoi dwa razy"},
  };
  for (const auto& [bytes, words] : broken) {
    const auto answer = count(bytes, {{"zasada", "krakow"}});
    EXPECT_EQ(answer.status, 422) << words;
    EXPECT_TRUE(answer.says(words)) << words;
    EXPECT_TRUE(answer.says(R"(value="krakow" selected)")) << "the rule that was chosen is lost: " << words;
    EXPECT_FALSE(answer.says("wygrany")) << words;
  }
}

TEST_F(Recount, remarks_ballots_that_break_the_limits_and_says_whether_they_count) {
  EXPECT_TRUE(count(kBallots, {{"zasada", "greedy"}}).says("Żadna karta nie łamie zasad"));
  const std::string narrow = replaced(kBallots, "rule;greedy", "rule;greedy\nmax_length;1");
  const auto counted = count(narrow, {{"zasada", "greedy"}});
  EXPECT_TRUE(counted.says("za dużo projektów (")) << counted.body;
  EXPECT_TRUE(counted.says("tak zostały policzone"));
  const auto strict = count(narrow, {{"tekst", R"({"family": "greedy", "ballots": {"outside_limits": "left_out"}})"}});
  EXPECT_TRUE(strict.says("nie zostały policzone")) << strict.body;
}

TEST_F(Recount, of_a_file_cut_short_says_that_ballots_are_missing) {
  const auto answer = count(kBallots.substr(0, kBallots.find("8;3\n")), {{"zasada", "greedy"}});
  ASSERT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.says("Plik zapowiada 10\u00A0kart, a\u00A0ma ich 7")) << answer.body;
}

TEST_F(Recount, follows_the_money_of_every_rule_that_lets_voters_pay) {
  for (const auto& [rule, words] : {std::pair<std::string, std::string>{"phragmen", "tym samym tempie"},
                                    {"maximin-support", "Nikt nie zapłacił więcej niż"},
                                    {"exact-shares", "Każdy głosujący miał"},
                                    {"cstv", "Jak przechodziły głosy"}}) {
    const auto answer = count(kBallots, {{"zasada", rule}});
    ASSERT_EQ(answer.status, 200) << rule;
    EXPECT_TRUE(answer.says("Rachunek się zgadza")) << rule;
    EXPECT_TRUE(answer.says(words)) << rule;
  }
}

TEST_F(Recount, of_a_file_above_the_limit_names_the_limit) {
  const auto answer = count(std::string((std::size_t{24} << 20) + 1, 'x'), {{"zasada", "greedy"}});
  EXPECT_EQ(answer.status, 413);
  EXPECT_TRUE(answer.says("do 24"));
}

TEST_F(Recount, by_a_rule_that_is_none_is_refused) {
  EXPECT_EQ(count(kBallots, {{"zasada", "luck"}}).status, 422);
  EXPECT_EQ(count(kBallots, {{"zasada", "../../etc/passwd"}}).status, 422);
}

TEST_F(Recount, needs_the_form_of_this_site) {
  const auto form = visitor_->get("/przelicz");
  visitor_->forget_cookies();
  EXPECT_EQ(visitor_->upload(form, "/przelicz", {{"zasada", "greedy"}}, "plik", "a.pb", kBallots).status, 403);
}

TEST_F(Recount, of_a_gigabyte_is_refused_politely_in_both_languages) {
  const std::string some(1 << 20, 'x');
  for (const auto& [path, words] :
       {std::pair<std::string, std::string>{"/przelicz", "najwyżej 24\u00A0MB"}, {"/en/przelicz", "24 MB at most"}}) {
    const std::string head = "POST " + path +
                             " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: multipart/form-data; "
                             "boundary=x\r\nContent-Length: 1073741824\r\n\r\n";
    const auto answer = answer_from(exchange(server().port(), head + some));
    EXPECT_EQ(answer.status, 413);
    EXPECT_TRUE(answer.says("<h1"));
    EXPECT_TRUE(answer.says(words)) << answer.body;
  }
}

TEST_F(Recount, by_many_at_once_serves_each_or_says_that_it_is_busy) {
  std::vector<std::jthread> people;
  std::atomic<int> served{0}, busy{0}, other{0};
  for (int i = 0; i < 14; ++i) {
    people.emplace_back([&] {
      auto own = browser();
      const auto answer =
          own.upload(own.get("/przelicz"), "/przelicz", {{"zasada", "greedy"}}, "plik", "a.pb", kBallots);
      const bool polite = answer.status == 503 || answer.status == 429;  // full queue, or too many from one address
      ++(answer.status == 200 ? served : polite ? busy : other);
    });
  }
  people.clear();
  EXPECT_GT(served, 0);
  EXPECT_EQ(other, 0);
  EXPECT_EQ(served + busy, 14);
}

class BehindTheResult : public EmptyServer {
 protected:
  void SetUp() override {
    EmptyServer::SetUp();
    if (IsSkipped()) return;
    const auto path = folder_.path() / "a.pb";
    std::ofstream(path, std::ios::binary) << kBallots;
    const auto imported = server().run({"import", "pabulib", path.string()});
    ASSERT_EQ(imported.exit_code, 0) << imported.output;
  }
  // The job that studies results runs beside; the page says so until it is done.
  Answer studied(const std::string& address) {
    for (int tenths = 0; tenths < 900; ++tenths) {
      const auto answer = browser().get(address);
      if (!answer.says("Jeszcze to liczymy")) return answer;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return browser().get(address);
  }
  TemporaryFolder folder_;
};

TEST_F(BehindTheResult, stand_other_rules_and_what_would_have_changed_it) {
  const std::string pool = "/wyniki/testowo-2031/ogolnomiejska";
  const auto what_if = studied(pool + "/inne-zasady");
  ASSERT_EQ(what_if.status, 200);
  EXPECT_TRUE(what_if.says("Równe udziały (koszt)"));
  EXPECT_TRUE(what_if.says("Wygrałyby zamiast tego:"));
  EXPECT_EQ(browser().get("/en" + pool + "/inne-zasady").status, 200);

  const auto page = browser().get(pool);
  EXPECT_TRUE(page.says("6\u00A0z\u00A010")) << "voters with a winner";
  const std::regex link("href=\"(" + pool + "/projekt/[^\"]+)\"");
  int losers = 0;
  for (std::sregex_iterator at(page.body.begin(), page.body.end(), link), end; at != end; ++at) {
    const auto project = browser().get((*at)[1].str());
    EXPECT_EQ(project.status, 200);
    if (!project.says("niewygrany")) continue;
    ++losers;
    EXPECT_TRUE(project.says("Co zmieniłoby wynik"));
    EXPECT_TRUE(project.says("Wygrałby, gdyby 2\u00A0osoby więcej zagłosowały tylko na niego."));
    EXPECT_TRUE(project.says("Równe udziały (koszt): projekt by wygrał."));
  }
  EXPECT_EQ(losers, 1);
  EXPECT_EQ(browser().get(pool + "/projekt/nie-ma").status, 404);
}

class TallyCommand : public ::testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& text) {
    const auto path = folder_.path() / name;
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  static Finished tally(std::vector<std::string> words) {
    words.insert(words.begin(), {program(), "tally"});
    return run_program(words);
  }
  TemporaryFolder folder_;
};

TEST_F(TallyCommand, prints_the_promised_json) {
  const auto counted = tally({write("a.pb", kBallots), "--rule", "greedy", "--json"});
  ASSERT_EQ(counted.exit_code, 0) << counted.output;
  const auto json = parse_json(counted.output.substr(0, counted.output.find('\n')));
  ASSERT_TRUE(json) << counted.output;
  EXPECT_EQ(to_text(*json->find("winners")), R"(["2","1"])");
  EXPECT_EQ(*json->find("cost")->string(), "100000.00");
  EXPECT_TRUE(json->find("ties")->array());
  EXPECT_TRUE(json->find("seconds")->find("read")->number());
  EXPECT_TRUE(json->find("seconds")->find("count")->number());
}

TEST_F(TallyCommand, explains_a_project_in_both_languages) {
  const auto path = write("a.pb", kBallots);
  EXPECT_THAT(tally({path, "--explain", "3", "--lang", "pl"}).output,
              testing::AllOf(testing::HasSubstr("why\tZabrakło pieniędzy"), testing::HasSubstr("change\tWygrałby")));
  EXPECT_THAT(
      tally({path, "--explain", "3", "--lang", "en", "--what-if"}).output,
      testing::AllOf(testing::HasSubstr("change\tIt would have won"), testing::HasSubstr("what_if\tmes-cost\t")));
  EXPECT_EQ(tally({path, "--explain", "99"}).exit_code, 2);
}

TEST_F(TallyCommand, refuses_what_is_malformed_with_line_and_reason) {
  const auto good = write("a.pb", kBallots);
  const auto broken = write("b.pb", replaced(kBallots, "2;40000", "2;-5"));
  const auto polish = tally({broken, "--lang", "pl"});
  EXPECT_EQ(polish.exit_code, 2);
  EXPECT_THAT(polish.output, testing::HasSubstr("b.pb: Wiersz 17: koszt nie jest kwotą: „-5”."));
  const auto english = tally({broken, "--lang", "en", "--json"});
  EXPECT_EQ(english.exit_code, 2);
  EXPECT_THAT(english.output, testing::AllOf(testing::HasSubstr("Line 17: the cost is no amount of money"),
                                             testing::HasSubstr(R"("line":17)")));
  const auto limits = write("c.pb", replaced(kBallots, "rule;greedy", "rule;greedy\nmin_length;5\nmax_length;2"));
  EXPECT_EQ(tally({limits}).exit_code, 2);
  EXPECT_THAT(tally({limits, "--lang", "pl"}).output, testing::HasSubstr("limity są sprzeczne"));
  EXPECT_EQ(tally({good, "--rule", "luck"}).exit_code, 2);
  EXPECT_EQ(tally({good, "--rule", R"({"family": "greedy", "greedy": {"over_budget": "fly"}})"}).exit_code, 2);
  EXPECT_EQ(tally({good, "--rule", write("r.json", "{")}).exit_code, 2);
  EXPECT_EQ(tally({good, "--inputs", R"({"exclusions": [{"project": "nobody"}]})"}).exit_code, 2);
  EXPECT_EQ(tally({(folder_.path() / "none.pb").string()}).exit_code, 3);
  EXPECT_EQ(tally({}).exit_code, 2);
}

TEST_F(TallyCommand, lists_the_rules) {
  const auto rules = tally({"--rules", "--lang", "pl"});
  EXPECT_EQ(rules.exit_code, 0);
  EXPECT_THAT(rules.output,
              testing::AllOf(testing::HasSubstr("krakow\tKraków\t"), testing::HasSubstr("mes-cost-add1\t"),
                             testing::HasSubstr("wieliczka\tWieliczka 2023\t")));
}

}  // namespace
}  // namespace wiec::stories
