// An online discussion over HTTP: from its opening to the choice, what comes back when something is wrong, and who may
// do what.
#include <chrono>

#include "base/json.h"
#include "base/time.h"
#include "server_fixture.h"

namespace wiec::stories {
namespace {

const std::string kResident = "mieszkanka@wiec.example", kOther = "radna@wiec.example",
                  kExpert = "ekspertka@wiec.example", kCoordinator = "koordynator@wiec.example";

// A day so far from today, as fields take it.
std::string day(int from_today) {
  const auto seconds = std::chrono::system_clock::now().time_since_epoch() / std::chrono::seconds(1);
  return iso(Instant{(seconds + from_today * 86'400LL) * 1'000'000}).substr(0, 10);
}

class Discussions : public DemoCity {
 protected:
  // About the whole city: everybody speaks, and the coordinator facilitates. Gives the meeting's address.
  std::string meeting(const std::string& title, const std::string& formula = "online") {
    const std::string desk = "/administracja/spotkania/nowe";
    Fields typed{{"kind", "residents_meeting"}, {"formula", formula},   {"title_pl", title},   {"begins_date", day(20)},
                 {"begins_time", "17:00"},      {"ends_date", day(20)}, {"ends_time", "19:00"}};
    typed.emplace_back(formula == "online" ? "link" : "address",
                       formula == "online" ? "https://pokoj.wiec.example" : "ul. Ogrodowa 5");
    EXPECT_EQ(official.submit(official.get(desk), desk, typed).status, 303);
    const auto all = parse_json(official.get("/api/v1/gatherings").body);
    for (const Json& one : *all->find("items")->array())
      if (*one.find("title")->find("pl")->string() == title) return "/spotkania/" + *one.find("id")->string();
    ADD_FAILURE() << "not planned: " << title;
    return {};
  }
  static std::string opening(const std::string& meeting) {
    return "/administracja/dyskusje/nowa?spotkanie=" + meeting.substr(meeting.rfind('/') + 1);
  }
  static std::string api(const std::string& discussion) {
    return "/api/v1/discussions" + discussion.substr(discussion.rfind('/'));
  }
  // Its needs are open from today; ideas and choice follow as the form proposes. The form brings what it proposed.
  static Fields rounds(const Answer& form) {
    Fields typed{{"needs_begins_date", day(0)}, {"needs_begins_time", "0:00"}, {"needs_ends_date", day(2)}};
    for (const char* name :
         {"title_pl", "needs_ends_time", "ideas_begins_date", "ideas_begins_time", "ideas_ends_date", "ideas_ends_time",
          "choice_begins_date", "choice_begins_time", "choice_ends_date", "choice_ends_time", "dots"})
      typed.emplace_back(name, between(between(form.body, "name=\"" + std::string(name) + '"', ">"), "value=\"", "\""));
    for (const char* kind : {"needs", "ideas", "choice"})
      typed.emplace_back(std::string(kind) + "_question_pl", "O czym rozmawiamy?");
    return typed;
  }
  std::string opened(const std::string& title) {
    const auto form = official.get(opening(meeting(title)));
    const auto done = official.submit(form, "/administracja/dyskusje/nowa", rounds(form));
    EXPECT_EQ(done.status, 303) << done.body;
    return std::string(done.header("location"));
  }
  static Answer written(Browser& who, const std::string& discussion, Fields typed) {
    typed.emplace_back("name", "Ktoś stąd");
    return who.submit(who.get(discussion), discussion + "/wpisy", typed);
  }
  static std::string post(Browser& who, const std::string& discussion, const std::string& title) {
    const auto done = written(who, discussion, {{"title", title}, {"body", "Szerzej."}});
    EXPECT_EQ(done.status, 303) << done.body;
    return std::string(done.header("location"));
  }
  // A button of a form on that page.
  static Answer press(Browser& who, const std::string& page, const std::string& action, const Fields& fields) {
    const auto shown = who.get(page);
    const bool here = shown.says("action=\"" + action + '"');  // else any form that proves who sends it
    Fields sent =
        here ? hidden_fields(shown.body, action) : hidden_fields(who.get("/szkice/nowy").body, "/szkice/nowy");
    sent.insert(sent.end(), fields.begin(), fields.end());
    return who.post(action, sent);
  }
  Answer close(const std::string& discussion, const std::string& round) {
    const std::string desk = "/administracja" + discussion;
    return press(official, desk, desk + "/runda", {{"runda", round}, {"id", "dalej"}});
  }

  Browser official = logged_in(kCoordinator), ola = logged_in(kResident), lena = logged_in(kOther);
};

TEST_F(Discussions, from_needs_by_ideas_to_a_choice_that_everybody_reads) {
  const std::string discussion = opened("Skwer od początku");
  EXPECT_TRUE(browser().get(discussion).says("Żeby dodać wpis, zaloguj się"));
  const std::string bench = post(ola, discussion, "Brak ławek na skwerze");
  ASSERT_EQ(press(lena, bench, bench, {{"co", "poparcie"}}).status, 303);
  const Fields against{
      {"co", "odpowiedz"}, {"token", "raz"}, {"name", "Lena"}, {"stance", "against"}, {"body", "Tam jest za wąsko."}};
  const auto answer = press(lena, bench, bench, against);
  ASSERT_EQ(answer.status, 303) << answer.body;
  EXPECT_EQ(press(lena, bench, bench, against).header("location"), answer.header("location")) << "sent twice is once";
  EXPECT_TRUE(browser().get(bench).says("Tam jest za wąsko."));

  ASSERT_EQ(close(discussion, "needs").status, 303);
  const std::string perch = post(lena, discussion, "Przysiadki co sto metrów");
  ASSERT_EQ(close(discussion, "ideas").status, 303);
  const std::string code = perch.substr(perch.rfind('/') + 1);
  ASSERT_EQ(press(ola, discussion, discussion + "/kropki", {{"dot", code}}).status, 303);
  ASSERT_EQ(close(discussion, "choice").status, 303);
  const std::string desk = "/administracja" + discussion + "/podsumowanie";
  const auto summed_up =
      official.submit(official.get(desk), desk, {{"summary_pl", "Sadzamy przysiadki."}, {"summary_en", "Perches."}});
  ASSERT_EQ(summed_up.status, 303) << summed_up.body;

  EXPECT_TRUE(browser().get(discussion).says("Sadzamy przysiadki."));
  EXPECT_TRUE(browser().get("/en" + discussion + "/skrot").says("Perches."));
  const auto json = parse_json(browser().get(api(discussion)).body);
  ASSERT_TRUE(json);
  EXPECT_EQ(*json->find("summary")->find("en")->string(), "Perches.");
  EXPECT_EQ(json->find("rounds")->array()->size(), 3u);
  EXPECT_EQ(json->find("posts")->array()->size(), 3u);
  EXPECT_FALSE(browser().get(api(discussion)).says("Ktoś stąd")) << "names are for the page";
}

TEST_F(Discussions, what_is_wrong_comes_back_at_its_field_with_everything_typed) {
  const std::string discussion = opened("Skwer z pomyłkami");
  const auto long_title = written(ola, discussion, {{"title", std::string(121, 'x')}, {"body", "Zachowane słowa."}});
  EXPECT_EQ(long_title.status, 422);
  EXPECT_TRUE(long_title.says("id=\"f-title-error\"") && long_title.says("Zachowane słowa."));
  const auto no_title = written(ola, "/en" + discussion, {{"body", "Kept words."}});
  EXPECT_EQ(no_title.status, 422);
  EXPECT_TRUE(no_title.says("lang=\"en\"") && no_title.says("Kept words."));
  const std::string bench = post(ola, discussion, "Brak ławek");
  const auto no_stance = press(lena, bench, bench, {{"co", "odpowiedz"}, {"token", "a"}, {"body", "Za wąsko."}});
  EXPECT_EQ(no_stance.status, 422);
  EXPECT_TRUE(no_stance.says("id=\"f-stance-error\"") && no_stance.says("id=\"f-name-error\""));
  EXPECT_TRUE(no_stance.says("Za wąsko."));
  EXPECT_EQ(press(ola, bench, bench, {{"co", "poparcie"}}).status, 409) << "one's own";
  const auto no_reason = press(official, bench, bench + "/moderacja", {{"co", "ukryj"}});
  EXPECT_EQ(no_reason.status, 422);
  EXPECT_TRUE(no_reason.says("id=\"f-why-error\""));

  const auto form = official.get(opening(meeting("Skwer bez dat")));
  Fields backwards = rounds(form);
  backwards[2].second = day(-1);
  const auto refused = official.submit(form, "/administracja/dyskusje/nowa", backwards);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.says("id=\"f-needs_ends_date-error\"") && refused.says("O czym rozmawiamy?"));

  ASSERT_EQ(close(discussion, "needs").status, 303);
  const auto late =
      press(lena, bench, bench,
            {{"co", "odpowiedz"}, {"token", "b"}, {"name", "Lena"}, {"stance", "for"}, {"body", "Po czasie."}});
  EXPECT_EQ(late.status, 410);
  EXPECT_TRUE(late.says("Po czasie.")) << "what was typed is given back";
}

TEST_F(Discussions, dots_go_only_beside_what_is_to_choose_from_and_no_more_than_there_are) {
  const std::string discussion = opened("Skwer z kropkami");
  const std::string need = post(ola, discussion, "Brak cienia");
  ASSERT_EQ(press(ola, discussion, discussion + "/kropki", {{"dot", need.substr(need.rfind('/') + 1)}}).status, 410);
  ASSERT_EQ(close(discussion, "needs").status, 303);
  Fields all;
  for (const char* title : {"Lipa", "Buk", "Dąb", "Klon"}) {
    const std::string idea = post(ola, discussion, title);
    all.emplace_back("dot", idea.substr(idea.rfind('/') + 1));
  }
  ASSERT_EQ(close(discussion, "ideas").status, 303);
  const auto many = press(lena, discussion, discussion + "/kropki", all);
  EXPECT_EQ(many.status, 422);
  EXPECT_TRUE(many.says("id=\"f-dot\""));
  EXPECT_EQ(press(lena, discussion, discussion + "/kropki", {{"dot", need.substr(need.rfind('/') + 1)}}).status, 422);
  all.pop_back();
  EXPECT_EQ(press(lena, discussion, discussion + "/kropki", all).status, 303);
}

TEST_F(Discussions, each_does_only_what_is_theirs) {
  const std::string discussion = opened("Skwer z prawami"), desk = "/administracja" + discussion,
                    bench = post(ola, discussion, "Ławka Oli");
  auto nobody = browser(), expert = logged_in(kExpert);
  EXPECT_EQ(nobody.get(desk).status, 303) << "to log in";
  EXPECT_EQ(nobody.post(discussion + "/wpisy", {{"title", "Cudze"}}).status, 403);
  for (Browser* who : {&ola, &expert}) {
    EXPECT_EQ(who->get(desk).status, 403) << "neither residents nor experts facilitate";
    EXPECT_EQ(press(*who, bench, bench + "/moderacja", {{"co", "ukryj"}, {"why", "Bo tak"}}).status, 403);
    EXPECT_EQ(press(*who, bench, desk + "/runda", {{"runda", "needs"}}).status, 403);
    EXPECT_EQ(press(*who, bench, desk + "/podsumowanie", {{"summary_pl", "Moje"}}).status, 403);
  }
  EXPECT_EQ(press(lena, bench, bench, {{"co", "wycofaj"}}).status, 403) << "somebody else's";
  EXPECT_EQ(press(lena, bench, bench, {{"co", "sprawdz"}, {"words", "Proszę"}}).status, 403);
  EXPECT_TRUE(browser().get(bench).says("Ławka Oli"));
  EXPECT_EQ(press(ola, bench, bench, {{"co", "wycofaj"}}).status, 303);
  EXPECT_FALSE(browser().get(bench).says("Szerzej.")) << "its author took it back";
}

TEST_F(Discussions, what_is_hidden_says_why_and_who_hid_it_does_not_decide_again) {
  const std::string discussion = opened("Skwer ze słowami"), rude = post(ola, discussion, "Sąsiad z parteru");
  ASSERT_EQ(press(official, rude, rude + "/moderacja", {{"co", "ukryj"}, {"why", "Wskazuje osobę."}}).status, 303);
  EXPECT_FALSE(browser().get(discussion).says("Sąsiad z parteru"));
  EXPECT_TRUE(browser().get(rude).says("Wskazuje osobę."));
  EXPECT_TRUE(browser().get("/en" + discussion + "/moderacja").says("Wskazuje osobę."));
  EXPECT_FALSE(browser().get(api(discussion)).says("Sąsiad z parteru"));
  ASSERT_EQ(press(ola, rude, rude, {{"co", "sprawdz"}, {"words", "Nie piszę, o kogo chodzi."}}).status, 303);
  EXPECT_EQ(press(official, rude, rude + "/moderacja", {{"co", "podtrzymaj"}, {"why", "Nadal."}}).status, 409);
  ASSERT_EQ(press(official, rude, rude + "/moderacja", {{"co", "pokaz"}}).status, 303);
  EXPECT_TRUE(browser().get(discussion).says("Sąsiad z parteru"));
}

TEST_F(Discussions, one_for_a_meeting_and_only_for_one_that_is_held_online) {
  const std::string online = meeting("Skwer raz"), here = meeting("Skwer na miejscu", "in_person");
  const auto form = official.get(opening(online));
  ASSERT_EQ(official.submit(form, "/administracja/dyskusje/nowa", rounds(form)).status, 303);
  EXPECT_EQ(official.submit(form, "/administracja/dyskusje/nowa", rounds(form)).status, 409);
  EXPECT_EQ(official.get(opening(here)).status, 409);
  for (const char* none :
       {"/dyskusje/0000000000001", "/dyskusje/nie-ma", "/api/v1/discussions/x", "/dyskusje/x/wpisy/y"})
    EXPECT_EQ(browser().get(none).status, 404) << none;
}

}  // namespace
}  // namespace wiec::stories
