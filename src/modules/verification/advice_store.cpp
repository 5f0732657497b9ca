#include "modules/verification/advice_store.h"

namespace wiec::verification {
namespace {

const db::Sql insert_row{"verification.insert_advice", R"(
  insert into advice (id, reading_id, kind, body, provision, unless, suggestion, already, practice, said, state, person_id,
    made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 'written', $10, $11))"};
#define WIEC_ADVICE_COLUMNS                                                                                    \
  "select a.id, a.reading_id, r.hand_over_id, h.draft_id, h.revision, u.id, o.id, u.name, "                    \
  "case when o.short_name <> '' then o.short_name else o.name end, a.kind, a.body, a.provision, a.unless, "    \
  "a.suggestion, a.already, a.practice, a.said, a.said_at, a.state, a.released_at, a.made_at, w.kind, w.why, " \
  "w.revision, w.answered_at from advice a join draft_reading r on r.id = a.reading_id "                       \
  "join draft_hand_over h on h.id = r.hand_over_id join organisation_unit u on u.id = r.unit_id "              \
  "join organisation o on o.id = u.organisation_id left join advice_answer w on w.advice_id = a.id "
const db::Sql select_one{"verification.find_advice", WIEC_ADVICE_COLUMNS "where a.id = $1"};
const db::Sql select_of_draft{"verification.advice_of",
                              WIEC_ADVICE_COLUMNS "where h.draft_id = $1 order by h.revision desc, a.id"};
#undef WIEC_ADVICE_COLUMNS
const db::Sql delete_row{"verification.delete_advice", "delete from advice where id = $1 and state = 'written'"};
const db::Sql update_sent{"verification.send_advice", R"(
  update advice set state = $2, released_at = $3 where reading_id = $1 and state = 'written')"};
const db::Sql update_kept{"verification.release_kept", R"(
  update advice set state = 'released', released_at = $2 where reading_id = $1 and state = 'kept')"};
const db::Sql update_said{"verification.set_said", "update advice set said = $2, said_at = $3 where id = $1"};
const db::Sql upsert_answer{"verification.store_answer", R"(
  insert into advice_answer (advice_id, kind, why, revision, person_id, answered_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (advice_id) do update set kind = excluded.kind, why = excluded.why, revision = excluded.revision,
    person_id = excluded.person_id, answered_at = excluded.answered_at)"};
const db::Sql select_own_advice{
    "verification.advice_by",
    "select body, said, made_at from advice where person_id = $1 order by id desc limit 1000"};
const db::Sql select_own_answers{"verification.answers_by", R"(
  select why, '', answered_at from advice_answer where person_id = $1 order by advice_id desc limit 1000)"};
const db::Sql forget_advice{"verification.forget_advice", "update advice set person_id = null where person_id = $1"};
const db::Sql forget_answers{"verification.forget_answers",
                             "update advice_answer set person_id = null where person_id = $1"};

Point point_from(const db::Row& row, int at) {
  return {.kind = value_in<Kind>(kKindCodes, row.get<std::string_view>(at)).value_or(Kind::improve),
          .body = row.get<std::string>(at + 1),
          .provision = row.get<std::string>(at + 2),
          .unless = row.get<std::string>(at + 3),
          .suggestion = row.get<std::string>(at + 4),
          .already = row.get<std::string>(at + 5),
          .practice = row.get<std::string>(at + 6)};
}

Advice advice_from(const db::Row& row) {
  Advice a;
  a.id = row.get<AdviceId>(0);
  a.reading = row.get<ReadingId>(1);
  a.hand_over = row.get<HandOverId>(2);
  a.draft = row.get<drafts::DraftId>(3);
  a.revision = row.get<std::int64_t>(4);
  a.unit = {row.get<organisations::UnitId>(5), row.get<organisations::OrganisationId>(6), row.get<std::string>(7),
            row.get<std::string>(8)};
  a.point = point_from(row, 9);
  a.said = row.get<std::string>(16);
  a.said_at = row.get<std::optional<Instant>>(17);
  a.release = value_in<Release>(kReleaseCodes, row.get<std::string_view>(18)).value_or(Release::written);
  a.released_at = row.get<std::optional<Instant>>(19);
  a.made_at = row.get<Instant>(20);
  if (!row.is_null(21))
    a.answer = {value_in<AnswerKind>(kAnswerCodes, row.get<std::string_view>(21)).value_or(AnswerKind::accept),
                row.get<std::string>(22), row.get<std::int64_t>(23), row.get<Instant>(24)};
  return a;
}

OwnAdvice own_from(const db::Row& row) {
  return {row.get<std::string>(0), row.get<std::string>(1), row.get<Instant>(2)};
}

}  // namespace

AdviceId insert_advice(db::WriteTx& tx, ReadingId reading, const Point& p, people::PersonId person) {
  const auto id = tx.new_id<AdviceId>();
  tx.run(insert_row, id, reading, code_in(kKindCodes, p.kind), p.body, p.provision, p.unless, p.suggestion, p.already,
         p.practice, person ? std::optional(person) : std::nullopt, tx.now());
  return id;
}

std::optional<Advice> find_advice(db::ReadTx& tx, AdviceId id) { return tx.one(select_one, advice_from, id); }

std::vector<Advice> advice_of(db::ReadTx& tx, drafts::DraftId draft) {
  return tx.all(select_of_draft, advice_from, draft);
}

bool delete_advice(db::WriteTx& tx, AdviceId id) { return tx.run(delete_row, id) == 1; }

std::int64_t send_advice(db::WriteTx& tx, ReadingId reading, Release release) {
  return tx.run(update_sent, reading, code_in(kReleaseCodes, release),
                release == Release::released ? std::optional(tx.now()) : std::nullopt);
}

std::int64_t release_kept(db::WriteTx& tx, ReadingId reading) { return tx.run(update_kept, reading, tx.now()); }

void set_said(db::WriteTx& tx, AdviceId id, const std::string& said) { tx.run(update_said, id, said, tx.now()); }

void store_answer(db::WriteTx& tx, AdviceId id, const Answer& a, people::PersonId person) {
  tx.run(upsert_answer, id, code_in(kAnswerCodes, a.kind), a.why, a.revision, person, tx.now());
}

std::vector<OwnAdvice> advice_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_own_advice, own_from, person);
}

std::vector<OwnAdvice> answers_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_own_answers, own_from, person);
}

void forget_advisers(db::WriteTx& tx, people::PersonId person) {
  tx.run(forget_advice, person);
  tx.run(forget_answers, person);
}

}  // namespace wiec::verification
