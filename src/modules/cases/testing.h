// The fixture of this folder's tests: a project with two partners, one of whom has somebody who works for it.
#pragma once
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "modules/cases/case_store.h"
#include "modules/cases/keep_case.h"
#include "modules/cases/keep_method.h"
#include "modules/cases/method_store.h"
#include "modules/cases/module.h"
#include "modules/cases/personal_data.h"
#include "modules/delivery/delivery_store.h"
#include "modules/delivery/module.h"
#include "modules/editions/module.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_store.h"
#include "modules/proposals/module.h"

namespace wiec::cases {

inline std::vector<std::span<const db::Migration>> migrations_below() {
  auto all = programmes::migrations_below();
  for (const auto& one : {editions::migrations(), proposals::migrations(), delivery::migrations(), migrations()})
    all.push_back(one);
  return all;
}

class CasesTest : public db::DatabaseTest {
 protected:
  CasesTest() : DatabaseTest(migrations_below()) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    urb = project("URB", {{"", "Lyon", "FR"}, {"", "Kraków", "PL"}});
    other = project("INNY", {{"", "Torino", "IT"}});
    db().write("test.people", [&](db::WriteTx& tx) {
      claire = people::insert_person(tx, {.email = "claire@example.org", .name = "Claire"}).value;
      officer_id = people::insert_person(tx, {.email = "ewa@example.org", .name = "Ewa"}).value;
      programmes::PartnerPerson row{.partner = programmes::partners_of(tx, urb)[0].id, .name = "x", .email = "x"};
      programmes::insert_partner_person(tx, row, "hash");
      programmes::accept_as(tx, row, claire);
    });
  }
  ProjectId project(const std::string& name, std::vector<programmes::Partner> partners) {
    return db().write("test.project", [&](db::WriteTx& tx) {
      programmes::Project p;
      p.title_pl = p.acronym = name;
      p.partners = partners;
      programmes::insert_project(tx, p);
      return p.id;
    });
  }
  PartnerId partner(ProjectId id, std::size_t i) {
    return db().read([&](db::ReadTx& tx) { return programmes::partners_of(tx, id)[i].id; });
  }
  PartnerId lyon() { return partner(urb, 0); }
  std::unique_ptr<Context> as(std::int64_t person, std::optional<Role> role = {}) {
    auto ctx = std::make_unique<Context>(db(), shared, Language::en, clock.now());
    ctx->actor.person = person;
    if (role) ctx->actor.grants = {{.role = *role}};
    return ctx;
  }
  std::unique_ptr<Context> officer() { return as(officer_id, Role::programme_officer); }
  SavedCase told(ProjectId id, PartnerId by, Kind kind = Kind::good) {
    SavedCase s;
    s.written.project = id;
    s.written.partner = by;
    s.written.kind = kind;
    s.written.title.en = "A table of neighbours";
    for (Both& part : s.written.parts) part.en = "words";
    return s;
  }
  CaseId some_case() { return *save_case(*as(claire), told(urb, lyon())); }
  std::int64_t revision() {
    const auto m = newest();
    return m ? m->revision : 0;
  }
  std::optional<Method> newest() {
    return db().read([&](db::ReadTx& tx) { return newest_method(tx, urb); });
  }
  Result<StepId> step(std::vector<CaseId> cites, std::int64_t base) {
    Step s;
    s.title.en = "Go where people are";
    s.what.en = "words";
    s.cites = std::move(cites);
    return save_step(*officer(), urb, s, base);
  }
  void ask_about(CaseId cited) {
    ASSERT_TRUE(save_intro(*officer(), urb, {"", "intro"}, 0));
    ASSERT_TRUE(step({cited}, revision()));
    ASSERT_TRUE(ask_partners(*officer(), urb));
  }

  Shared shared;
  ProjectId urb, other;
  std::int64_t claire = 0, officer_id = 0;
};

}  // namespace wiec::cases
