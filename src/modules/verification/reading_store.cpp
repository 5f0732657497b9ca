#include "modules/verification/reading_store.h"

namespace wiec::verification {
namespace {

const db::Sql insert_hand_over_row{"verification.insert_hand_over", R"(
  insert into draft_hand_over (id, draft_id, revision, theme, question, by_author, person_id, handed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8))"};
const db::Sql select_hand_overs{"verification.hand_overs_of", R"(
  select id, draft_id, revision, theme, question, by_author, person_id, handed_at from draft_hand_over
  where draft_id = $1 order by revision desc)"};
const db::Sql insert_reading_row{"verification.insert_reading", R"(
  insert into draft_reading (id, hand_over_id, unit_id, state, due_at, changed_at) values ($1, $2, $3, 'new', $4, $5))"};

#define WIEC_READING_COLUMNS                                                                                     \
  "select r.id, r.hand_over_id, h.draft_id, h.revision, d.revision, v.title, h.theme, h.question, h.by_author, " \
  "h.handed_at, u.id, o.id, u.name, case when o.short_name <> '' then o.short_name else o.name end, r.state, "   \
  "r.due_at, r.opened_at, r.answered_at, v.place_id, coalesce(p.name, ''), "                                     \
  "(select count(*) from advice a where a.reading_id = r.id), "                                                  \
  "(select count(*) from advice a where a.reading_id = r.id and a.state = 'written'), "                          \
  "(select count(*) from advice a join advice_answer w on w.advice_id = a.id where a.reading_id = r.id) "        \
  "from draft_reading r join draft_hand_over h on h.id = r.hand_over_id join draft d on d.id = h.draft_id "      \
  "join draft_revision v on v.draft_id = h.draft_id and v.number = h.revision "                                  \
  "join organisation_unit u on u.id = r.unit_id join organisation o on o.id = u.organisation_id "                \
  "left join place p on p.id = v.place_id "
const db::Sql select_reading{"verification.find_reading", WIEC_READING_COLUMNS "where r.id = $1"};
const db::Sql select_by_unit{"verification.reading_of_unit",
                             WIEC_READING_COLUMNS "where r.hand_over_id = $1 and r.unit_id = $2"};
const db::Sql select_of_draft{"verification.readings_of", WIEC_READING_COLUMNS
                              "where h.draft_id = $1 order by h.revision desc, u.name_folded, r.id"};
const db::Sql select_waiting{"verification.select_waiting", WIEC_READING_COLUMNS
                             "where r.unit_id = $1 and r.state in ('new', 'read') and ($2 = '' or h.theme = $2) "
                             "order by r.due_at, r.id limit $3 offset $4"};
const db::Sql select_over{"verification.select_over", WIEC_READING_COLUMNS
                          "where r.unit_id = $1 and r.state in ('answered', 'passed_on', 'replaced') "
                          "and ($2 = '' or h.theme = $2) order by r.changed_at desc, r.id desc limit $3 offset $4"};
#undef WIEC_READING_COLUMNS
const db::Sql count_waiting{"verification.count_waiting", R"(
  select count(*) from draft_reading r join draft_hand_over h on h.id = r.hand_over_id
  where r.unit_id = $1 and r.state in ('new', 'read') and ($2 = '' or h.theme = $2))"};
const db::Sql count_over{"verification.count_over", R"(
  select count(*) from draft_reading r join draft_hand_over h on h.id = r.hand_over_id
  where r.unit_id = $1 and r.state in ('answered', 'passed_on', 'replaced') and ($2 = '' or h.theme = $2))"};
const db::Sql count_units{"verification.count_by_unit", R"(
  select unit_id, count(case when state = 'new' then 1 end), count(case when state = 'read' then 1 end),
    count(case when state in ('new', 'read') and due_at <= $1 then 1 end), count(case when state = 'answered' then 1 end)
  from draft_reading group by unit_id order by unit_id)"};
const db::Sql update_state{"verification.move_reading", R"(
  update draft_reading set state = $3, changed_at = $4,
    opened_at = case when $5 and opened_at is null then $4 else opened_at end,
    answered_at = case when $6 and answered_at is null then $4 else answered_at end
  where id = $1 and state = $2)"};
const db::Sql lock_row{"verification.lock_reading", "select id from draft_reading where id = $1"};

const db::Sql insert_passing_row{"verification.insert_passing", R"(
  insert into draft_passing (id, hand_over_id, from_unit_id, to_unit_id, why, person_id, passed_at)
  values ($1, $2, $3, $4, $5, $6, $7))"};
const db::Sql select_passings{"verification.passings_of", R"(
  select g.hand_over_id, f.name, t.name, g.why, g.passed_at from draft_passing g
  join draft_hand_over h on h.id = g.hand_over_id
  join organisation_unit f on f.id = g.from_unit_id join organisation_unit t on t.id = g.to_unit_id
  where h.draft_id = $1 order by g.id)"};
const db::Sql select_own{"verification.handed_over_by", R"(
  select v.title, h.revision, h.handed_at from draft_hand_over h
  join draft_revision v on v.draft_id = h.draft_id and v.number = h.revision
  where h.person_id = $1 order by h.id desc limit 1000)"};
const db::Sql forget_hand_overs{"verification.forget_hand_overs",
                                "update draft_hand_over set person_id = null where person_id = $1"};
const db::Sql forget_passings{"verification.forget_passings",
                              "update draft_passing set person_id = null where person_id = $1"};

struct PassingTag;

template <class I>
I id_at(const db::Row& row, int column) {
  return row.get<std::optional<I>>(column).value_or(I{});
}
template <class I>
std::optional<I> if_any(I id) {
  return id ? std::optional(id) : std::nullopt;
}

Reading reading_from(const db::Row& row) {
  Reading r;
  r.id = row.get<ReadingId>(0);
  r.hand_over = row.get<HandOverId>(1);
  r.draft = row.get<drafts::DraftId>(2);
  r.revision = row.get<std::int64_t>(3);
  r.newest = row.get<std::int64_t>(4);
  r.title = row.get<std::string>(5);
  r.theme = row.get<std::string>(6);
  r.question = row.get<std::string>(7);
  r.by_author = row.get<bool>(8);
  r.handed_at = row.get<Instant>(9);
  r.unit = {row.get<organisations::UnitId>(10), row.get<organisations::OrganisationId>(11), row.get<std::string>(12),
            row.get<std::string>(13)};
  r.state = value_in<ReadingState>(kReadingCodes, row.get<std::string_view>(14)).value_or(ReadingState::fresh);
  r.due_at = row.get<Instant>(15);
  r.opened_at = row.get<std::optional<Instant>>(16);
  r.answered_at = row.get<std::optional<Instant>>(17);
  r.place = id_at<places::PlaceId>(row, 18);
  r.place_name = row.get<std::string>(19);
  r.points = row.get<std::int64_t>(20);
  r.unsent = row.get<std::int64_t>(21);
  r.answers = row.get<std::int64_t>(22);
  return r;
}

}  // namespace

HandOverId insert_hand_over(db::WriteTx& tx, const HandOver& h) {
  const auto id = tx.new_id<HandOverId>();
  tx.run(insert_hand_over_row, id, h.draft, h.revision, h.theme, h.question, h.by_author, if_any(h.person), tx.now());
  return id;
}

std::vector<HandOver> hand_overs_of(db::ReadTx& tx, drafts::DraftId draft) {
  return tx.all(
      select_hand_overs,
      [](const db::Row& row) {
        return HandOver{.id = row.get<HandOverId>(0),
                        .draft = row.get<drafts::DraftId>(1),
                        .revision = row.get<std::int64_t>(2),
                        .theme = row.get<std::string>(3),
                        .question = row.get<std::string>(4),
                        .by_author = row.get<bool>(5),
                        .person = id_at<people::PersonId>(row, 6),
                        .handed_at = row.get<Instant>(7)};
      },
      draft);
}

ReadingId insert_reading(db::WriteTx& tx, HandOverId hand_over, organisations::UnitId unit, Instant due_at) {
  const auto id = tx.new_id<ReadingId>();
  tx.run(insert_reading_row, id, hand_over, unit, due_at, tx.now());
  return id;
}

std::optional<Reading> find_reading(db::ReadTx& tx, ReadingId id) { return tx.one(select_reading, reading_from, id); }

std::optional<Reading> find_reading(db::ReadTx& tx, HandOverId hand_over, organisations::UnitId unit) {
  return tx.one(select_by_unit, reading_from, hand_over, unit);
}

std::vector<Reading> readings_of(db::ReadTx& tx, drafts::DraftId draft) {
  return tx.all(select_of_draft, reading_from, draft);
}

bool move_reading(db::WriteTx& tx, const Reading& r, Step step) {
  const auto to = after(r.state, step);
  if (!to) return false;
  const bool opens = *to == ReadingState::read, answers = *to == ReadingState::answered;
  return tx.run(update_state, r.id, code_in(kReadingCodes, r.state), code_in(kReadingCodes, *to), tx.now(), opens,
                answers) == 1;
}

bool lock_reading(db::WriteTx& tx, ReadingId id) { return tx.lock(lock_row, id); }

std::vector<Reading> inbox(db::ReadTx& tx, const InboxAsked& asked, int limit, std::int64_t skip) {
  return tx.all(asked.over ? select_over : select_waiting, reading_from, asked.unit, asked.theme, limit, skip);
}

std::int64_t count_inbox(db::ReadTx& tx, const InboxAsked& asked) {
  return *tx.value<std::int64_t>(asked.over ? count_over : count_waiting, asked.unit, asked.theme);
}

std::vector<UnitCount> count_by_unit(db::ReadTx& tx, Instant now) {
  return tx.all(
      count_units,
      [](const db::Row& row) {
        return UnitCount{row.get<organisations::UnitId>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2),
                         row.get<std::int64_t>(3), row.get<std::int64_t>(4)};
      },
      now);
}

void insert_passing(db::WriteTx& tx, HandOverId hand_over, organisations::UnitId from, organisations::UnitId to,
                    const std::string& why, people::PersonId person) {
  tx.run(insert_passing_row, tx.new_id<Id<PassingTag>>(), hand_over, from, to, why, if_any(person), tx.now());
}

std::vector<Passing> passings_of(db::ReadTx& tx, drafts::DraftId draft) {
  return tx.all(
      select_passings,
      [](const db::Row& row) {
        return Passing{row.get<HandOverId>(0), row.get<std::string>(1), row.get<std::string>(2),
                       row.get<std::string>(3), row.get<Instant>(4)};
      },
      draft);
}

std::vector<OwnHandOver> handed_over_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(
      select_own,
      [](const db::Row& row) {
        return OwnHandOver{row.get<std::string>(0), row.get<std::int64_t>(1), row.get<Instant>(2)};
      },
      person);
}

void forget_readers(db::WriteTx& tx, people::PersonId person) {
  tx.run(forget_hand_overs, person);
  tx.run(forget_passings, person);
}

}  // namespace wiec::verification
