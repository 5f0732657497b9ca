// A reader reports a barrier; an administrator reads it, answers and closes it; and a disk that is full loses no
// report.
#include "server_fixture.h"

namespace wiec::stories {
namespace {

using testing::HasSubstr;

class Reports : public DemoCity {
 protected:
  static Answer send(Browser& reader, const std::string& message, const std::string& contact,
                     const std::string& prefix = "") {
    const auto form = reader.get(prefix + "/zglos-problem?strona=/wyniki");
    EXPECT_EQ(form.status, 200);
    return reader.submit(form, prefix + "/zglos-problem", {{"message", message}, {"contact", contact}});
  }
  static std::string code_of(const Answer& sent) {
    const std::string location(sent.header("location"));
    return location.substr(location.find("kod=") + 4);
  }
};

TEST_F(Reports, are_read_and_closed_and_the_contact_goes) {
  auto reader = browser();
  const auto sent =
      send(reader, "Czytnik ekranu nie czyta mapy\n<script>alert(1)</script>", "czytelniczka@example.org");
  ASSERT_EQ(sent.status, 303);
  const std::string code = code_of(sent);
  EXPECT_TRUE(reader.follow(sent).says(code));
  EXPECT_EQ(browser().get("/administracja/zgloszenia").status, 303) << "nobody reads it without a log-in";
  EXPECT_EQ(logged_in("ochrona-danych@wiec.example").get("/administracja/zgloszenia").status, 403);

  auto admin = logged_in("administrator@wiec.example");
  EXPECT_TRUE(admin.get("/administracja").says("href=\"/administracja/zgloszenia\""));
  const auto desk = admin.get("/administracja/zgloszenia");
  ASSERT_EQ(desk.status, 200);
  EXPECT_TRUE(desk.says(code));
  EXPECT_TRUE(desk.says("Czytnik ekranu nie czyta mapy"));
  EXPECT_TRUE(desk.says("czytelniczka@example.org"));
  EXPECT_TRUE(desk.says("href=\"/wyniki\""));
  EXPECT_FALSE(desk.says("<script>alert"));
  const auto closed = admin.submit(desk, "/administracja/zgloszenia/" + code, {});
  ASSERT_EQ(closed.status, 303);
  EXPECT_FALSE(admin.follow(closed).says(code));
  const auto old = admin.get("/administracja/zgloszenia?stan=zamkniete");
  EXPECT_TRUE(old.says("Czytnik ekranu nie czyta mapy"));
  EXPECT_FALSE(old.says("czytelniczka@example.org"));
  EXPECT_TRUE(admin.get("/administracja/dziennik").says("feedback.close"));
  EXPECT_EQ(admin.submit(desk, "/administracja/zgloszenia/" + code, {}).status, 303) << "a second click does no harm";
  EXPECT_TRUE(admin.get("/en/administracja/zgloszenia").says("Reports about the site"));
}

TEST_F(Reports, a_full_disk_is_said_in_words_and_loses_none) {
  if (on_postgres()) GTEST_SKIP() << "the disk of PostgreSQL is not this process's";
  auto reader = browser();
  auto admin = logged_in("administrator@wiec.example");
  const auto before = send(reader, "Zgłoszenie sprzed pełnego dysku", "");
  ASSERT_EQ(before.status, 303);

  server().bound_files(1024);
  const auto refused = send(reader, "Zgłoszenie na pełnym dysku", "");
  EXPECT_EQ(refused.status, 503);
  EXPECT_TRUE(refused.says("brakuje miejsca"));
  EXPECT_NE(refused.header("retry-after"), "");
  const auto english = send(reader, "A report on a full disk", "", "/en");
  EXPECT_EQ(english.status, 503);
  EXPECT_TRUE(english.says("has run out of room"));
  for (const char* path : {"/", "/projekty", "/wyniki"}) EXPECT_EQ(browser().get(path).status, 200) << path;

  server().bound_files(std::nullopt);
  const auto after = send(reader, "Zgłoszenie, gdy miejsce wróciło", "");
  EXPECT_EQ(after.status, 303);
  const auto desk = admin.get("/administracja/zgloszenia");
  EXPECT_TRUE(desk.says("Zgłoszenie sprzed pełnego dysku"));
  EXPECT_TRUE(desk.says("Zgłoszenie, gdy miejsce wróciło"));
  EXPECT_FALSE(desk.says("Zgłoszenie na pełnym dysku")) << "what was refused is not there";
}

TEST_F(Reports, the_accessibility_statement_has_every_part_that_robots_look_for) {
  for (const std::string path : {"/dostepnosc", "/en/dostepnosc"}) {
    const auto page = browser().get(path);
    ASSERT_EQ(page.status, 200);
    for (const std::string id :
         {"wstep", "podmiot", "url", "data-publikacja", "data-aktualizacja", "status", "data-sporzadzenie",
          "data-przeglad", "kontakt", "osoba", "email", "telefon", "procedura", "architektura", "aplikacje"})
      EXPECT_TRUE(page.says("id=\"a11y-" + id + "\"")) << path << " " << id;
    const std::string date = between(page.body, "id=\"a11y-data-publikacja\" datetime=\"", "\"");
    EXPECT_THAT(date, testing::MatchesRegex("20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]"));
  }
}

}  // namespace
}  // namespace wiec::stories
