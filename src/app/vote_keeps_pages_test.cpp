// Casting a vote evicts no kept page: readers are served from memory while a city votes.
#include "app/installation.h"
#include "app/modules.h"
#include "app/pipeline.h"
#include "base/sha256.h"
#include "commons/people/testing.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/cast_ballot.h"
#include "modules/polling/roll_store.h"
#include "modules/polling/voter_store.h"
#include "modules/proposals/proposal_store.h"
#include "platform/crypto/crypto.h"
#include "platform/db/testing.h"
#include "platform/http/csrf.h"

namespace wiec::app {
namespace {

const std::string kKey(32, 'k');

class VoteKeepsPages : public db::DatabaseTest {
 protected:
  VoteKeepsPages() : DatabaseTest(all_migrations()) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    shared.key = shared.voter_key = people::test_key;
    db().write("test.edition", [this](db::WriteTx& tx) { insert_all(tx); });
    pipeline.emplace(PipelineOptions{.plain_http = true, .csrf_key = kKey}, db(), shared, clock, site, log, metrics);
  }

  void insert_all(db::WriteTx& tx) {
    editions::Edition e;
    e.code = "2026";
    e.city_name = "Kalinobrzeg";
    e.year = 2026;
    e.name_pl = e.name_en = "BO 2026";
    e.settings.citywide.ballot = Json::Object{{"vote_type", "approval"}, {"min_marks", 1}, {"max_marks", 2}};
    e.settings.timetable = {
        {editions::StageKind::voting, clock.now() + -std::chrono::hours(24), clock.now() + std::chrono::hours(24)}};
    e.settings.identity.guardian_below = 0;
    e.pools = {{.code = "miasto", .name_pl = "Miasto", .name_en = "City", .budget = {300'000'00}}};
    editions::insert_edition(tx, e, "test", clock.now());
    proposals::Proposal p;
    p.edition = e.id;
    p.pool = e.pools[0].id;
    p.number = p.external_id = "M1";
    p.title_pl = p.title_en = "Skwer";
    p.cost = {100'000'00, Currency::pln};
    p.state = proposals::State::on_ballot;
    proposals::insert_proposal(tx, p, clock.now());
    edition = e;
    project = code_from_id(p.id.value);
  }

  // A voter before the button; gives the cookie.
  std::string ready_voter() {
    polling::Voter voter{.edition = edition.id, .contact = "jan@example.org"};
    voter.who = {.name = "Jan Nowak", .street = "Lipowa", .number = "1", .address = "n:lipowa/1"};
    voter.marks["miasto"] = {{project, 1}};
    voter.token = crypto::random_token(256);
    voter.token_hash = hex(sha256(voter.token));
    db().write("test.voter", [&, content = polling::sealed(voter)](db::WriteTx& tx) {
      polling::insert_session(tx, voter.token_hash, edition.id, content, tx.now() + std::chrono::hours(1));
      polling::mark_proven(tx, voter.token_hash);
    });
    return voter.token;
  }

  http::Response send(http::Method method, const std::string& path, const std::string& voter = {},
                      std::string body = {}) {
    http::Request request;
    request.method = method;
    request.path = request.raw_target = path;
    request.host = "localhost:8080";
    request.client_address = "10.0.0.1";
    if (!voter.empty()) request.headers.add("Cookie", "visitor=v; glos=" + voter);
    if (method == http::Method::post) request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    request.body = std::move(body);
    return pipeline->handlers().handle(request);
  }
  std::int64_t hits() { return metrics.counter("wiec_page_cache_hits_total", "").value(); }

  editions::Edition edition;
  std::string project;
  metrics::Registry metrics;
  Shared shared;
  Site site{html::CityColours{}};
  log::Log log{log::Level::error, log::Format::text};
  std::optional<Pipeline> pipeline;
};

TEST_P(VoteKeepsPages, Served_from_memory_before_the_vote_and_after_it) {
  // Every kept page whose address needs nothing, and those of the edition and its project.
  std::vector<std::string> pages{"/edycja/2026", "/projekty/" + project, "/en/projekty/" + project};
  for (const Route& route : pipeline->routes())
    if (route.cached && route.path.find('{') == std::string_view::npos) pages.emplace_back(route.path);
  std::vector<std::string> kept;
  for (const std::string& page : pages) {
    send(http::Method::get, page);
    const auto before = hits();
    send(http::Method::get, page);
    if (hits() == before + 1) kept.push_back(page);
  }
  for (const std::string& page :
       std::vector<std::string>{"/", "/glosowanie", "/projekty", "/wyniki", "/edycja/2026", "/projekty/" + project})
    EXPECT_NE(std::ranges::find(kept, page), kept.end()) << page << " is not kept at all";
  const std::string voter = ready_voter();
  const auto check = send(http::Method::get, "/glosowanie/2026/sprawdz", voter);
  ASSERT_EQ(check.status, 200);
  const auto at = check.body.find(R"(name="ballot" value=")");
  ASSERT_NE(at, std::string::npos);
  const std::string ballot = check.body.substr(at + 21, 64);
  const auto cast = send(http::Method::post, "/glosowanie/2026/oddaj", voter,
                         "_csrf=" + http::Csrf(kKey).token("v") + "&letter=1&ballot=" + ballot);
  ASSERT_EQ(cast.status, 303);
  ASSERT_EQ(db().read([&](db::ReadTx& tx) { return polling::count_ballots(tx, edition.id); }), 1);
  for (const std::string& page : kept) {
    const auto before = hits();
    send(http::Method::get, page);
    EXPECT_EQ(hits(), before + 1) << page << " was evicted by a vote";
  }
}

WIEC_ON_BOTH_DATABASES(VoteKeepsPages);

}  // namespace
}  // namespace wiec::app
