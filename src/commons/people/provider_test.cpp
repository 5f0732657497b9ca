#include "commons/people/identity_store.h"
#include "commons/people/people_test.h"
#include "platform/oidc/oidc.h"

namespace wiec::people {
namespace {

using namespace std::chrono_literals;

// Answers what the test says, and keeps what it was asked.
class SayingProvider : public oidc::Provider {
 public:
  SayingProvider() : Provider({"https://login.example", "wiec", "secret"}) {}
  std::expected<std::string, oidc::Failure> address(const oidc::Attempt& attempt, std::string_view redirect_uri,
                                                    std::string_view, Instant) override {
    begun = attempt;
    came_back_to = redirect_uri;
    if (away) return std::unexpected(oidc::Failure{oidc::Cause::away, "test"});
    return "https://login.example/auth?state=" + attempt.state;
  }
  std::expected<oidc::Claims, oidc::Failure> finish(const oidc::Attempt& attempt, std::string_view, std::string_view,
                                                    std::string_view, std::string_view, Instant) override {
    EXPECT_EQ(attempt.verifier, begun.verifier);
    EXPECT_EQ(attempt.nonce, begun.nonce);
    if (refuses) return std::unexpected(oidc::Failure{oidc::Cause::refused, "test"});
    return says;
  }
  oidc::Attempt begun;
  std::string came_back_to;
  oidc::Claims says{"subject-1", "ala@example.org", "Ala Nowak"};
  bool away = false, refuses = false;
};

class ProviderTest : public PeopleTest {
 protected:
  void SetUp() override {
    PeopleTest::SetUp();
    auto made = std::make_unique<SayingProvider>();
    there = made.get();
    shared.provider = std::move(made);
  }
  Result<SignedIn> through(Visitor& v, const std::string& back = "") {
    const auto address = begin_provider_sign_in(v.ctx, back);
    if (!address) return std::unexpected(address.error());
    return finish_provider_sign_in(v.ctx, {.state = there->begun.state, .code = "c"}, "Firefox, Linux");
  }
  SayingProvider* there = nullptr;
};

TEST_P(ProviderTest, A_confirmed_address_makes_the_account_and_the_subject_finds_it_again) {
  auto first = visitor();
  const auto done = through(*first, "/projekty");
  ASSERT_TRUE(done);
  EXPECT_TRUE(done->first_time);
  EXPECT_EQ(done->back, "/projekty");
  EXPECT_EQ(there->came_back_to, "https://example.org/logowanie/dostawca/powrot");
  const auto id = visitor(first->cookie)->ctx.actor.person;
  EXPECT_NE(id, 0);
  there->says.email = "nowy@example.org";  // changed there: the person stays the same
  auto again = visitor();
  ASSERT_TRUE(through(*again));
  EXPECT_EQ(visitor(again->cookie)->ctx.actor.person, id);
}

TEST_P(ProviderTest, An_account_with_the_confirmed_address_is_joined_and_an_official_still_owes_the_code) {
  const PersonId id = person("ala@example.org");
  give(id, Role::administrator);
  auto v = visitor();
  const auto done = through(*v);
  ASSERT_TRUE(done);
  EXPECT_FALSE(done->first_time);
  EXPECT_TRUE(done->must_enrol);
  EXPECT_EQ(visitor(v->cookie)->ctx.actor.person, 0);
}

TEST_P(ProviderTest, Without_a_confirmed_address_only_a_joined_account_opens) {
  there->says.email.clear();
  EXPECT_EQ(through(*visitor()).error().kind, ProblemKind::conflict);
  const std::string cookie = log_in("jan@example.org");
  auto own = visitor(cookie);
  ASSERT_TRUE(through(*own));
  auto later = visitor();
  ASSERT_TRUE(through(*later));
  EXPECT_EQ(visitor(later->cookie)->ctx.actor.person, own->ctx.actor.person);
  auto other = visitor(log_in("ola@example.org"));
  EXPECT_EQ(through(*other).error().kind, ProblemKind::conflict) << "the account there is Jan's";
  const auto joined = db().read([&](db::ReadTx& tx) { return identities_of(tx, PersonId{own->ctx.actor.person}); });
  ASSERT_EQ(joined.size(), 1u);
  leave_provider(other->ctx, joined.front().id.value);
  EXPECT_TRUE(through(*visitor())) << "nobody separates another's account";
  leave_provider(own->ctx, joined.front().id.value);
  EXPECT_EQ(through(*visitor()).error().kind, ProblemKind::conflict);
}

TEST_P(ProviderTest, An_answer_counts_once_in_its_browser_and_for_ten_minutes) {
  auto v = visitor();
  ASSERT_TRUE(begin_provider_sign_in(v->ctx, ""));
  const ProviderAnswer answer{.state = there->begun.state, .code = "c"};
  auto stranger = visitor();
  stranger->browser = "two";
  EXPECT_EQ(finish_provider_sign_in(stranger->ctx, answer, "").error().kind, ProblemKind::closed);
  EXPECT_EQ(finish_provider_sign_in(v->ctx, {.state = "", .code = "c"}, "").error().kind, ProblemKind::closed);
  ASSERT_TRUE(finish_provider_sign_in(v->ctx, answer, ""));
  EXPECT_EQ(finish_provider_sign_in(v->ctx, answer, "").error().kind, ProblemKind::closed) << "once";
  ASSERT_TRUE(begin_provider_sign_in(v->ctx, ""));
  clock.move(10min);
  EXPECT_EQ(finish_provider_sign_in(v->ctx, answer, "").error().kind, ProblemKind::closed) << "over";
}

TEST_P(ProviderTest, Refusals_and_an_absent_provider_are_said) {
  auto v = visitor();
  there->refuses = true;
  EXPECT_EQ(through(*v).error().kind, ProblemKind::closed);
  there->away = true;
  EXPECT_EQ(through(*v).error().kind, ProblemKind::unavailable);
  shared.provider.reset();
  EXPECT_EQ(through(*v).error().kind, ProblemKind::not_found);
}

TEST_P(ProviderTest, Erasure_forgets_the_account_there) {
  auto v = visitor();
  ASSERT_TRUE(through(*v));
  const PersonId id{visitor(v->cookie)->ctx.actor.person};
  ASSERT_TRUE(erase_person(visitor(v->cookie)->ctx, id));
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return identities_of(tx, id); }).empty());
}

TEST_P(ProviderTest, A_new_address_holds_once_its_link_is_used_and_a_code_is_owed_a_quarter_of_an_hour) {
  auto v = visitor(log_in("jan@example.org"));
  const PersonId id{v->ctx.actor.person};
  EXPECT_EQ(ask_for_new_address(v->ctx, "nic").error().kind, ProblemKind::invalid);
  ASSERT_TRUE(ask_for_new_address(v->ctx, "janek@example.org"));
  const auto email = [&] { return db().read([&](db::ReadTx& tx) { return find_person(tx, id); })->email; };
  EXPECT_EQ(email(), "jan@example.org");
  const db::Sql last{"test.last_letter_text", "select body_text from letter order by id desc limit 1"};
  const auto body = db().read(
      [&](db::ReadTx& tx) { return tx.one(last, [](const db::Row& row) { return row.get<std::string>(0); }); });
  const auto at = body->find("/logowanie/link/") + 16;
  ASSERT_TRUE(use_link(visitor()->ctx, body->substr(at, body->find('\n', at) - at), ""));
  EXPECT_EQ(email(), "janek@example.org");
  give(id, Role::administrator);
  const std::string owing = log_in("janek@example.org");
  EXPECT_NE(visitor(owing)->ctx.actor.owing, 0);
  clock.move(15min);
  EXPECT_EQ(visitor(owing)->ctx.actor.owing, 0);
}

WIEC_ON_BOTH_DATABASES(ProviderTest);

}  // namespace
}  // namespace wiec::people
