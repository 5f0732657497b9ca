// The card of the source entered as an officer types it; what is refused; who may change what, and what history keeps.
#include "modules/programmes/edit_project.h"

#include "modules/programmes/check_project.h"
#include "modules/programmes/import_register.h"
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_form.h"
#include "modules/programmes/project_json.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"

namespace wiec::programmes {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// seeds/001: every field and value.
const Pairs kSource{{"acronym", "URB-INCLUSION"},
                    {"title_pl", "URB-INCLUSION"},
                    {"programme", "urbact-iii"},
                    {"new_topics", "Rewitalizacja, Sprawy społeczne"},
                    {"period", "2014-2020"},
                    {"category", "soft"},
                    {"state", "running"},
                    {"from", "2016-9-10"},
                    {"to", "2017-3-31"},
                    {"area", "blokowisko Azory"},
                    {"description_pl", "Projekt URB-INCLUSION ma być kontynuacją projektu USER."},
                    {"international_pl", "Projekt realizowany w partnerstwie międzynarodowym."},
                    {"local_pl", "Wdrożenie pewnych działań z Lokalnego Planu Działania."},
                    {"amount_rows", "1"},
                    {"amount_1_level", "own"},
                    {"amount_1_currency", "PLN"},
                    {"amount_1_total", "33 500"},
                    {"amount_1_cofunding", "28 475"},
                    {"phase_rows", "2"},
                    {"phase_1_kind", "preparatory"},
                    {"phase_1_months", "6"},
                    {"phase_1_from", "2016-9-10"},
                    {"phase_1_to", "2017-3-31"},
                    {"phase_2_kind", "implementation"},
                    {"phase_2_months", "24"},
                    {"event_rows", "3"},
                    {"event_1_kind", "application"},
                    {"event_1_at", "kwiecień 2017"},
                    {"event_1_phase", "2"},
                    {"event_1_months", "24"},
                    {"event_3_kind", "received"},
                    {"event_3_at", "6 czerwca 2017"},
                    {"event_3_phase", "2"},
                    {"partner_rows", "2"},
                    {"partner_1_role", "lead"},
                    {"partner_1_city", "Barcelona"},
                    {"partner_1_country", "es"},
                    {"partner_2_role", "partner"},
                    {"partner_2_city", "Kopenhaga"},
                    {"partner_2_country", "DK"}};

class EditProjectTest : public db::DatabaseTest {
 protected:
  EditProjectTest() : DatabaseTest(migrations_below()) {}

  std::unique_ptr<Context> as(std::int64_t person, std::optional<Role> role, std::int64_t place = 0) {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = person;
    if (role) ctx->actor.grants = {{.role = *role, .place = place}};
    return ctx;
  }
  struct Read {
    ReadForm form;
    Faults faults;
  };
  Read read(const Pairs& values, const Pairs& changed = {}) {
    auto ctx = as(1, Role::programme_officer);
    Typed typed;
    for (const auto& [name, value] : values) typed.set(name, value);
    for (const auto& [name, value] : changed) typed.set(name, value);
    drop_empty_rows(typed);
    Faults faults;
    Reader r(Language::pl, typed, faults);
    ReadForm form = read_form(r, ground_of(*ctx), {});
    if (faults.empty()) faults = check_project(form.project);
    return {std::move(form), std::move(faults)};
  }
  void add_programme() {
    db().write("test.programme", [](db::WriteTx& tx) {
      Programme p{.code = "urbact-iii", .name_pl = "URBACT III", .most_basis_points = 8500};
      store_programme(tx, p);
    });
  }
  Result<ProjectId> save(Context& ctx, const ReadForm& form, int base_version = 0, std::string reason = "powód") {
    return save_project(ctx, {form.project, base_version, std::move(reason), form.predecessor, form.new_topics});
  }
  Project stored(ProjectId id) {
    return *db().read([&](db::ReadTx& tx) { return find_project(tx, id); });
  }
  std::vector<Version> versions(ProjectId id) {
    return db().read([&](db::ReadTx& tx) { return versions_of(tx, id); });
  }
  Shared shared;
};

std::vector<std::string> fields_of(const Faults& faults) {
  std::vector<std::string> fields;
  for (const Problem& fault : faults) fields.push_back(fault.field);
  return fields;
}
using Fields = std::vector<std::string>;

TEST_P(EditProjectTest, The_card_of_the_source_is_entered_in_one_form) {
  add_programme();
  const auto [form, faults] = read(kSource);
  ASSERT_EQ(fields_of(faults), Fields());
  auto ctx = as(1, Role::programme_officer);
  const auto id = save(*ctx, form);
  ASSERT_TRUE(id);
  const Project p = stored(*id);
  EXPECT_EQ(p.official()->total.minor, 33'500'00);
  EXPECT_EQ(*cofunding_rate(*p.official()), (Ratio{85, 100}));
  EXPECT_EQ(p.topics.size(), 2u);
  EXPECT_EQ(code_of(*p.from), "2016-09-10");
  EXPECT_EQ(p.phases[1].months, 24);
  ASSERT_EQ(p.events.size(), 2u) << "the empty row between is dropped";
  EXPECT_EQ(code_of(p.events[0].at), "2017-04");
  EXPECT_EQ(code_of(p.events[1].at), "2017-06-06");
  EXPECT_EQ(p.partners[0].country, "ES");
  EXPECT_EQ(p.levels.size(), 2u);
  EXPECT_EQ(versions(*id).size(), 1u);
}

TEST_P(EditProjectTest, A_form_filled_from_a_card_reads_back_as_the_card) {
  add_programme();
  auto ctx = as(1, Role::programme_officer);
  auto [form, faults] = read(kSource);
  form.project.amounts[0].rate_e4 = 43'004;
  form.project.amounts[0].declared_basis_points = 8'550;
  const Project p = stored(*save(*ctx, form));
  const Ground ground = ground_of(*ctx);
  Typed typed;
  fill_form(typed, p, ground, "");
  Faults again;
  Reader r(Language::pl, typed, again);
  const Project back = read_form(r, ground, p).project;
  EXPECT_EQ(fields_of(again), Fields());
  const auto json = [&](const Project& one) {
    return canonical_json(to_json(one, *ground.programmes, *ground.topics));
  };
  EXPECT_EQ(json(back), json(p));
}

TEST_P(EditProjectTest, Each_wrong_value_is_told_at_its_field) {
  add_programme();
  const std::pair<Pairs, Fields> cases[] = {
      {{{"title_pl", ""}}, {"title_pl"}},
      {{{"to", "2016-9-9"}}, {"to"}},
      {{{"to", "niedługo"}}, {"to"}},
      {{{"amount_1_cofunding", "33 500,01"}}, {"amount_1_cofunding"}},
      {{{"amount_1_currency", "XYZ"}}, {"amount_1_currency"}},
      {{{"amount_1_total", "dużo"}}, {"amount_1_total"}},
      {{{"amount_1_total", "-5"}}, {"amount_1_total"}},
      {{{"amount_1_declared", "101"}}, {"amount_1_declared"}},
      {{{"amount_1_rate", "4,30041"}}, {"amount_1_rate"}},
      {{{"event_1_phase", "3"}}, {"event_1_phase"}},
      {{{"event_1_at", ""}}, {"event_1_at"}},
      {{{"phase_1_months", "0"}}, {"phase_1_months"}},
      {{{"partner_2_city", "BARCELONA"}, {"partner_2_country", "ES"}}, {"partner_2_city"}},
      {{{"partner_1_country", "Hiszpania"}}, {"partner_1_country", "partner_1_country"}},
      {{{"state", "biegnie"}}, {"state"}},
      {{{"programme", "nie-ma"}}, {"programme"}},
      {{{"website", "javascript:alert(1)"}}, {"website"}},
      {{{"title_pl", "zły \xFF znak"}}, {"title_pl"}},
  };
  for (const auto& [changed, fields] : cases)
    EXPECT_EQ(fields_of(read(kSource, changed).faults), fields) << changed[0].first << "=" << changed[0].second;
}

TEST_P(EditProjectTest, A_span_of_years_fills_both_dates) {
  const auto [form, faults] =
      read({{"title_pl", "USER"}, {"category", "soft"}, {"state", "completed"}, {"from", "2013-2015"}});
  EXPECT_EQ(fields_of(faults), Fields());
  EXPECT_EQ(code_of(*form.project.from), "2013");
  EXPECT_EQ(code_of(*form.project.to), "2015");
}

TEST_P(EditProjectTest, Every_change_keeps_its_reason) {
  add_programme();
  auto ctx = as(7, Role::programme_officer);
  auto [form, faults] = read(kSource);
  const auto id = *save(*ctx, form);
  form.project = stored(id);
  form.project.state = State::completed;
  form.new_topics.clear();
  ASSERT_TRUE(save(*ctx, form, 1, "projekt się skończył"));
  const auto all = versions(id);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].reason, "projekt się skończył");
  EXPECT_EQ(all[0].person, 7);
  const auto stale = save(*ctx, form, 1);
  ASSERT_FALSE(stale) << "the page showed version 1";
  EXPECT_EQ(stale.error().text, texts::keys::edit_conflict);
  const auto trail = db().read([&](db::ReadTx& tx) { return audit::entries_of(tx, "project", id.value); });
  ASSERT_EQ(trail.size(), 2u);
  EXPECT_EQ(trail[1].act, "project.change");
}

TEST_P(EditProjectTest, Who_may_not_keep_the_register_changes_nothing) {
  const auto [form, faults] = read({{"title_pl", "A"}, {"category", "soft"}, {"state", "idea"}});
  for (const auto role :
       {std::optional<Role>(), std::optional(Role::coordinator), std::optional(Role::administrator)}) {
    const auto saved = save(*as(1, role), form);
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().kind, ProblemKind::not_allowed);
  }
}

TEST_P(EditProjectTest, A_predecessor_must_be_one_card) {
  auto ctx = as(1, Role::programme_officer);
  Pairs values{{"title_pl", "User"}, {"acronym", "USER"}, {"category", "soft"}, {"state", "completed"}};
  const auto user = *save(*ctx, read(values).form);
  auto next = read({{"title_pl", "Następny"}, {"category", "soft"}, {"state", "idea"}, {"predecessor", "user"}}).form;
  const auto saved = save(*ctx, next);
  ASSERT_TRUE(saved);
  EXPECT_EQ(stored(*saved).predecessor, user);
  next.predecessor = "nie ma";
  EXPECT_EQ(save(*ctx, next).error().field, "predecessor");
}

TEST_P(EditProjectTest, An_imported_card_keeps_what_came_in) {
  auto ctx = as(1, Role::programme_officer);
  const auto bytes = "Tytuł projektu;Nazwa beneficjenta;Wartość projektu;Dofinansowanie z EU\nDroga;GMINA;10;8\n";
  ImportReport report;
  import_register(*ctx, "lista.csv", "hash", *read_register(bytes), report);
  ReadForm form;
  form.project = stored(report.added.at(0));
  form.project.state = State::completed;
  ASSERT_TRUE(save(*ctx, form, 1, "stan ze sprawozdania"));
  const auto all = versions(report.added[0]);
  ASSERT_EQ(all.size(), 2u) << "the imported state is kept when the card is first changed";
  EXPECT_EQ(all[1].reason, "lista.csv");
  ImportReport second;
  import_register(*ctx, "lista.csv", "hash", *read_register(bytes), second);
  EXPECT_TRUE(second.added.empty()) << "known also after it was edited";
}

WIEC_ON_BOTH_DATABASES(EditProjectTest);

}  // namespace
}  // namespace wiec::programmes
