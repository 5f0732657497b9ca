// Every route of every module against every role, and nobody: who gets in is exactly whom the row's name says. No list
// by hand: routes come from the modules, roles from Role, and a name that is neither is a failure.
#include <set>

#include "app/installation.h"
#include "app/modules.h"
#include "app/pipeline.h"
#include "base/sha256.h"
#include "commons/audit/audit.h"
#include "commons/notifications/notifications.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/person_store.h"
#include "commons/people/scope_words.h"
#include "commons/people/session.h"
#include "platform/db/fresh_database.h"
#include "platform/http/csrf.h"

namespace wiec::app {
namespace {

const std::string kKey(32, 'k');

// "anyone", "signed_in", or role names joined by "|": whom a row lets in. nullopt = no such name.
std::optional<std::set<std::string_view>> let_in_by(std::string_view name) {
  std::set<std::string_view> roles;
  if (name == "anyone") roles.insert("nobody");
  if (name == "anyone" || name == "signed_in") {
    roles.insert("resident");
    roles.insert(std::begin(kRoleNames), std::end(kRoleNames));
    return roles;
  }
  while (!name.empty()) {
    const auto bar = name.find('|');
    const auto role = role_from(name.substr(0, bar));
    if (!role) return std::nullopt;
    roles.insert(name_of(*role));
    name = bar == std::string_view::npos ? std::string_view() : name.substr(bar + 1);
  }
  return roles;
}

// A path of the pattern; nothing stands there.
std::string example_of(std::string_view pattern) {
  std::string path;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      path += pattern[i];
      continue;
    }
    path += 'x';
    i = pattern.find('}', i);
  }
  return path;
}

class PermissionMatrix : public ::testing::Test {
 protected:
  PermissionMatrix()
      : fresh_(db::Dialect::sqlite, options()),
        site_(html::CityColours{}),
        log_(log::Level::error, log::Format::text),
        pipeline_({.plain_http = true, .csrf_key = kKey}, fresh_.db(), shared_, clock_, site_, log_, metrics_),
        handlers_(pipeline_.handlers()) {
    shared_.key = [](std::string_view purpose) {
      const auto bytes = sha256(purpose);
      return std::string(bytes.begin(), bytes.end());
    };
    shared_.voter_key = shared_.key;
    for (const Module& module : modules())
      if (!module.personal_data.name.empty()) shared_.personal_data.push_back(module.personal_data);
    add_person("kept-administrator", Role::administrator);  // so that no act meets the guard of the last one
  }

  static db::Options options() {
    db::Options made;
    made.migrations = all_migrations();
    return made;
  }

  people::PersonId add_person(std::string_view who, std::optional<Role> role, std::int64_t office = 0,
                              std::int64_t place = 0) {
    return fresh_.db().write("test.person", [=, email = fmt::format("{}@example.org", who)](db::WriteTx& tx) {
      const auto id = people::insert_person(tx, {.email = email, .name = "Jan"});
      if (role) people::insert_grant(tx, id, {.role = *role, .organisation = office, .place = place}, {});
      return id;
    });
  }

  // A session of somebody new, whose second factor was given unless `weak`; the role may hold in one office or place.
  std::string session_of(std::string_view who, bool weak = false, std::int64_t office = 0, std::int64_t place = 0) {
    if (who == "nobody") return {};
    const auto person = add_person(fmt::format("{}{}", who, ++people_), role_from(who), office, place);
    const std::string token = people::new_session_token();
    fresh_.db().write("test.session", [=, hash = people::hash_of_token(token)](db::WriteTx& tx) {
      people::insert_session(tx, hash, {.person = person, .strong = !weak});
    });
    return token;
  }

  http::Response ask(const Route& route, const std::string& session) {
    http::Request request;
    request.method = route.method;
    request.path = request.raw_target = example_of(route.path);
    request.host = "localhost:8080";
    // Another network each time: the rows' rate limits are not what is asked here.
    ++requests_;
    request.client_address = fmt::format("10.{}.{}.1", requests_ / 250, requests_ % 250);
    request.headers.add("Cookie", session.empty() ? std::string("visitor=v") : "sid=" + session);
    if (route.method == http::Method::post) {
      request.headers.add("Content-Type", "application/x-www-form-urlencoded");
      request.body = "_csrf=" + http::Csrf(kKey).token(session.empty() ? std::string("v") : "session:" + session);
    }
    return handlers_.handle(request);
  }

  // 403 with the pipeline's words, or sent to log in.
  static bool refused(const http::Response& response) {
    if (response.status == 403) return response.body.find("wymaga innych uprawnie") != std::string::npos;
    if (response.status != 303) return false;
    for (const auto& [name, value] : response.headers)
      if (name == "Location" && value.starts_with("/logowanie?wroc=")) return true;
    return false;
  }

  db::FreshDatabase fresh_;
  SystemClock clock_;
  metrics::Registry metrics_;
  Shared shared_;
  Site site_;
  log::Log log_;
  Pipeline pipeline_;
  http::Handlers handlers_;
  int people_ = 0, requests_ = 0;
};

TEST_F(PermissionMatrix, Each_route_lets_in_whom_its_name_says_and_nobody_else) {
  std::vector<std::string_view> everybody{"nobody", "resident"};
  everybody.insert(everybody.end(), std::begin(kRoleNames), std::end(kRoleNames));
  int asked = 0, let_in = 0;
  for (const Route& route : pipeline_.routes()) {
    const std::string what = fmt::format("{} {} ({})", http::name_of(route.method), route.path, route.who.name);
    const auto expected = let_in_by(route.who.name);
    ASSERT_TRUE(expected) << what << ": the name is neither anyone, signed_in nor roles joined by |";
    for (const std::string_view who : everybody) {
      const auto response = ask(route, session_of(who));
      EXPECT_EQ(refused(response), !expected->contains(who)) << what << " as " << who << ": " << response.status;
      EXPECT_LT(response.status, 500) << what << " as " << who;
      ++asked;
      let_in += expected->contains(who);
    }
  }
  EXPECT_GT(asked, 1000);
  EXPECT_LT(let_in, asked);
}

TEST_F(PermissionMatrix, A_role_that_needs_a_second_factor_opens_nothing_without_it) {
  for (const Route& route : pipeline_.routes()) {
    for (std::size_t i = 0; i < kRoleCount; ++i) {
      const auto expected = let_in_by(route.who.name);
      if (!needs_second_factor(static_cast<Role>(i)) || !expected || expected->contains("resident")) continue;
      if (!expected->contains(kRoleNames[i])) continue;
      EXPECT_TRUE(refused(ask(route, session_of(kRoleNames[i], true)))) << route.path << " as " << kRoleNames[i];
    }
  }
}

// Where a role is given for one office or place only. Those over all accounts are never narrowed: such a row opens
// nothing. The others enter, and each use case asks where (Actor::may), by its own test beside the code.
TEST_F(PermissionMatrix, A_role_over_all_accounts_that_is_narrowed_opens_nothing) {
  const std::int64_t office = fresh_.db().write("test.office", [&](db::WriteTx& tx) {
    organisations::Organisation made{.name = "Urząd"};
    EXPECT_TRUE(organisations::store_organisation(tx, made));
    return made.id.value;
  });
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const Role role = static_cast<Role>(i);
    const std::string session = session_of(name_of(role), false, office);
    for (const Route& route : pipeline_.routes()) {
      const auto expected = let_in_by(route.who.name);
      ASSERT_TRUE(expected);
      if (expected->contains("resident")) continue;
      const bool enters = expected->contains(name_of(role)) && !people::holds_everywhere_only(role);
      EXPECT_EQ(refused(ask(route, session)), !enters)
          << http::name_of(route.method) << " " << route.path << " as " << name_of(role) << " of one office";
    }
  }
}

// A form that somebody whose role ends at their district sends for the whole city changes nothing.
TEST_F(PermissionMatrix, A_role_in_one_district_writes_nothing_for_the_city) {
  const auto district = fresh_.db().write("test.places", [](db::WriteTx& tx) {
    const auto city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Kraków"});
    return places::insert_place(tx, {.parent = city, .name = "Podgórze"})->value;
  });
  const auto acts = [&] {
    return fresh_.db().read([](db::ReadTx& tx) { return audit::latest_entries(tx, 100).size(); });
  };
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const Role role = static_cast<Role>(i);
    if (people::holds_everywhere_only(role)) continue;
    const std::string session = session_of(name_of(role), false, 0, district);
    const auto before = acts();
    for (const Route& route : pipeline_.routes()) {
      const auto expected = let_in_by(route.who.name);
      if (route.method != http::Method::post || !expected || expected->contains("resident")) continue;
      EXPECT_LT(ask(route, session).status, 500) << route.path;
      EXPECT_EQ(acts(), before) << route.path << " as " << name_of(role) << " of one district";
    }
  }
}

TEST_F(PermissionMatrix, A_form_of_another_session_is_refused) {
  const auto post = std::ranges::find_if(pipeline_.routes(), [](const Route& route) {
    return route.method == http::Method::post && route.path == "/konto/dane";
  });
  ASSERT_NE(post, pipeline_.routes().end());
  const std::string own = session_of("resident"), foreign = session_of("resident");
  http::Request request;
  request.method = http::Method::post;
  request.path = "/konto/dane";
  request.host = "localhost";
  request.client_address = "10.0.0.1";
  request.headers.add("Cookie", "sid=" + own);
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  const auto status = [&](const std::string& token) {
    request.body = "name=Ala&language=pl&_csrf=" + token;
    return handlers_.handle(request).status;
  };
  const http::Csrf csrf(kKey);
  EXPECT_EQ(status(csrf.token("session:" + foreign)), 403);
  EXPECT_EQ(status(csrf.token(own)), 403);
  EXPECT_EQ(status(""), 403);
  EXPECT_EQ(status(csrf.token("session:" + own)), 303);
  request.headers.add("Origin", "https://evil.example");
  EXPECT_EQ(status(csrf.token("session:" + own)), 403);
}

// A mail program does it by itself (RFC 8058): one POST from anywhere, with no cookie and no form of ours.
TEST_F(PermissionMatrix, A_letter_is_unsubscribed_by_one_post_and_not_by_looking) {
  const auto person = add_person("reader", std::nullopt);
  const auto letters = [&] {
    return fresh_.db().read(
        [&](db::ReadTx& tx) { return notifications::choices_of(tx, person).of(notifications::NoticeKind::own); });
  };
  const auto before = letters();
  ASSERT_NE(before, notifications::Mode::never);
  http::Request request;
  request.host = "localhost";
  request.client_address = "10.0.0.1";
  const auto status = [&](const std::string& path) {
    request.path = request.raw_target = path;
    return handlers_.handle(request).status;
  };
  const std::string path = notifications::unsubscribe_path(shared_, person);
  EXPECT_EQ(status(path), 200);
  EXPECT_EQ(letters(), before) << "a scanner of links looks";
  request.method = http::Method::post;
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  request.body = "List-Unsubscribe=One-Click";
  EXPECT_EQ(status(path + "0"), 404);
  EXPECT_EQ(letters(), before);
  EXPECT_EQ(status(path), 200);
  EXPECT_EQ(letters(), notifications::Mode::never);
}

}  // namespace
}  // namespace wiec::app
