// What the tests of this folder share: an edition in its voting days, and voters as the pipeline brings them.
#pragma once

#include "commons/audit/audit.h"
#include "commons/documents/documents.h"
#include "commons/links/links.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/module.h"
#include "commons/people/testing.h"
#include "commons/search/search.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/module.h"
#include "modules/polling/cast_ballot.h"
#include "modules/polling/identify.h"
#include "modules/polling/keys.h"
#include "modules/polling/module.h"
#include "modules/polling/pool_ballot.h"
#include "modules/polling/roll_store.h"
#include "modules/polling/voter_store.h"
#include "modules/proposals/module.h"
#include "modules/proposals/proposal_store.h"
#include "platform/db/testing.h"
#include "platform/jobs/jobs.h"
#include "platform/mail/outbox.h"

namespace wiec::polling {

class PollingTest : public db::DatabaseTest {
 protected:
  PollingTest()
      : DatabaseTest({jobs::migrations(), files::migrations(), mail::migrations(), audit::migrations(),
                      places::migrations(), organisations::migrations(), people::migrations(), documents::migrations(),
                      links::migrations(), search::migrations(), editions::migrations(), proposals::migrations(),
                      polling::migrations()}) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    shared.key = shared.voter_key = people::test_key;
    from_at = clock.now() + -std::chrono::hours(24);
    until_at = clock.now() + std::chrono::hours(24);
    edition = db().write("test.edition", [this](db::WriteTx& tx) { return insert_all(tx); });
    for (auto& pool : edition.pools) by_pool[pool.code] = codes_of(pool);
  }

  virtual Json ballot_rules() const {
    return Json::Object{
        {"vote_type", "ordinal"}, {"min_marks", 3}, {"max_marks", 3}, {"points_by_place", Json::Array{3, 2, 1}}};
  }

  // One request of a voter with that cookie ("" = none).
  struct Visit {
    Visit(PollingTest& test, std::string voter) : ctx(test.db(), test.shared, Language::pl, test.clock.now()) {
      ctx.voter = std::move(voter);
      ctx.keep_voter = [this](const std::string& token) { ctx.voter = token; };
    }
    Context ctx;
  };
  std::unique_ptr<Visit> visit(const std::string& cookie = {}) { return std::make_unique<Visit>(*this, cookie); }

  static Declared declared(std::string_view name, std::string_view number = "12") {
    return {.name = std::string(name),
            .street = "Lipowa",
            .number = std::string(number),
            .district = "polnoc",
            .truthful = true};
  }
  std::string right_code(const Voter& voter) const {
    return code_of_session(shared, voter.token_hash, voter.code_number);
  }
  // Declared, and the contact proven; gives the cookie.
  std::string proven(std::string_view name, const std::string& email, std::string_view number = "12") {
    auto v = visit();
    EXPECT_TRUE(declare_voter(v->ctx, edition, declared(name, number)));
    auto voter = *find_voter(v->ctx);
    EXPECT_TRUE(ask_for_code(v->ctx, edition, voter, editions::Proof::code_by_email, email));
    EXPECT_TRUE(prove_contact(v->ctx, edition, voter, right_code(voter)));
    return v->ctx.voter;
  }
  Marks three(const std::string& pool, int from = 0) const {
    const auto& codes = by_pool.at(pool);
    Marks marks;
    for (int i = 0; i < 3; ++i) marks.push_back({codes[static_cast<std::size_t>(from + i)], i + 1});
    return marks;
  }
  void mark(const std::string& cookie, const std::string& pool, const Marks& marks) {
    auto v = visit(cookie);
    auto voter = *find_voter(v->ctx);
    voter.marks[pool] = marks;
    EXPECT_TRUE(
        db().write("test.mark", [&](db::WriteTx& tx) { return save_content(tx, as_read(voter), sealed(voter)); }));
  }
  std::string with_ballot(std::string_view name, const std::string& email, int from = 0) {
    const std::string cookie = proven(name, email);
    mark(cookie, "miasto", three("miasto", from));
    mark(cookie, "polnoc", three("polnoc", from));
    return cookie;
  }
  Result<Receipt> cast(const std::string& cookie) {
    auto v = visit(cookie);
    const auto voter = find_voter(v->ctx);
    if (!voter) return Receipt{};
    return cast_seen(v->ctx, *voter);
  }
  // As the page with the button does it.
  Result<Receipt> cast_seen(Context& ctx, const Voter& voter, bool letter = false) {
    return cast_ballot(ctx, edition, voter, {fingerprint_of(ctx, edition, voter).value_or(""), letter});
  }
  // The same through another node, which keeps nothing in common with this one but the database.
  Result<Receipt> cast_at(const db::Database& node, const std::string& cookie) {
    Shared own;
    own.key = own.voter_key = shared.key;
    Context ctx(node, own, Language::pl, clock.now());
    ctx.voter = cookie;
    ctx.keep_voter = [](const std::string&) {};
    const auto voter = find_voter(ctx);
    if (!voter) return Receipt{};
    return cast_seen(ctx, *voter);
  }
  std::int64_t ballots() {
    return db().read([&](db::ReadTx& tx) { return count_ballots(tx, edition.id); });
  }
  std::int64_t marks() {
    return db().read([&](db::ReadTx& tx) {
      std::int64_t sum = 0;
      for (const auto& turnout : turnout_of(tx, edition.id)) sum += turnout.cast;
      return sum;
    });
  }

  Shared shared;
  Instant from_at, until_at;
  editions::Edition edition;
  std::map<std::string, std::vector<std::string>> by_pool;  // codes of the projects on the ballot

 private:
  editions::Edition insert_all(db::WriteTx& tx) {
    editions::Edition e;
    e.code = "2026";
    e.city_name = "Kalinobrzeg";
    e.year = 2026;
    e.name_pl = e.name_en = "BO 2026";
    e.settings.timetable = {{editions::StageKind::voting, from_at, until_at}};
    e.settings.citywide = e.settings.district = e.settings.local = {ballot_rules(), Json()};
    e.settings.identity.guardian_below = 0;
    e.settings.identity.proofs = {editions::Proof::code_by_email, editions::Proof::code_issued};
    e.pools = {{.code = "miasto", .name_pl = "Miasto", .name_en = "City", .budget = {1'000'000'00}},
               {.code = "polnoc",
                .level = editions::Level::district,
                .name_pl = "Północ",
                .name_en = "North",
                .budget = {500'000'00}},
               {.code = "poludnie",
                .level = editions::Level::district,
                .name_pl = "Południe",
                .name_en = "South",
                .budget = {500'000'00}}};
    editions::insert_edition(tx, e, "test", clock.now());
    for (const auto& pool : e.pools) {
      for (int i = 0; i < 8; ++i) {
        proposals::Proposal p;
        p.edition = e.id;
        p.pool = pool.id;
        p.number = p.external_id = fmt::format("{}{}", pool.code, i);
        p.title_pl = fmt::format("Projekt {}", i);
        p.cost = {(i + 1) * 100'000'00, Currency::pln};
        p.state = i == 7 ? proposals::State::rejected : proposals::State::on_ballot;
        proposals::insert_proposal(tx, p, clock.now());
      }
    }
    return e;
  }
  std::vector<std::string> codes_of(const editions::Pool& pool) {
    auto v = visit();
    std::vector<std::string> codes;
    for (const auto& entry : proposals::list_of(v->ctx, edition)->entries)
      if (entry.pool == pool.id) codes.push_back(entry.code);
    return codes;
  }
};

}  // namespace wiec::polling
