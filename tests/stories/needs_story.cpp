// Needs, ideas and drafts over HTTP: whatever is refused, what was typed comes back with the right status.
#include "server_fixture.h"

namespace wiec::stories {
namespace {

const std::string kResident = "mieszkanka@wiec.example", kOther = "radna@wiec.example",
                  kCoordinator = "koordynator@wiec.example";

class Needs : public DemoCity {
 protected:
  static std::string given(Browser& who, const std::string& what) {
    const auto form = who.get("/potrzeby/nowa");
    const auto done =
        who.submit(form, "/potrzeby/nowa", {{"what", what}, {"location", "park przy bibliotece"}, {"who", "wszyscy"}});
    EXPECT_EQ(done.status, 303);
    return std::string(done.header("location"));
  }
  static std::string brought(Browser& who, const std::string& title) {
    const auto form = who.get("/pomysly/nowy");
    const auto done = who.submit(form, "/pomysly/nowy", {{"title", title}, {"body", "Postawić."}});
    EXPECT_EQ(done.status, 303);
    return std::string(done.header("location"));
  }
};

TEST_F(Needs, words_come_back_when_somebody_supports_the_need_meanwhile) {
  auto author = logged_in(kResident), other = logged_in(kOther);
  const std::string need = given(author, "Brakuje koszy na śmieci");
  const auto form = author.get(need + "/zmiana");
  ASSERT_EQ(other.submit(other.get(need), need + "/poparcie", {{"co", "popieram"}}).status, 303);
  const Fields typed{{"what", "Brakuje koszy z pokrywą"}, {"location", "park"}, {"who", "wszyscy"}};
  const auto late = author.submit(form, need + "/zmiana", typed);
  EXPECT_EQ(late.status, 403);
  EXPECT_TRUE(late.says("Brakuje koszy z pokrywą"));
  EXPECT_FALSE(browser().get(need).says("z pokrywą")) << "the need is as it was";
}

TEST_F(Needs, of_two_who_change_a_need_the_second_sees_both_texts) {
  auto author = logged_in(kResident), official = logged_in(kCoordinator);
  const std::string need = given(author, "Brakuje ławek przy stawie");
  const auto first = official.get(need + "/zmiana"), second = author.get(need + "/zmiana");
  ASSERT_EQ(official
                .submit(first, need + "/zmiana",
                        {{"what", "Brakuje ławek nad stawem"}, {"location", "park"}, {"who", "seniorki"}})
                .status,
            303);
  const Fields typed{{"what", "Brakuje ławek i stołów"}, {"location", "park"}, {"who", "seniorki"}};
  const auto conflict = author.submit(second, need + "/zmiana", typed);
  EXPECT_EQ(conflict.status, 409);
  EXPECT_TRUE(conflict.says("value=\"Brakuje ławek i stołów\""));
  EXPECT_TRUE(conflict.says("nad stawem"));
  EXPECT_EQ(author.submit(conflict, need + "/zmiana", typed).status, 303) << "having seen both";
}

TEST_F(Needs, reasons_come_back_beside_what_is_wrong_with_them) {
  auto author = logged_in(kResident), official = logged_in(kCoordinator);
  const std::string idea = brought(author, "Kosze z pokrywą");
  Fields parking = hidden_fields(author.get("/pomysly/nowy").body, "/pomysly/nowy");  // the token of any form
  for (const auto& [name, value] :
       Fields{{"co", "odloz"}, {"why_pl", "Park będzie w remoncie."}, {"why_en", std::string(501, 'a')}})
    parking.emplace_back(name, value);
  const auto parked = author.post(idea, parking);
  EXPECT_EQ(parked.status, 422);
  EXPECT_TRUE(parked.says("Park będzie w remoncie."));
  EXPECT_TRUE(parked.says("id=\"f-why_en-error\"")) << "the fault stands at its field";
  const std::string need = given(author, "Brakuje stojaków"), desk = "/administracja" + need;
  const auto hidden = official.submit(official.get(desk), desk, {{"co", "ukryj"}, {"hidden", std::string(301, 'b')}});
  EXPECT_EQ(hidden.status, 422);
  EXPECT_TRUE(hidden.says(std::string(301, 'b')));
}

TEST_F(Needs, an_invited_address_that_is_none_comes_back) {
  auto author = logged_in(kResident);
  const auto started = author.submit(author.get("/szkice/nowy"), "/szkice/nowy", {{"title", "Kosze w parku"}});
  ASSERT_EQ(started.status, 303);
  const std::string draft(started.header("location").substr(0, started.header("location").rfind('/')));
  const auto wrong = author.submit(author.get(draft), draft, {{"co", "zapros"}, {"email", "sąsiad Jan"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(wrong.says("value=\"sąsiad Jan\""));
  EXPECT_EQ(browser().get(draft).status, 404) << "nobody else knows of it";
}

TEST_F(Needs, ticks_on_a_further_page_of_the_desk_stay_there) {
  auto official = logged_in(kCoordinator);
  const auto page = official.get("/administracja/potrzeby?kolejnosc=najnowsze");
  const std::string action = "/administracja/potrzeby?kolejnosc=najnowsze";
  const auto wrong = official.submit(page, action, {{"name_pl", "Kosze"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(wrong.says("href=\"#f-need\"") && wrong.says("id=\"f-need\"")) << "the summary leads somewhere";
}

TEST_F(Needs, a_card_is_typed_in_once_however_often_the_page_is_loaded_again) {
  auto official = logged_in(kCoordinator);
  const std::string desk = "/administracja/potrzeby/karta";
  const auto done = official.submit(
      official.get(desk), desk, {{"what", "Brakuje poidła"}, {"location", "rynek"}, {"who", "psy"}, {"consent", "1"}});
  ASSERT_EQ(done.status, 303);
  const auto next = official.follow(done);
  EXPECT_TRUE(next.says("Brakuje poidła"));
  EXPECT_FALSE(next.says("value=\"Brakuje poidła\"")) << "the form is empty for the next card";
}

TEST_F(Needs, files_speak_the_language_of_their_page) {
  EXPECT_TRUE(browser().get("/en/potrzeby").says("needs.csv?jezyk=en"));
  EXPECT_FALSE(browser().get("/potrzeby").says("jezyk=en"));
}

TEST_F(Needs, what_is_hidden_says_why_to_strangers_and_nothing_in_lists) {
  auto author = logged_in(kResident), official = logged_in(kCoordinator);
  const std::string idea = brought(author, "Wyzwiska na plakatach");
  ASSERT_EQ(official.submit(official.get(idea), idea, {{"co", "ukryj"}, {"hidden", "Obraża sąsiada."}}).status, 303);
  const auto answer = browser().get(idea), english = browser().get("/en" + idea);
  EXPECT_EQ(answer.status, 410);
  EXPECT_TRUE(answer.says("Obraża sąsiada."));
  EXPECT_FALSE(answer.says("Wyzwiska"));
  EXPECT_TRUE(english.says("This idea is hidden"));
  EXPECT_FALSE(browser().get("/pomysly").says("Wyzwiska"));
  EXPECT_TRUE(author.get(idea).says("Wyzwiska")) << "who brought it reads it";
}

}  // namespace
}  // namespace wiec::stories
