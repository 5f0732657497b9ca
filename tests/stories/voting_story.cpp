// A resident votes: from the home page to the receipt, the same form twice, two ballots of one person at once, what is
// refused and in which words, and what the log never says.
#include <thread>

#include "server_fixture.h"
#include "voter.h"

namespace wiec::stories {
namespace {

using testing::HasSubstr;
using testing::Not;

class Voting : public DemoCity {
 protected:
  // "/glosowanie/2026"
  static std::string vote_path() {
    auto anybody = browser();
    return path_of_the_vote(anybody);
  }
};

TEST_F(Voting, from_the_home_page_to_the_receipt) {
  auto voter = browser();
  const auto home = voter.get("/");
  EXPECT_TRUE(home.says("href=\"/glosowanie\""));
  EXPECT_TRUE(voter.get("/glosowanie").says("Zacznij głosowanie"));
  const auto check = at_the_check(voter, "Anna Storyjna", "anna.storyjna@example.org");
  EXPECT_TRUE(check.says("Oddaj głos"));
  EXPECT_TRUE(check.says("Anna Storyjna"));
  EXPECT_TRUE(voter.get("/projekty").says("Masz zaczęty głos")) << "an unsent ballot is announced everywhere";
  EXPECT_FALSE(browser().get("/projekty").says("Masz zaczęty głos")) << "to its voter alone";
  const std::string path = vote_path();
  const auto sent = voter.submit(check, path + "/oddaj", {{"letter", "1"}});
  ASSERT_EQ(sent.status, 303);
  EXPECT_EQ(sent.header("location"), path + "/potwierdzenie");
  const auto receipt = voter.follow(sent);
  ASSERT_EQ(receipt.status, 200);
  EXPECT_TRUE(receipt.says("Twój głos został zapisany"));
  EXPECT_FALSE(receipt.says("Anna Storyjna"));
  EXPECT_FALSE(voter.get("/projekty").says("Masz zaczęty głos"));
  const auto again = voter.submit(check, path + "/oddaj", {});
  EXPECT_EQ(again.header("location"), path + "/potwierdzenie") << "the same form twice: the same receipt";
  EXPECT_EQ(voter.follow(again).body.size(), receipt.body.size());
  const auto booth_after = voter.get(path);
  EXPECT_EQ(booth_after.header("location"), path + "/potwierdzenie");
  for (const std::string_view secret : {"Storyjna", "anna.storyjna", "Zmyślona"})
    EXPECT_THAT(server().log(), Not(HasSubstr(std::string(secret)))) << "no personal data in the log";
}

TEST_F(Voting, what_another_window_marked_is_shown_before_it_is_sent) {
  auto voter = browser();
  const auto check = at_the_check(voter, "Iga Okienna", "iga.okienna@example.org");
  const std::string path = vote_path();
  const std::string pool = between(check.body, "href=\"" + path + "/pula/", "\"");
  EXPECT_EQ(choose(voter, voter.get(path + "/pula/" + pool), 1).status, 303) << "in another window";
  const auto refused = voter.submit(check, path + "/oddaj", {});
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(refused.says("innym oknie zaznaczono"));
  EXPECT_TRUE(refused.says("Oddaj głos"));
  EXPECT_EQ(voter.get(path + "/potwierdzenie").header("location"), path) << "nothing is cast";
  const auto english = voter.post("/en" + path + "/oddaj", hidden_fields(check.body, path + "/oddaj"));
  EXPECT_EQ(english.status, 409);
  EXPECT_TRUE(english.says("Something else was marked"));
  EXPECT_EQ(voter.submit(refused, path + "/oddaj", {}).status, 303) << "seen, and sent";
}

TEST_F(Voting, in_English_too) {
  auto voter = browser();
  const auto booth = in_the_booth(voter, "Eve English", "eve@example.org", "/en");
  EXPECT_EQ(booth.status, 200);
  EXPECT_TRUE(booth.says("Save and continue"));
  EXPECT_TRUE(booth.says("3 pts"));
}

TEST_F(Voting, a_person_who_votes_twice_is_told_so) {
  auto first = browser(), second = browser(), third = browser();
  const std::string path = vote_path();
  const auto one = at_the_check(first, "Jan Podwójny", "jan1@example.org");
  const auto two = at_the_check(second, "PODWOJNY Jan", "jan2@example.org", 1);
  Answer a, b;
  std::thread other([&] { b = second.submit(two, path + "/oddaj", {}); });
  a = first.submit(one, path + "/oddaj", {});
  other.join();
  const auto& refused = a.status == 303 ? b : a;
  EXPECT_EQ(std::min(a.status, b.status), 303);
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(refused.says("Każda osoba głosuje raz"));
}

TEST_F(Voting, bad_ballots_are_refused_in_words_and_nothing_typed_is_lost) {
  auto voter = browser();
  const auto booth = in_the_booth(voter, "Ola Błędna", "ola@example.org");
  const std::string path = between(booth.body, R"(<form class="form" action=")", "\"");
  const auto fields = fields_on(booth);
  ASSERT_GE(fields.size(), 5u);
  const auto post = [&](const Fields& marks) {
    Fields all{{"shown", hidden_shown(booth)}, {"act", "next"}};
    all.insert(all.end(), marks.begin(), marks.end());
    return voter.submit(booth, path, all);
  };
  const auto four = post({{fields[0], "1"}, {fields[1], "2"}, {fields[2], "3"}, {fields[3], "3"}});
  EXPECT_EQ(four.status, 422);
  EXPECT_TRUE(four.says("Błąd:"));
  EXPECT_TRUE(four.says("Daj każdemu inną liczbę"));
  const auto huge = post({{fields[0], "1000000000"}, {fields[1], "-1"}, {fields[2], "3"}});
  EXPECT_EQ(huge.status, 422);
  const auto foreign = post({{fields[0], "1"}, {fields[1], "2"}, {"p-0000000000000", "3"}});
  EXPECT_EQ(foreign.status, 422);
  EXPECT_TRUE(foreign.says("Za mało wybranych projektów"));
  EXPECT_THAT(foreign.body, HasSubstr("name=\"" + fields[0] + "\" value=\"1\" checked")) << "kept";
  EXPECT_EQ(voter.post(path, {{fields[0], "1"}, {"act", "next"}}).status, 403) << "no form token";
  EXPECT_EQ(voter.post(path, {{"_csrf", "x"}, {"act", "next"}}).status, 403);
  EXPECT_EQ(voter.get(vote_path() + "/pula/nie-ma").status, 404);
  EXPECT_EQ(voter.get("/glosowanie/1999/dane").status, 404);
}

TEST_F(Voting, search_and_filter_keep_what_is_chosen) {
  auto voter = browser();
  const auto booth = in_the_booth(voter, "Ewa Szukająca", "ewa.sz@example.org");
  const std::string path = between(booth.body, R"(<form class="form" action=")", "\"");
  const auto fields = fields_on(booth);
  const auto looked =
      voter.submit(booth, path, {{"shown", hidden_shown(booth)}, {"act", "look"}, {fields[1], "1"}, {"wybrane", "1"}});
  ASSERT_EQ(looked.status, 303);
  EXPECT_EQ(looked.header("location"), path + "?wybrane=1");
  const auto chosen = voter.follow(looked);
  EXPECT_EQ(fields_on(chosen), std::vector<std::string>{fields[1]});
  const auto none = voter.get(path + "?q=%3Cscript%3Ealert(1)");
  EXPECT_EQ(none.status, 200);
  EXPECT_FALSE(none.says("<script>alert"));
  EXPECT_EQ(fields_on(voter.get(path)), fields) << "the order stays";
}

TEST_F(Voting, pages_before_their_step_send_back_and_a_forged_cookie_opens_none) {
  auto voter = browser();
  const std::string path = vote_path();
  for (const char* page : {"", "/sprawdz", "/kod", "/potwierdzenie", "/pula/ogolnomiejska"})
    EXPECT_EQ(voter.get(path + page).header("location"), path + "/dane") << page;
  for (const std::string& cookie : {std::string("glos=zgaduje"), "glos=" + std::string(3000, 'a')}) {
    const auto sent_on = voter.get(path, {{"Cookie", cookie}});
    EXPECT_EQ(sent_on.header("location"), path + "/dane");
  }
}

TEST_F(Voting, on_a_full_disk_nobody_is_told_that_a_vote_is_cast) {
  if (on_postgres()) GTEST_SKIP() << "the disk of PostgreSQL is not this process's";
  auto voter = browser();
  const auto check = at_the_check(voter, "Zofia Pełna", "zofia.pelna@example.org");
  const std::string path = vote_path();
  server().bound_files(1024);
  const auto refused = voter.submit(check, path + "/oddaj", {});
  EXPECT_EQ(refused.status, 503);
  EXPECT_TRUE(refused.says("Nie możemy teraz niczego zapisać"));
  EXPECT_TRUE(refused.says("wyślij go jeszcze raz"));
  EXPECT_NE(refused.header("retry-after"), "");
  const auto english = voter.submit(voter.get("/en" + path + "/sprawdz"), "/en" + path + "/oddaj", {});
  EXPECT_EQ(english.status, 503);
  EXPECT_TRUE(english.says("has run out of room"));
  EXPECT_EQ(voter.get(path + "/potwierdzenie").header("location"), path) << "there is no receipt";
  EXPECT_TRUE(voter.get("/projekty").says("Masz zaczęty głos")) << "and the vote waits to be sent";
  server().bound_files(std::nullopt);
  const auto cast = voter.submit(check, path + "/oddaj", {});
  ASSERT_EQ(cast.status, 303) << "the same form, when there is room: it left no mark before";
  EXPECT_EQ(cast.header("location"), path + "/potwierdzenie");
  EXPECT_TRUE(voter.follow(cast).says("Twój głos został zapisany"));
}

class VotingAcrossARestart : public Voting {
};  // a city of its own: it goes on as an ordinary server, which shows no codes

TEST_F(VotingAcrossARestart, a_vote_begun_is_finished) {
  auto voter = browser();
  const auto check = at_the_check(voter, "Piotr Trwały", "piotr@example.org");
  const std::string path = vote_path();
  server().restart();
  const auto same = voter.get(path + "/sprawdz");
  ASSERT_EQ(same.status, 200);
  EXPECT_TRUE(same.says("Piotr Trwały"));
  EXPECT_EQ(voter.submit(same, path + "/oddaj", {}).status, 303);
}

TEST_F(Voting, a_code_from_the_coordinator_confirms_one_voter_without_a_telephone) {
  EXPECT_EQ(browser().get("/administracja/kody").status, 303);
  EXPECT_EQ(logged_in("mieszkanka@wiec.example").get("/administracja/kody").status, 403);
  auto coordinator = logged_in("koordynator@wiec.example");
  const auto page = coordinator.get("/administracja/kody");
  ASSERT_EQ(page.status, 200);
  const auto none = coordinator.submit(page, "/administracja/kody", {{"number", "0"}});
  EXPECT_EQ(none.status, 422);
  const auto file = coordinator.submit(page, "/administracja/kody", {{"number", "3"}});
  ASSERT_EQ(file.status, 200);
  EXPECT_THAT(std::string(file.header("content-disposition")), HasSubstr("kody-"));
  EXPECT_EQ(std::ranges::count(file.body, '\n'), 4);
  const std::string code = between(file.body, "\r\n", "\r\n");
  ASSERT_EQ(code.size(), 14u);
  const auto list = coordinator.get("/administracja/kody");
  EXPECT_TRUE(list.says(">3<"));
  EXPECT_FALSE(list.says(code)) << "shown once";

  auto voter = browser();
  const std::string path = vote_path(), district = a_district(voter, path);
  const auto declared =
      voter.submit(voter.get(path + "/dane"), path + "/dane", voter_details("Helena Kodowa", district));
  const auto contact = voter.follow(declared);
  const auto wrong = voter.post(path + "/kontakt", {{"_csrf", between(contact.body, "name=\"_csrf\" value=\"", "\"")},
                                                    {"proof", "code_issued"},
                                                    {"issued", "0000-0000-0000"}});
  EXPECT_EQ(wrong.status, 422);
  const auto proven = voter.post(
      path + "/kontakt",
      {{"_csrf", between(contact.body, "name=\"_csrf\" value=\"", "\"")}, {"proof", "code_issued"}, {"issued", code}});
  EXPECT_EQ(proven.header("location"), path);
  EXPECT_EQ(voter.follow(proven).status, 303) << "into the booth";
}

}  // namespace
}  // namespace wiec::stories
