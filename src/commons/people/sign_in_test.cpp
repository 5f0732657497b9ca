#include "commons/people/sign_in.h"

#include <chrono>
#include <thread>

#include "commons/people/credential_store.h"
#include "commons/people/people_test.h"
#include "platform/crypto/totp.h"

namespace wiec::people {
namespace {

using namespace std::chrono_literals;

const db::Sql last_letter{"test.last_letter", "select to_email, body_text from letter order by id desc limit 1"};
const db::Sql count_letters{"test.count_letters", "select count(*) from letter"};
const db::Sql count_people{"test.count_people", "select count(*) from person"};

class SignInTest : public PeopleTest {
 protected:
  std::int64_t count(const db::Sql& sql) {
    return *db().read([&](db::ReadTx& tx) { return tx.value<std::int64_t>(sql); });
  }
  // The token of the link in the letter queued last.
  std::string mailed_token() {
    const auto body = *db().read([&](db::ReadTx& tx) {
      return tx.one(last_letter, [](const db::Row& row) { return row.get<std::string>(1); });
    });
    const auto at = body.find("/logowanie/link/") + 16;
    return body.substr(at, body.find('\n', at) - at);
  }
  std::string code_now(const std::string& base32_secret) {
    return crypto::totp_code(*crypto::bytes_from_base32(base32_secret), crypto::totp_step(clock.now()));
  }
  // Sets up the application for whoever has the cookie; gives the secret in base32.
  std::string enrol(std::string& cookie, std::vector<std::string>* recovery = nullptr) {
    auto v = visitor(cookie);
    const PersonId id{v->ctx.actor.person ? v->ctx.actor.person : v->ctx.actor.owing};
    const auto e = begin_enrolment(v->ctx, id, "Wiec");
    const auto codes = finish_enrolment(v->ctx, id, e.sealed, code_now(e.secret));
    EXPECT_TRUE(codes);
    if (recovery) *recovery = *codes;
    cookie = v->cookie;
    return e.secret;
  }
};

TEST_P(SignInTest, A_link_makes_the_account_opens_once_and_on_any_device) {
  auto first = visitor();
  ASSERT_TRUE(ask_for_link(first->ctx, "Ala@Example.org ", "/projekty"));
  EXPECT_EQ(count(count_people), 0) << "asking makes no account";
  const std::string token = mailed_token();
  auto other_device = visitor();
  const auto done = use_link(other_device->ctx, token, "Chrome, Android");
  ASSERT_TRUE(done);
  EXPECT_TRUE(done->first_time);
  EXPECT_EQ(done->back, "/projekty");
  EXPECT_FALSE(visitor(other_device->cookie)->ctx.actor.anonymous());
  EXPECT_EQ(use_link(visitor()->ctx, token, "").error().kind, ProblemKind::closed) << "once only";
  EXPECT_EQ(count(count_people), 1);

  ASSERT_TRUE(ask_for_link(first->ctx, "ALA@example.org", ""));
  EXPECT_FALSE(use_link(visitor()->ctx, mailed_token(), "")->first_time) << "letter case makes no second account";
  EXPECT_EQ(count(count_people), 1);
}

TEST_P(SignInTest, A_link_dies_after_half_an_hour) {
  ASSERT_TRUE(ask_for_link(visitor()->ctx, "ala@example.org", ""));
  clock.move(30min);
  EXPECT_EQ(use_link(visitor()->ctx, mailed_token(), "").error().kind, ProblemKind::closed);
  EXPECT_EQ(use_link(visitor()->ctx, "", "").error().kind, ProblemKind::closed);
  EXPECT_EQ(use_link(visitor()->ctx, std::string(10'000, 'x'), "").error().kind, ProblemKind::closed);
}

TEST_P(SignInTest, Nobody_learns_who_has_an_account) {
  person("here@example.org");
  for (const char* email : {"here@example.org", "away@example.org"}) {
    for (int i = 0; i < 7; ++i) EXPECT_TRUE(ask_for_link(visitor()->ctx, email, "")) << email;
  }
  EXPECT_EQ(count(count_letters), 10) << "five each: the sixth is passed over without a word";
  const auto here = sign_in_with_password(visitor()->ctx, "here@example.org", "a wrong password", "");
  const auto away = sign_in_with_password(visitor()->ctx, "away@example.org", "a wrong password", "");
  ASSERT_FALSE(here);
  ASSERT_FALSE(away);
  EXPECT_EQ(here.error().text, away.error().text);
  EXPECT_EQ(here.error().field, away.error().field);
}

TEST_P(SignInTest, Bad_addresses_are_named_and_nothing_is_sent) {
  for (const char* bad : {"", "jan", "jan@", "@example.org", "jan@example.org\nBcc: x@example.org", "jan @example.org",
                          "jan@exa\x01mple.org", "a@b", "\xFF@example.org"})
    EXPECT_EQ(ask_for_link(visitor()->ctx, bad, "").error().field, "email") << bad;
  EXPECT_EQ(ask_for_link(visitor()->ctx, std::string(1 << 20, 'a') + "@example.org", "").error().field, "email");
  EXPECT_EQ(count(count_letters), 0);
}

TEST_P(SignInTest, The_way_back_stays_on_this_site) {
  for (const char* bad : {"https://evil.example", "//evil.example", "/\\evil.example", "/a\r\nb", "/logowanie/kod",
                          "/en//evil.example/x", "/en/logowanie/kod"}) {
    ASSERT_TRUE(ask_for_link(visitor()->ctx, "ala@example.org", bad));
    EXPECT_EQ(use_link(visitor()->ctx, mailed_token(), "")->back, "") << bad;
    clock.move(1h);
  }
}

TEST_P(SignInTest, Without_an_address_of_the_site_no_link_leaves) {
  auto v = visitor();
  v->ctx.letter_address = [] { return std::string(); };
  EXPECT_EQ(ask_for_link(v->ctx, "ala@example.org", "").error().kind, ProblemKind::unavailable);
  EXPECT_EQ(count(count_letters), 0);
}

TEST_P(SignInTest, Passwords_open_and_ten_wrong_ones_close_the_door_for_a_while) {
  const PersonId id = person("ala@example.org");
  std::string cookie = log_in("ala@example.org");
  EXPECT_EQ(change_password(visitor(cookie)->ctx, "", "short").error().field, "password");
  EXPECT_EQ(change_password(visitor(cookie)->ctx, "", "aaaaaaaaaaaaaa").error().field, "password");
  EXPECT_EQ(change_password(visitor(cookie)->ctx, "", "ala@example.org").error().field, "password");
  const std::string other = log_in("ala@example.org");
  ASSERT_TRUE(change_password(visitor(cookie)->ctx, "", "zielony koń na moście"));
  EXPECT_FALSE(visitor(cookie)->ctx.actor.anonymous());
  EXPECT_TRUE(visitor(other)->ctx.actor.anonymous()) << "other sessions end with a new password";
  EXPECT_EQ(change_password(visitor(cookie)->ctx, "wrong", "another good one").error().field, "current");
  auto v = visitor();
  ASSERT_TRUE(sign_in_with_password(v->ctx, "ala@example.org", "zielony koń na moście", ""));
  EXPECT_EQ(visitor(v->cookie)->ctx.actor.person, id.value);
  for (int i = 0; i < 10; ++i) (void)sign_in_with_password(visitor()->ctx, "ala@example.org", "wrong", "");
  EXPECT_EQ(sign_in_with_password(visitor()->ctx, "ala@example.org", "zielony koń na moście", "").error().kind,
            ProblemKind::too_many);
  clock.move(15min);
  EXPECT_TRUE(sign_in_with_password(visitor()->ctx, "ala@example.org", "zielony koń na moście", ""));
}

TEST_P(SignInTest, An_official_does_nothing_before_the_second_factor) {
  const PersonId id = person("urzad@example.org");
  give(id, Role::coordinator);
  std::string cookie = log_in("urzad@example.org");
  EXPECT_TRUE(visitor(cookie)->ctx.actor.anonymous());
  EXPECT_EQ(visitor(cookie)->ctx.actor.owing, id.value);
  const std::string weak = cookie;
  const std::string secret = enrol(cookie);
  EXPECT_TRUE(visitor(cookie)->ctx.actor.has(Role::coordinator));
  EXPECT_EQ(visitor(weak)->ctx.actor.owing, 0) << "the token changed with the rights";
  EXPECT_TRUE(visitor(weak)->ctx.actor.anonymous());

  clock.move(1min);
  cookie = log_in("urzad@example.org");
  auto v = visitor(cookie);
  EXPECT_EQ(give_code(v->ctx, "000000").error().field, "code");
  ASSERT_TRUE(give_code(v->ctx, code_now(secret)));
  EXPECT_TRUE(visitor(v->cookie)->ctx.actor.has(Role::coordinator));
  auto again = visitor(log_in("urzad@example.org"));
  EXPECT_FALSE(give_code(again->ctx, code_now(secret))) << "a code opens once";
}

TEST_P(SignInTest, A_password_alone_cannot_replace_the_application) {
  give(person("urzad@example.org"), Role::verifier);
  std::string cookie = log_in("urzad@example.org");
  enrol(cookie);
  auto thief = visitor(log_in("urzad@example.org"));
  const PersonId id{thief->ctx.actor.owing};
  const auto e = begin_enrolment(thief->ctx, id, "Wiec");
  EXPECT_FALSE(finish_enrolment(thief->ctx, id, e.sealed, code_now(e.secret)));
  EXPECT_TRUE(visitor(thief->cookie)->ctx.actor.anonymous());
}

TEST_P(SignInTest, Recovery_codes_open_once_each_and_guessing_ends) {
  give(person("urzad@example.org"), Role::clerk);
  std::string cookie = log_in("urzad@example.org");
  std::vector<std::string> codes;
  enrol(cookie, &codes);
  ASSERT_EQ(codes.size(), 10u);
  auto v = visitor(log_in("urzad@example.org"));
  std::string typed = codes[3];
  for (char& c : typed) c = static_cast<char>(std::tolower(c));
  ASSERT_TRUE(give_code(v->ctx, " " + typed));
  auto second = visitor(log_in("urzad@example.org"));
  EXPECT_FALSE(give_code(second->ctx, codes[3]));
  for (int i = 0; i < 4; ++i) EXPECT_EQ(give_code(second->ctx, "123456").error().kind, ProblemKind::invalid);
  EXPECT_EQ(give_code(second->ctx, codes[4]).error().kind, ProblemKind::too_many);
}

TEST_P(SignInTest, An_enrolment_form_is_ones_own_and_dies) {
  const PersonId a = person("a@example.org"), b = person("b@example.org");
  auto v = visitor(log_in("a@example.org"));
  const auto e = begin_enrolment(v->ctx, b, "Wiec");
  EXPECT_EQ(finish_enrolment(v->ctx, a, e.sealed, code_now(e.secret)).error().kind, ProblemKind::closed);
  EXPECT_EQ(finish_enrolment(v->ctx, a, "AAAA", "123456").error().kind, ProblemKind::closed);
  const auto own = begin_enrolment(v->ctx, a, "Wiec");
  EXPECT_EQ(finish_enrolment(v->ctx, a, own.sealed, "abc").error().field, "code");
  clock.move(2h);
  auto later = visitor(v->cookie);
  EXPECT_EQ(finish_enrolment(later->ctx, a, own.sealed, code_now(own.secret)).error().kind, ProblemKind::closed);
}

TEST_P(SignInTest, Sessions_end_idle_absolute_blocked_and_signed_out) {
  const PersonId id = person("ala@example.org");
  std::string cookie = log_in("ala@example.org");
  EXPECT_TRUE(visitor("forged")->ctx.actor.anonymous());
  EXPECT_TRUE(visitor(std::string(10'240, 'x'))->ctx.actor.anonymous());
  clock.move(std::chrono::days(8));
  EXPECT_TRUE(visitor(cookie)->ctx.actor.anonymous()) << "a week without a click";
  cookie = log_in("ala@example.org");
  for (int day = 0; day < 31; day += 5) {
    if (const auto v = visitor(cookie); v->ctx.actor.session) note_visit(db(), v->ctx.actor.session);
    clock.move(std::chrono::days(5));
  }
  EXPECT_TRUE(visitor(cookie)->ctx.actor.anonymous()) << "thirty days in all";
  cookie = log_in("ala@example.org");
  ASSERT_TRUE(block_person(visitor()->ctx, id));
  EXPECT_TRUE(visitor(cookie)->ctx.actor.anonymous());
  auto v = visitor();
  const std::string link = make_link(v->ctx, "ala@example.org");
  EXPECT_EQ(use_link(v->ctx, link.substr(link.rfind('/') + 1), "").error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(unblock_person(visitor()->ctx, id));
  auto last = visitor(log_in("ala@example.org"));
  sign_out(last->ctx);
  EXPECT_EQ(last->cookie, "");
}

TEST_P(SignInTest, Devices_are_named_by_proper_names) {
  EXPECT_EQ(device_from("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"),
            "Chrome, Android");
  EXPECT_EQ(device_from("Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0"), "Firefox, Windows");
  EXPECT_EQ(device_from("<script>alert(1)</script>"), "");
}

WIEC_ON_BOTH_DATABASES(SignInTest);

}  // namespace
}  // namespace wiec::people
