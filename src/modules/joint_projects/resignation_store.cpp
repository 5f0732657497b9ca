#include "modules/joint_projects/resignation_store.h"

namespace wiec::joint_projects {
namespace {

#define WIEC_RESIGNATION_COLUMNS                                                                                \
  "select r.id, r.ambassador_id, r.successor_id, r.state, r.stays_author, r.begun_at, r.ends_at, r.told_to, "   \
  "case when r.state = 'asking' then (select count(*) from resignation_answer w where w.resignation_id = r.id " \
  "and w.agrees) else r.yes end, case when r.state = 'asking' then (select count(*) from resignation_answer w " \
  "where w.resignation_id = r.id and not w.agrees) else r.no end from resignation r "
const db::Sql select_one{"joint_projects.find_resignation", WIEC_RESIGNATION_COLUMNS "where r.id = $1"};
const db::Sql select_last{"joint_projects.last_resignation_of", WIEC_RESIGNATION_COLUMNS
                          "where r.ambassador_id = $1 order by r.begun_at desc, r.id desc limit 1"};
const db::Sql select_all{"joint_projects.resignations_of", WIEC_RESIGNATION_COLUMNS
                         "join ambassador a on a.id = r.ambassador_id where a.programme_id = $1 "
                         "order by r.begun_at desc, r.id desc limit 100"};
const db::Sql select_untold{"joint_projects.next_untold_resignation", WIEC_RESIGNATION_COLUMNS
                            "where r.state = 'asking' and not r.told order by r.ends_at, r.id limit 1"};
const db::Sql select_asking{
    "joint_projects.resignations_asking", WIEC_RESIGNATION_COLUMNS
    "where r.state = 'asking' and r.ends_at > $2 and exists (select 1 from ambassador_area l "
    "join area_member m on m.area_id = l.area_id where l.ambassador_id = r.ambassador_id and m.person_id = $1) "
    "and not exists (select 1 from resignation_answer w where w.resignation_id = r.id and w.person_id = $1) "
    "order by r.ends_at, r.id"};
#undef WIEC_RESIGNATION_COLUMNS
const db::Sql select_over{"joint_projects.resignations_over",
                          "select id from resignation where state = 'asking' and ends_at <= $1 order by ends_at, id"};
const db::Sql insert_row{"joint_projects.insert_resignation", R"(
  insert into resignation (id, ambassador_id, successor_id, state, stays_author, begun_at, ends_at, yes, no, told_to, told)
  values ($1, $2, $3, 'asking', $4, $5, $6, 0, 0, 0, false))"};
const db::Sql update_end{"joint_projects.end_resignation",
                         "update resignation set state = $2, yes = $3, no = $4 where id = $1"};
const db::Sql update_told{"joint_projects.note_asked", "update resignation set told_to = $2, told = $3 where id = $1"};
const db::Sql select_led{"joint_projects.people_led", R"(
  select distinct m.person_id from ambassador_area l join area_member m on m.area_id = l.area_id
  where l.ambassador_id = $1 and m.person_id > $2 order by m.person_id limit $3)"};
const db::Sql select_is_led{"joint_projects.is_led_by", R"(
  select 1 from ambassador_area l join area_member m on m.area_id = l.area_id
  where l.ambassador_id = $1 and m.person_id = $2 limit 1)"};
const db::Sql select_answer{"joint_projects.answer_of",
                            "select agrees from resignation_answer where resignation_id = $1 and person_id = $2"};
const db::Sql upsert_answer{"joint_projects.store_answer", R"(
  insert into resignation_answer (resignation_id, person_id, agrees, answered_at) values ($1, $2, $3, $4)
  on conflict (resignation_id, person_id) do update set agrees = excluded.agrees, answered_at = excluded.answered_at)"};
const db::Sql insert_draft{"joint_projects.note_passed_on", R"(
  insert into resignation_draft (resignation_id, draft_id) values ($1, $2))"};
const db::Sql select_drafts{"joint_projects.passed_on",
                            "select draft_id from resignation_draft where resignation_id = $1 order by draft_id"};
const db::Sql select_answers_by{"joint_projects.answers_by", R"(
  select resignation_id, agrees, answered_at from resignation_answer where person_id = $1 order by answered_at)"};
const db::Sql delete_answers{"joint_projects.delete_answers", "delete from resignation_answer where person_id = $1"};
const db::Sql withdraw_all{"joint_projects.withdraw_resignations", R"(
  update resignation set state = 'withdrawn' where state = 'asking'
    and ambassador_id in (select id from ambassador where person_id = $1))"};

Resignation resignation_from(const db::Row& row) {
  const auto code = std::ranges::find(kHandingCodes, row.get<std::string_view>(3));
  return {.id = row.get<ResignationId>(0),
          .ambassador = row.get<AmbassadorId>(1),
          .successor = row.get<AmbassadorId>(2),
          .state = static_cast<Handing>(code - std::begin(kHandingCodes)),
          .stays_author = row.get<bool>(4),
          .begun_at = row.get<Instant>(5),
          .ends_at = row.get<Instant>(6),
          .yes = row.get<std::int64_t>(8),
          .no = row.get<std::int64_t>(9),
          .told_to = row.get<std::int64_t>(7)};
}

}  // namespace

std::optional<Resignation> find_resignation(db::ReadTx& tx, ResignationId id) {
  return tx.one(select_one, resignation_from, id);
}

std::optional<Resignation> last_resignation_of(db::ReadTx& tx, AmbassadorId id) {
  return tx.one(select_last, resignation_from, id);
}

std::vector<Resignation> resignations_of(db::ReadTx& tx, ProgrammeId id) {
  return tx.all(select_all, resignation_from, id);
}

std::vector<ResignationId> resignations_over(db::ReadTx& tx, Instant now) {
  return tx.all(
      select_over, [](const db::Row& row) { return row.get<ResignationId>(0); }, now);
}

std::optional<Resignation> next_untold_resignation(db::ReadTx& tx) { return tx.one(select_untold, resignation_from); }

std::vector<Resignation> resignations_asking(db::ReadTx& tx, people::PersonId person, Instant now) {
  return tx.all(select_asking, resignation_from, person, now);
}

ResignationId insert_resignation(db::WriteTx& tx, const Resignation& r) {
  const auto id = tx.new_id<ResignationId>();
  tx.run(insert_row, id, r.ambassador, r.successor, r.stays_author, tx.now(), r.ends_at);
  return id;
}

void end_resignation(db::WriteTx& tx, const Resignation& r, Handing state) {
  tx.run(update_end, r.id, code_of(state), r.yes, r.no);
}

void note_asked(db::WriteTx& tx, ResignationId id, std::int64_t told_to, bool everybody) {
  tx.run(update_told, id, told_to, everybody);
}

std::vector<people::PersonId> people_led(db::ReadTx& tx, AmbassadorId id, std::int64_t after, int limit) {
  return tx.all(
      select_led, [](const db::Row& row) { return row.get<people::PersonId>(0); }, id, after, limit);
}

bool is_led_by(db::ReadTx& tx, AmbassadorId id, people::PersonId person) {
  return tx.exists(select_is_led, id, person);
}

std::optional<bool> answer_of(db::ReadTx& tx, ResignationId id, people::PersonId person) {
  return tx.one(
      select_answer, [](const db::Row& row) { return row.get<bool>(0); }, id, person);
}

void store_answer(db::WriteTx& tx, ResignationId id, people::PersonId person, bool agrees) {
  tx.run(upsert_answer, id, person, agrees, tx.now());
}

void note_passed_on(db::WriteTx& tx, ResignationId id, drafts::DraftId draft) { tx.run(insert_draft, id, draft); }

std::vector<drafts::DraftId> passed_on(db::ReadTx& tx, ResignationId id) {
  return tx.all(
      select_drafts, [](const db::Row& row) { return row.get<drafts::DraftId>(0); }, id);
}

Json::Array resignation_data(db::ReadTx& tx, people::PersonId person) {
  Json::Array all;
  for (const db::Row& row : tx.query(select_answers_by, person))
    all.push_back(Json::Object{{"resignation", code_from_id(row.get<std::int64_t>(0))},
                               {"agrees", row.get<bool>(1)},
                               {"answered_at", iso(row.get<Instant>(2))}});
  return all;
}

void forget_resignations(db::WriteTx& tx, people::PersonId person) {
  tx.run(delete_answers, person);
  tx.run(withdraw_all, person);
}

}  // namespace wiec::joint_projects
