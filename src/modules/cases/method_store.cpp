#include "modules/cases/method_store.h"

#include <algorithm>

namespace wiec::cases {
namespace {

#define WIEC_METHOD_COLUMNS "select project_id, version, intro_pl, intro_en, revision, asked_at from method "
const db::Sql select_method{"cases.find_method", WIEC_METHOD_COLUMNS "where project_id = $1 and version = $2"};
const db::Sql select_newest{"cases.newest_method",
                            WIEC_METHOD_COLUMNS "where project_id = $1 order by version desc limit 1"};
const db::Sql select_asked{"cases.newest_asked_method", WIEC_METHOD_COLUMNS
                           "where project_id = $1 and asked_at is not null order by version desc limit 1"};
#undef WIEC_METHOD_COLUMNS
const db::Sql select_versions{"cases.asked_versions", R"(
  select m.project_id, p.acronym, p.title_pl, m.version, m.asked_at from method m join project p on p.id = m.project_id
  where m.asked_at is not null and (m.project_id = $1 or $1 = 0) order by m.asked_at desc, m.project_id, m.version desc)"};
const db::Sql lock_project{"cases.lock_methods", "select id from project where id = $1"};
const db::Sql select_steps{"cases.steps_of", R"(
  select id, position, title_pl, title_en, what_pl, what_en, tools_pl, tools_en, cautions_pl, cautions_en
  from method_step where project_id = $1 and version = $2 order by position, id)"};
const db::Sql select_cites{"cases.cites_of", R"(
  select c.step_id, c.case_id from method_cite c join method_step s on s.id = c.step_id
  where s.project_id = $1 and s.version = $2 order by c.case_id)"};
const db::Sql select_answers{"cases.answers_of", R"(
  select partner_id, speaker, accepts, body, by_office, person_id, made_at from method_answer
  where project_id = $1 and version = $2 order by made_at, partner_id)"};
const db::Sql upsert_head{"cases.store_head", R"(
  insert into method (project_id, version, intro_pl, intro_en, revision, asked_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (project_id, version) do update set intro_pl = $3, intro_en = $4, revision = $5, asked_at = $6)"};
const db::Sql upsert_step{"cases.store_step", R"(
  insert into method_step (id, project_id, version, position, title_pl, title_en, what_pl, what_en, tools_pl, tools_en,
    cautions_pl, cautions_en)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (id) do update set position = $4, title_pl = $5, title_en = $6, what_pl = $7, what_en = $8, tools_pl = $9,
    tools_en = $10, cautions_pl = $11, cautions_en = $12)"};
const db::Sql delete_cites{"cases.delete_cites", "delete from method_cite where step_id = $1"};
const db::Sql insert_cite{"cases.insert_cite", "insert into method_cite (step_id, case_id) values ($1, $2)"};
const db::Sql delete_step_row{"cases.delete_step", "delete from method_step where id = $1"};
const db::Sql upsert_answer{"cases.store_answer", R"(
  insert into method_answer (project_id, version, partner_id, speaker, accepts, body, by_office, person_id, made_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (project_id, version, partner_id) do update set speaker = $4, accepts = $5, body = $6, by_office = $7,
    person_id = $8, made_at = $9)"};
const db::Sql select_own{"cases.answers_by", R"(
  select partner_id, speaker, accepts, body, by_office, person_id, made_at, project_id, version from method_answer
  where person_id = $1 order by made_at, project_id, version)"};
const db::Sql forget_row{"cases.forget_answerer", "update method_answer set person_id = null where person_id = $1"};

Both both_at(const db::Row& row, int column) {
  return {row.get<std::string>(column), row.get<std::string>(column + 1)};
}

Method method_from(const db::Row& row) {
  Method m;
  m.project = row.get<ProjectId>(0);
  m.version = row.get<std::int64_t>(1);
  m.intro = both_at(row, 2);
  m.revision = row.get<std::int64_t>(4);
  m.asked_at = row.get<std::optional<Instant>>(5);
  return m;
}

Step step_from(const db::Row& row) {
  return {.id = row.get<StepId>(0),
          .position = row.get<std::int64_t>(1),
          .title = both_at(row, 2),
          .what = both_at(row, 4),
          .tools = both_at(row, 6),
          .cautions = both_at(row, 8),
          .cites = {}};
}

Answer answer_from(const db::Row& row) {
  return {.partner = row.get<PartnerId>(0),
          .speaker = row.get<std::string>(1),
          .accepts = row.get<bool>(2),
          .body = row.get<std::string>(3),
          .by_office = row.get<bool>(4),
          .person = row.get<std::optional<std::int64_t>>(5).value_or(0),
          .made_at = row.get<Instant>(6)};
}

std::optional<Method> with_steps(db::ReadTx& tx, std::optional<Method> m) {
  if (!m) return m;
  m->steps = tx.all(select_steps, step_from, m->project, m->version);
  const auto cites = tx.all(
      select_cites, [](const db::Row& row) { return std::pair(row.get<StepId>(0), row.get<CaseId>(1)); }, m->project,
      m->version);
  for (const auto& [step, cited] : cites) std::ranges::find(m->steps, step, &Step::id)->cites.push_back(cited);
  m->answers = tx.all(select_answers, answer_from, m->project, m->version);
  return m;
}

}  // namespace

std::optional<Method> find_method(db::ReadTx& tx, ProjectId id, std::int64_t version) {
  return with_steps(tx, tx.one(select_method, method_from, id, version));
}
std::optional<Method> newest_method(db::ReadTx& tx, ProjectId id) {
  return with_steps(tx, tx.one(select_newest, method_from, id));
}
std::optional<Method> newest_asked_method(db::ReadTx& tx, ProjectId id) {
  return with_steps(tx, tx.one(select_asked, method_from, id));
}

std::vector<AskedVersion> asked_versions(db::ReadTx& tx, ProjectId id) {
  return tx.all(
      select_versions,
      [](const db::Row& row) {
        const auto acronym = row.get<std::string>(1);
        return AskedVersion{row.get<ProjectId>(0), acronym.empty() ? row.get<std::string>(2) : acronym,
                            row.get<std::int64_t>(3), row.get<Instant>(4)};
      },
      id.value);
}

bool lock_methods(db::WriteTx& tx, ProjectId id) { return tx.lock(lock_project, id); }

void store_head(db::WriteTx& tx, const Method& m) {
  tx.run(upsert_head, m.project, m.version, m.intro.pl, m.intro.en, m.revision, m.asked_at);
}

void store_step(db::WriteTx& tx, const Method& m, Step& s) {
  if (!s.id) s.id = tx.new_id<StepId>();
  tx.run(upsert_step, s.id, m.project, m.version, s.position, s.title.pl, s.title.en, s.what.pl, s.what.en, s.tools.pl,
         s.tools.en, s.cautions.pl, s.cautions.en);
  tx.run(delete_cites, s.id);
  for (const CaseId cited : s.cites) tx.run(insert_cite, s.id, cited);
}

void delete_step(db::WriteTx& tx, StepId id) {
  tx.run(delete_cites, id);
  tx.run(delete_step_row, id);
}

void store_answer(db::WriteTx& tx, const Method& m, const Answer& a) {
  tx.run(upsert_answer, m.project, m.version, a.partner, a.speaker, a.accepts, a.body, a.by_office,
         a.person != 0 ? std::optional(a.person) : std::nullopt, tx.now());
}

std::vector<OwnAnswer> answers_by(db::ReadTx& tx, std::int64_t person) {
  return tx.all(
      select_own,
      [](const db::Row& row) {
        return OwnAnswer{row.get<ProjectId>(7), row.get<std::int64_t>(8), answer_from(row)};
      },
      person);
}

void forget_answerer(db::WriteTx& tx, std::int64_t person) { tx.run(forget_row, person); }

}  // namespace wiec::cases
