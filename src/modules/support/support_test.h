// What the tests of this folder share: a programme that runs, with a catalogue and two ambassadors.
#pragma once
#include "commons/documents/documents.h"
#include "modules/delivery/module.h"
#include "modules/editions/module.h"
#include "modules/joint_projects/joint_projects_test.h"
#include "modules/needs/need.h"
#include "modules/proposals/module.h"
#include "modules/support/contact_store.h"
#include "modules/support/edit_contact.h"
#include "modules/support/edit_form.h"
#include "modules/support/form_store.h"
#include "modules/support/request_store.h"
#include "modules/support/work_on_requests.h"
#include "platform/files/files.h"

namespace wiec::support {

class SupportTest : public joint_projects::JointProjectsTest {
 protected:
  SupportTest() {
    options.migrations.insert(options.migrations.begin() + 1, files::migrations());
    for (const auto& more : {documents::migrations(), editions::migrations(), proposals::migrations(),
                             delivery::migrations(), migrations()})
      options.migrations.push_back(more);
  }
  void SetUp() override {
    JointProjectsTest::SetUp();
    if (IsSkipped()) return;
    ASSERT_TRUE(begin_catalogue(*as(coordinator), programme));
    forms = db().read([&](db::ReadTx& tx) { return forms_of(tx, programme); });
    ola = person("ola@example.org");
    jan = person("jan@example.org");
    azory = area("Azory", {left_bank});
    rybaki = area("Rybaki", {right_bank});
    ola_leads = lead(ola, azory);
    jan_leads = lead(jan, rybaki);
  }
  // Who coordinates one district only.
  std::unique_ptr<Context> of_district(places::PlaceId district) {
    auto ctx = as(person("okregowa@example.org"));
    ctx->actor.grants = {{.role = Role::coordinator, .place = district.value}};
    return ctx;
  }
  Typed request_form(areas::AreaId where) const {
    Typed t;
    t.set("form", forms.at(0).code());
    t.set("what_for", value_of(where));
    t.set("needed_on", "2026-12-20");
    t.set("quantity", "30");
    t.set("words", "Od osiemnastej.");
    return t;
  }
  Faults ask(people::PersonId who, const Typed& typed, RequestId* made = nullptr) {
    auto ctx = as(who);
    const auto ground = db().read([&](db::ReadTx& tx) { return ground_of(tx, ctx->actor, clock.now()); });
    if (!ground) return {Problem{.kind = ProblemKind::not_allowed}};
    Faults faults;
    const SupportRequest wanted = read_request(*ctx, *ground, typed, faults);
    if (!faults.empty()) return faults;
    const auto done = ask_for_support(*ctx, wanted);
    if (!done) return {done.error()};
    if (made) *made = *done;
    return {};
  }
  RequestId asked(people::PersonId who, areas::AreaId where) {
    RequestId id;
    EXPECT_TRUE(ask(who, request_form(where), &id).empty());
    return id;
  }
  SupportRequest request(RequestId id) {
    return *db().read([&](db::ReadTx& tx) { return find_request(tx, id); });
  }
  std::vector<RequestStep> steps(RequestId id) {
    return db().read([&](db::ReadTx& tx) { return steps_of(tx, id); });
  }

  std::vector<SupportForm> forms;
  people::PersonId ola, jan;
  areas::AreaId azory, rybaki;
  AmbassadorId ola_leads, jan_leads;
};

}  // namespace wiec::support
