#include "modules/cases/case_store.h"

#include "modules/cases/case_json.h"
#include "platform/db/rows_by_id.h"

namespace wiec::cases {
namespace {

using programmes::enum_from;
using programmes::name_in;

#define WIEC_CASE_COLUMNS                                                                                          \
  "select c.id, c.project_id, c.partner_id, c.speaker, c.kind, c.title_pl, c.title_en, c.before_pl, c.before_en, " \
  "c.done_pl, c.done_en, c.result_pl, c.result_en, c.why_pl, c.why_en, c.transfer_pl, c.transfer_en, c.cost, "     \
  "c.currency, c.proposal_id, c.revision, c.person_id, c.changed_at, p.acronym, p.title_pl from practice_case c "  \
  "join project p on p.id = c.project_id "
const db::Sql select_all{"cases.all_cases", WIEC_CASE_COLUMNS "order by c.changed_at desc, c.id desc"};
const db::Sql select_of{"cases.cases_of", WIEC_CASE_COLUMNS "where c.project_id = $1 order by c.speaker, c.id"};
const db::Sql select_from{"cases.cases_from", WIEC_CASE_COLUMNS "where c.proposal_id = $1 order by c.id"};
const db::Sql select_by{"cases.cases_by", WIEC_CASE_COLUMNS "where c.person_id = $1 order by c.id"};
const db::Sql select_one{"cases.find_case", WIEC_CASE_COLUMNS "where c.id = $1"};
const db::Sql select_many{"cases.cases_by_id", WIEC_CASE_COLUMNS "where c.id in " WIEC_TWENTY_FIVE_IDS};
#undef WIEC_CASE_COLUMNS
const db::Sql select_ids{"cases.case_ids", R"(
  select c.id from practice_case c
  where ($1 = '' or c.kind = $1) and ($2 = 0 or c.project_id = $2) and ($3 = '' or c.speaker = $3)
    and ($4 = 0 or exists (select 1 from project_topic t where t.project_id = c.project_id and t.topic_id = $4))
  order by c.changed_at desc, c.id desc)"};
const db::Sql select_speakers{"cases.speakers", "select distinct speaker from practice_case order by speaker"};
const db::Sql select_projects{"cases.projects_with_cases", R"(
  select p.id, p.acronym, p.title_pl from project p
  where p.id in (select project_id from practice_case) order by p.acronym, p.title_pl, p.id)"};
const db::Sql select_topics{"cases.topics_of_cases", R"(
  select distinct t.topic_id from project_topic t
  where t.project_id in (select project_id from practice_case))"};
const db::Sql lock_row{"cases.lock_case", "select id from practice_case where id = $1"};
const db::Sql upsert{"cases.store_case", R"(
  insert into practice_case (id, project_id, partner_id, speaker, kind, title_pl, title_en, before_pl, before_en, done_pl,
    done_en, result_pl, result_en, why_pl, why_en, transfer_pl, transfer_en, cost, currency, proposal_id, revision,
    person_id, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
  on conflict (id) do update set speaker = $4, kind = $5, title_pl = $6, title_en = $7, before_pl = $8, before_en = $9,
    done_pl = $10, done_en = $11, result_pl = $12, result_en = $13, why_pl = $14, why_en = $15, transfer_pl = $16,
    transfer_en = $17, cost = $18, currency = $19, proposal_id = $20, revision = $21, person_id = $22,
    changed_at = $23)"};
const db::Sql insert_version{"cases.keep_version", R"(
  insert into practice_case_version (case_id, revision, snapshot, made_at) values ($1, $2, $3, $4))"};
const db::Sql select_versions{"cases.versions_of", R"(
  select revision, '', made_at from practice_case_version where case_id = $1 order by revision desc)"};
const db::Sql select_version{"cases.find_version", R"(
  select revision, snapshot, made_at from practice_case_version where case_id = $1 and revision = $2)"};
const db::Sql delete_versions{"cases.delete_versions", "delete from practice_case_version where case_id = $1"};
const db::Sql delete_row{"cases.delete_case", "delete from practice_case where id = $1"};
const db::Sql select_cited{"cases.is_cited", "select 1 from method_cite where case_id = $1 limit 1"};
const db::Sql forget_row{"cases.forget_writer", "update practice_case set person_id = null where person_id = $1"};

Case case_from(const db::Row& row) {
  Case c;
  c.id = row.get<CaseId>(0);
  c.project = row.get<ProjectId>(1);
  c.partner = row.get<PartnerId>(2);
  c.speaker = row.get<std::string>(3);
  c.kind = enum_from<Kind>(kKinds, row.get<std::string_view>(4)).value_or(Kind::good);
  c.title = {row.get<std::string>(5), row.get<std::string>(6)};
  for (int i = 0; i < static_cast<int>(kPartCount); ++i)
    c.parts[static_cast<std::size_t>(i)] = {row.get<std::string>(7 + 2 * i), row.get<std::string>(8 + 2 * i)};
  const auto currency = currency_from(row.get<std::string_view>(18));
  if (const auto cost = row.get<std::optional<std::int64_t>>(17))
    c.cost = Money{*cost, currency.value_or(Currency::pln)};
  c.proposal = row.get<std::optional<ProposalId>>(19).value_or(ProposalId{});
  c.revision = row.get<std::int64_t>(20);
  c.person = row.get<std::optional<std::int64_t>>(21).value_or(0);
  c.changed_at = row.get<Instant>(22);
  c.project_name = row.get<std::string>(23);
  if (c.project_name.empty()) c.project_name = row.get<std::string>(24);
  return c;
}

Version version_from(const db::Row& row) {
  return {.revision = row.get<std::int64_t>(0), .snapshot = row.get<std::string>(1), .made_at = row.get<Instant>(2)};
}

std::int64_t id_from(const db::Row& row) { return row.get<std::int64_t>(0); }

}  // namespace

std::vector<Case> all_cases(db::ReadTx& tx) { return tx.all(select_all, case_from); }
std::vector<Case> cases_of(db::ReadTx& tx, ProjectId id) { return tx.all(select_of, case_from, id); }
std::vector<Case> cases_from(db::ReadTx& tx, ProposalId id) { return tx.all(select_from, case_from, id); }
std::vector<Case> cases_by(db::ReadTx& tx, std::int64_t person) { return tx.all(select_by, case_from, person); }
std::optional<Case> find_case(db::ReadTx& tx, CaseId id) { return tx.one(select_one, case_from, id); }

std::vector<std::int64_t> case_ids(db::ReadTx& tx, const Filter& f) {
  return tx.all(select_ids, id_from, f.kind ? name_in(kKinds, *f.kind) : std::string_view(), f.project.value, f.speaker,
                f.topic.value);
}

std::vector<Case> cases_by_id(db::ReadTx& tx, std::span<const std::int64_t> ids) {
  return db::rows_by_id(tx, select_many, case_from, ids);
}

std::vector<std::string> speakers(db::ReadTx& tx) {
  return tx.all(select_speakers, [](const db::Row& row) { return row.get<std::string>(0); });
}

std::vector<Named> projects_with_cases(db::ReadTx& tx) {
  return tx.all(select_projects, [](const db::Row& row) {
    const auto acronym = row.get<std::string>(1);
    return Named{row.get<std::int64_t>(0), acronym.empty() ? row.get<std::string>(2) : acronym};
  });
}

std::vector<std::int64_t> topics_of_cases(db::ReadTx& tx) { return tx.all(select_topics, id_from); }

void keep_version(db::WriteTx& tx, const Case& c, Instant made_at) {
  tx.run(insert_version, c.id, c.revision, canonical_json(to_json(c)), made_at);
}

std::vector<Version> versions_of(db::ReadTx& tx, CaseId id) { return tx.all(select_versions, version_from, id); }

std::optional<Version> find_version(db::ReadTx& tx, CaseId id, std::int64_t revision) {
  return tx.one(select_version, version_from, id, revision);
}

void store_case(db::WriteTx& tx, Case& c) {
  if (!c.id) c.id = tx.new_id<CaseId>();
  const auto& [before, done, result, why, transfer] = c.parts;
  tx.run(upsert, c.id, c.project, c.partner, c.speaker, name_in(kKinds, c.kind), c.title.pl, c.title.en, before.pl,
         before.en, done.pl, done.en, result.pl, result.en, why.pl, why.en, transfer.pl, transfer.en,
         c.cost ? std::optional(c.cost->minor) : std::nullopt, code_of(c.cost ? c.cost->currency : Currency::eur),
         c.proposal ? std::optional(c.proposal) : std::nullopt, c.revision,
         c.person != 0 ? std::optional(c.person) : std::nullopt, tx.now());
  keep_version(tx, c, tx.now());
}

void delete_case(db::WriteTx& tx, CaseId id) {
  tx.run(delete_versions, id);
  tx.run(delete_row, id);
}
bool lock_case(db::WriteTx& tx, CaseId id) { return tx.lock(lock_row, id); }
bool is_cited(db::ReadTx& tx, CaseId id) { return tx.exists(select_cited, id); }
void forget_writer(db::WriteTx& tx, std::int64_t person) { tx.run(forget_row, person); }

}  // namespace wiec::cases
