// A city with one edition that takes proposals, and three people.
#pragma once
#include "commons/areas/area.h"
#include "commons/audit/audit.h"
#include "commons/documents/documents.h"
#include "commons/gatherings/gathering.h"
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/testing.h"
#include "commons/search/search.h"
#include "modules/drafts/draft_store.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/module.h"
#include "modules/needs/need.h"
#include "modules/proposals/module.h"
#include "modules/submission/personal_data.h"
#include "modules/submission/send_submission.h"
#include "modules/submission/sign_support.h"
#include "platform/mail/outbox.h"

namespace wiec::submission {

class SubmissionTest : public people::ResidentsTest {
 protected:
  SubmissionTest()
      : ResidentsTest({mail::migrations(), audit::migrations(), files::migrations(), places::migrations(),
                       organisations::migrations(), people::migrations(), areas::migrations(), documents::migrations(),
                       links::migrations(), search::migrations(), notifications::migrations(), gatherings::migrations(),
                       editions::migrations(), needs::migrations(), proposals::migrations(), drafts::migrations(),
                       submission::migrations()}) {}

  void SetUp() override {
    ResidentsTest::SetUp();
    if (IsSkipped()) return;
    edition = db().write("test.edition", [now = clock.now()](db::WriteTx& tx) {
      editions::Edition e;
      e.code = "2027";
      e.city_name = "Kalinobrzeg";
      e.year = 2027;
      e.name_pl = "Budżet 2027";
      e.name_en = "Budget 2027";
      e.settings.timetable = {
          {editions::StageKind::submission, now + std::chrono::hours(-1), now + std::chrono::hours(48)}};
      e.settings.form = {
          {"skrot", "Krótki opis", "Short description", editions::FieldKind::text, true, 200},
          {"opis", "Opis", "Description", editions::FieldKind::text, true},
          {"dostepnosc", "Dostępność", "Accessibility", editions::FieldKind::text, true},
          {"telefon", "Telefon", "Phone", editions::FieldKind::line, false, 20, true},
          {"oswiadczenie", "Mieszkam w mieście", "I live in the city", editions::FieldKind::consent, true}};
      e.settings.prices = {{"ławka", "szt.", 250'000}};
      e.pools = {{.code = "miasto",
                  .name_pl = "Miasto",
                  .name_en = "City",
                  .budget = {100'000'000},
                  .cost_least = Money{100'000},
                  .cost_most = Money{5'000'000}},
                 {.code = "poparta",
                  .name_pl = "Poparta",
                  .name_en = "Supported",
                  .budget = {100'000'000},
                  .position = 1,
                  .signatures = 2}};
      editions::insert_edition(tx, e, "test", now);
      return e;
    });
  }

  struct Caller {
    Caller(SubmissionTest& t, people::PersonId who) : ctx(t.db(), t.shared, Language::en, t.clock.now()) {
      ctx.actor.person = who.value;
      ctx.letter_address = [] { return std::string("https://example.org"); };
    }
    Context ctx;
  };

  SubmissionId start(people::PersonId who, drafts::DraftId draft = {}) {
    Caller c(*this, who);
    return begin_submission(c.ctx, {.edition = edition.id, .draft = draft}).value();
  }
  Loaded load(people::PersonId who, SubmissionId id) {
    Caller c(*this, who);
    return load_submission(c.ctx, id).value();
  }
  bool reads(people::PersonId who, SubmissionId id) {
    Caller c(*this, who);
    return load_submission(c.ctx, id).has_value();
  }
  Result<> save(people::PersonId who, SubmissionId id, Section section,
                const std::vector<std::pair<std::string, std::string>>& values) {
    Caller c(*this, who);
    const Loaded all = *load_submission(c.ctx, id);
    Typed typed;
    for (const auto& [field, value] : values) typed.set(field, value);
    return save_section(c.ctx, all, section, typed, base_of(all.edition(), section, all.answers));
  }
  void fill(people::PersonId who, SubmissionId id, const std::string& pool = "miasto") {
    ASSERT_TRUE(save(who, id, Section::name, {{"title", "Ławki w parku"}}));
    ASSERT_TRUE(save(who, id, Section::words,
                     {{"f_skrot", "Dziesięć ławek"}, {"f_opis", "Z oparciem."}, {"f_dostepnosc", "Dla każdego."}}));
    ASSERT_TRUE(save(who, id, Section::place,
                     {{"path", "district_joint"}, {"pool", pool}, {"location", "Planty"}, {"points", "50.06, 19.93"}}));
    ASSERT_TRUE(save(who, id, Section::costs,
                     {{"c0_name", "ławka"}, {"c0_quantity", "4"}, {"c0_unit", "szt."}, {"c0_price", "2 500,00"}}));
    ASSERT_TRUE(save(who, id, Section::author,
                     {{"author_name", "Ola Gil"}, {"f_telefon", "600 700 800"}, {"f_oswiadczenie", "1"}}));
  }
  Result<> send(people::PersonId who, SubmissionId id, const Consent& consent = {}) {
    Caller c(*this, who);
    TRY(const Loaded all, load_submission(c.ctx, id));
    return send_submission(c.ctx, all, consent);
  }
  Submission find(SubmissionId id) {
    return *db().read([&](db::ReadTx& tx) { return find_submission(tx, id); });
  }
  proposals::Proposal proposal(SubmissionId id) {
    return *db().read([&](db::ReadTx& tx) { return proposals::find_proposal(tx, find_submission(tx, id)->proposal); });
  }
  std::vector<std::string> faults(people::PersonId who, SubmissionId id) {
    std::vector<std::string> all;
    for (const auto& [section, fault] : load(who, id).check(Language::en).faults)
      all.push_back(fmt::format("{}/{}", slug_of(section), fault.field));
    return all;
  }
  std::int64_t letters() {
    return db().read([](db::ReadTx& tx) { return mail::outbox_state(tx).waiting; });
  }

  editions::Edition edition;
};

}  // namespace wiec::submission
