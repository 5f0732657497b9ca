// What the tests of this folder share: a database with people in it, and contexts as the pipeline makes them.
#pragma once

#include "commons/audit/audit.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/administer.h"
#include "commons/people/personal_data.h"
#include "commons/people/session.h"
#include "commons/people/sign_in.h"
#include "commons/people/testing.h"
#include "platform/mail/outbox.h"

namespace wiec::people {

class PeopleTest : public db::DatabaseTest {
 protected:
  PeopleTest()
      : DatabaseTest({mail::migrations(), audit::migrations(), places::migrations(), organisations::migrations(),
                      people::migrations()}) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    shared.key = test_key;
    shared.personal_data = {personal_data()};
  }

  // One request of somebody with that session ("" = nobody).
  struct Visitor {
    Visitor(PeopleTest& test, const std::string& token)
        : cookie(token), ctx(test.db(), test.shared, Language::pl, test.clock.now()) {
      if (auto visit = find_visit(test.db(), token, ctx.now, test.shared.second_factor)) ctx.actor = visit->actor;
      ctx.letter_address = [] { return std::string("https://example.org"); };
      ctx.form_token = [this] { return "form of " + browser; };
      ctx.is_own_token = [this](std::string_view form) { return form == "form of " + browser; };
      ctx.site_address = [] { return std::string("https://example.org"); };
      ctx.keep_session = [this](const std::string& fresh) { cookie = fresh; };
    }
    std::string cookie;
    std::string browser = "one";
    Context ctx;
  };
  std::unique_ptr<Visitor> visitor(const std::string& token = {}) { return std::make_unique<Visitor>(*this, token); }

  PersonId person(std::string_view email, std::string_view name = "Jan Kowalski") {
    return *ensure_person(visitor()->ctx, email, name);
  }
  void give(PersonId id, Role role) { ASSERT_TRUE(give_role(visitor()->ctx, id, {.role = role})); }
  // Logs in by a link and gives the cookie.
  std::string log_in(std::string_view email) {
    auto v = visitor();
    const std::string link = make_link(v->ctx, email);
    const auto done = use_link(v->ctx, std::string_view(link).substr(link.rfind('/') + 1), "Firefox, Linux");
    EXPECT_TRUE(done);
    return v->cookie;
  }

  Shared shared;
};

}  // namespace wiec::people
