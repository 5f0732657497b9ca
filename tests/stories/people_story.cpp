// Logging in as people do it: the first administrator, officials with their telephone, residents, what each may open,
// and the end of an account.
#include <algorithm>
#include <chrono>
#include <fstream>

#include "base/time.h"
#include "platform/crypto/totp.h"
#include "server_fixture.h"

namespace wiec::stories {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string code_of(const std::string& base32_secret, int steps_ahead) {
  const auto seconds = std::chrono::system_clock::now().time_since_epoch() / std::chrono::seconds(1);
  const Instant now{seconds * 1'000'000};
  return crypto::totp_code(*crypto::bytes_from_base32(base32_secret), crypto::totp_step(now) + steps_ahead);
}

std::string secret_on(const Answer& page) {
  std::string secret = between(page.body, R"(<code class="secret">)", "</code>");
  std::erase(secret, ' ');
  return secret;
}

const std::string kPassword = "zielony koń na moście";

class FirstStart : public EmptyServer {};

TEST_F(FirstStart, the_printed_address_makes_one_administrator_with_a_telephone) {
  const std::string path = "/pierwsze-uruchomienie?slowo=" + server().printed("/pierwsze-uruchomienie?slowo=", "\n");
  auto admin = browser();
  EXPECT_EQ(browser().get("/pierwsze-uruchomienie?slowo=zgaduje").status, 410);
  const auto form = admin.get(path);
  ASSERT_EQ(form.status, 200);
  const auto short_password = admin.submit(
      form, "/pierwsze-uruchomienie", {{"name", "Anna Nowak"}, {"email", "anna@example.org"}, {"password", "tajne"}});
  EXPECT_EQ(short_password.status, 422);
  EXPECT_TRUE(short_password.says("Anna Nowak")) << "what was typed is kept";
  EXPECT_FALSE(short_password.says("tajne")) << "but never a password";
  const auto made = admin.submit(short_password, "/pierwsze-uruchomienie",
                                 {{"name", "Anna Nowak"}, {"email", "anna@example.org"}, {"password", kPassword}});
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(made.header("location"), "/logowanie/aplikacja");
  EXPECT_EQ(admin.get("/administracja/osoby").status, 303) << "nothing opens before the second factor";

  const auto enrolment = admin.follow(made);
  const std::string secret = secret_on(enrolment);
  ASSERT_EQ(secret.size(), 32u);
  const auto wrong = admin.submit(enrolment, "/logowanie/aplikacja", {{"code", "000000"}});
  EXPECT_EQ(wrong.status, 422);
  const auto done = admin.submit(wrong, "/logowanie/aplikacja", {{"code", code_of(secret, 0)}});
  ASSERT_EQ(done.status, 200);
  const std::string recovery = between(done.body, "<li><code>", "</code>");
  EXPECT_EQ(recovery.size(), 14u);
  EXPECT_EQ(admin.get("/administracja/osoby").status, 200);
  EXPECT_EQ(browser().get(path).status, 410) << "the address works once";

  auto later = browser();
  const auto login = later.get("/logowanie/haslo?wroc=%2Fadministracja");
  const auto first = later.submit(login, "/logowanie/haslo", {{"email", "anna@example.org"}, {"password", kPassword}});
  ASSERT_EQ(first.status, 303);
  const auto code_page = later.follow(first);
  const auto second = later.submit(code_page, "/logowanie/kod", {{"code", recovery}});
  ASSERT_EQ(second.status, 303);
  EXPECT_EQ(second.header("location"), "/administracja");
  EXPECT_EQ(later.get("/administracja/dziennik").status, 200);
}

TEST_F(FirstStart, the_command_line_does_the_same) {
  const auto first = server().run({"admin", "first", "--email", "ewa@example.org", "--name", "Ewa"});
  ASSERT_EQ(first.exit_code, 0) << first.output;
  const std::string path = "/logowanie/link/" + between(first.output, "/logowanie/link/", "\n");
  auto admin = browser();
  const auto page = admin.get(path);
  ASSERT_EQ(page.status, 200);
  EXPECT_EQ(admin.get(path).status, 200) << "a mail scanner that fetches the link uses nothing up";
  const auto entered = admin.submit(page, path, {});
  ASSERT_EQ(entered.status, 303);
  EXPECT_EQ(entered.header("location"), "/logowanie/aplikacja");
  EXPECT_EQ(browser().get(path).status, 200);
  auto thief = browser();
  EXPECT_EQ(thief.submit(thief.get(path), path, {}).status, 410) << "once";
  EXPECT_THAT(server().run({"admin", "list"}).output, HasSubstr("administrator\tewa@example.org\tEwa"));
  EXPECT_EQ(server().run({"admin", "revoke", "--email", "ewa@example.org", "--role", "administrator"}).exit_code, 1)
      << "the last one stays";
  EXPECT_EQ(server().run({"admin", "grant", "--email", "ewa@example.org", "--role", "king"}).exit_code, 2);
}

TEST_F(FirstStart, asking_for_a_link_says_the_same_to_everybody) {
  auto a = browser(), b = browser();
  ASSERT_EQ(server().run({"admin", "first", "--email", "known@example.org"}).exit_code, 0);
  const auto known = a.submit(a.get("/logowanie"), "/logowanie", {{"email", "known@example.org"}});
  const auto unknown = b.submit(b.get("/logowanie"), "/logowanie", {{"email", "unknown@example.org"}});
  EXPECT_EQ(known.status, unknown.status);
  EXPECT_EQ(known.body, unknown.body);
  EXPECT_EQ(known.header("location"), unknown.header("location"));
  const auto bad = a.submit(a.get("/en/logowanie"), "/en/logowanie", {{"email", "no address"}});
  EXPECT_EQ(bad.status, 422);
  EXPECT_TRUE(bad.says("name@domain.com"));
}

class Officials : public DemoCity {
 protected:
  static std::string page_of(Browser& admin, const std::string& email) {
    const auto list = admin.get("/administracja/osoby?q=" + email.substr(0, email.find('@')));
    return "/administracja/osoby/" + between(list.body, R"(href="/administracja/osoby/)", "\"");
  }
};

TEST_F(Officials, each_sees_what_their_role_opens) {
  auto admin = logged_in("administrator@wiec.example");
  EXPECT_EQ(admin.get("/administracja/osoby").status, 200);
  auto protector = logged_in("ochrona-danych@wiec.example");
  EXPECT_EQ(protector.get("/administracja/dziennik").status, 200);
  EXPECT_EQ(protector.get("/administracja/osoby").status, 403);
  auto resident = logged_in("mieszkanka@wiec.example");
  EXPECT_EQ(resident.get("/administracja").status, 403);
  EXPECT_EQ(resident.get("/konto").status, 200);
  auto nobody = browser();
  const auto sent = nobody.get("/konto/sesje");
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(sent.header("location"), "/logowanie?wroc=%2Fkonto%2Fsesje");
}

TEST_F(Officials, a_role_is_given_and_taken_by_an_administrator) {
  auto admin = logged_in("administrator@wiec.example");
  const std::string path = page_of(admin, "mieszkanka@wiec.example");
  const auto shown = admin.get(path);
  ASSERT_EQ(shown.status, 200);
  EXPECT_EQ(admin.submit(shown, path, {{"act", "give"}, {"role", "pharaoh"}}).status, 422);
  EXPECT_EQ(admin.submit(shown, path, {{"act", "give"}, {"role", "ambassador"}}).status, 303);
  EXPECT_EQ(admin.submit(shown, path, {{"act", "give"}, {"role", "ambassador"}}).status, 409);
  const auto with_role = admin.get(path);
  const std::string id = between(with_role.body, R"(name="id" value=")", "\"");
  ASSERT_FALSE(id.empty());
  EXPECT_EQ(admin.submit(with_role, path, {{"act", "take"}, {"id", id}}).status, 303);
  EXPECT_TRUE(admin.get("/administracja/dziennik").says("person.take_role"));
}

TEST_F(Officials, a_session_is_listed_ended_and_never_shown_from_a_kept_page) {
  auto phone = logged_in("radna@wiec.example"), desk = logged_in("radna@wiec.example");
  EXPECT_TRUE(phone.get("/").says("/konto"));
  EXPECT_FALSE(browser().get("/").says(R"(href="/konto")")) << "a kept page knows nobody";
  EXPECT_THAT(std::string(phone.get("/").header("cache-control")), HasSubstr("no-store"));
  const auto list = desk.get("/konto/sesje");
  EXPECT_EQ(desk.submit(list, "/konto/sesje", {{"others", "1"}}).status, 303);
  EXPECT_EQ(phone.get("/konto").status, 303) << "ended from the other device";
  EXPECT_EQ(desk.get("/konto").status, 200);
  const auto out = desk.submit(desk.get("/konto"), "/wyloguj", {});
  EXPECT_EQ(out.status, 303);
  EXPECT_EQ(desk.get("/konto").status, 303);
}

TEST_F(Officials, forged_and_endless_session_cookies_do_no_harm) {
  for (const std::string& value : {std::string("zmyslone"), std::string(6'000, 'a'), std::string("' or 1=1--")}) {
    auto stranger = browser();
    EXPECT_EQ(stranger.get("/konto", {{"Cookie", "sid=" + value}}).status, 303);
    EXPECT_EQ(stranger.get("/", {{"Cookie", "sid=" + value}}).status, 200);
  }
}

TEST_F(Officials, hostile_names_are_only_text) {
  auto resident = logged_in("ambasador@wiec.example");
  const std::string name = R"(<script>alert(1)</script> '; drop table person;--)";
  const auto page = resident.get("/konto/dane");
  ASSERT_EQ(resident.submit(page, "/konto/dane", {{"name", name}, {"language", "pl"}}).status, 303);
  const auto shown = resident.get("/konto");
  EXPECT_FALSE(shown.says("<script>alert"));
  EXPECT_TRUE(shown.says("&lt;script&gt;alert"));
  EXPECT_EQ(resident.submit(page, "/konto/dane", {{"name", std::string(5'000, 'x')}}).status, 422);
}

TEST_F(FirstStart, an_erased_person_is_gone_from_the_file_and_never_was_in_the_log) {
  const std::string name = "Kunegunda Przepiórkowska", email = "kunegunda@example.org";
  ASSERT_EQ(server().run({"admin", "first", "--email", "anna@example.org"}).exit_code, 0);
  const auto first = server().run({"admin", "first", "--email", email});
  const std::string path = "/logowanie/link/" + between(first.output, "/logowanie/link/", "\n");
  auto person = browser();
  ASSERT_EQ(person.submit(person.get(path), path, {}).status, 303);
  const auto enrolment = person.get("/logowanie/aplikacja");
  ASSERT_EQ(person.submit(enrolment, "/logowanie/aplikacja", {{"code", code_of(secret_on(enrolment), 0)}}).status, 200);
  ASSERT_EQ(person.submit(person.get("/konto/dane"), "/konto/dane", {{"name", name}, {"language", "pl"}}).status, 303);
  auto asking = browser();
  ASSERT_EQ(asking.submit(asking.get("/logowanie"), "/logowanie", {{"email", email}}).status, 303);
  const auto file = person.get("/konto/moje-dane.json");
  EXPECT_TRUE(file.says(name));
  EXPECT_TRUE(file.says(email));
  EXPECT_EQ(person.submit(person.get("/konto/usun"), "/konto/usun", {}).status, 422) << "only when sure";
  ASSERT_EQ(person.submit(person.get("/konto/usun"), "/konto/usun", {{"sure", "1"}}).status, 303);
  EXPECT_EQ(person.get("/konto").status, 303);
  EXPECT_EQ(server().stop(), 0);
  const std::string log = server().log();
  for (const std::string part : {"kunegunda", "Kunegunda", "Przepi", "przepi"}) {
    EXPECT_EQ(log.find(part), std::string::npos) << part;
    for (const char* name_of_file : {"wiec.db", "wiec.db-wal"}) {
      std::ifstream in(server().data() / name_of_file, std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(in)), {});
      EXPECT_EQ(bytes.find(part), std::string::npos) << part << " in " << name_of_file;
    }
  }
  server().restart_after_kill();
}

}  // namespace
}  // namespace wiec::stories
