#include "modules/verification/slot_store.h"

namespace wiec::verification {
namespace {

#define WIEC_SLOT_COLUMNS                                                                                          \
  "select s.id, u.id, o.id, u.name, case when o.short_name <> '' then o.short_name else o.name end, "              \
  "s.gathering_id, coalesce(g.title_pl, ''), s.begins_at, s.ends_at, s.address, s.link, s.withdrawn, s.sequence, " \
  "s.changed_at, b.draft_id, v.title, d.revision, b.question, b.booked_at, n.revision, n.body, n.made_at "         \
  "from consultation_slot s join organisation_unit u on u.id = s.unit_id "                                         \
  "join organisation o on o.id = u.organisation_id left join gathering g on g.id = s.gathering_id "                \
  "left join slot_booking b on b.slot_id = s.id left join draft d on d.id = b.draft_id "                           \
  "left join draft_revision v on v.draft_id = d.id and v.number = d.revision "                                     \
  "left join consultation_note n on n.slot_id = s.id "
const db::Sql select_one{"verification.find_slot", WIEC_SLOT_COLUMNS "where s.id = $1"};
const db::Sql select_coming{
    "verification.slots_coming",
    WIEC_SLOT_COLUMNS "where not s.withdrawn and s.ends_at > $1 order by s.begins_at, u.name_folded, s.id limit $2"};
const db::Sql select_past{"verification.slots_past", WIEC_SLOT_COLUMNS
                          "where not s.withdrawn and s.ends_at <= $1 and b.draft_id is not null "
                          "order by s.begins_at desc, s.id desc limit $2"};
const db::Sql select_free{"verification.free_slots", WIEC_SLOT_COLUMNS
                          "where not s.withdrawn and s.begins_at > $2 and b.draft_id is null and s.unit_id in (select "
                          "r.unit_id from draft_reading r join draft_hand_over h on h.id = r.hand_over_id "
                          "where h.draft_id = $1 and r.state <> 'passed_on') order by s.begins_at, s.id limit $3"};
const db::Sql select_of_draft{"verification.slots_of",
                              WIEC_SLOT_COLUMNS "where b.draft_id = $1 order by s.begins_at, s.id"};
#undef WIEC_SLOT_COLUMNS
const db::Sql insert_row{"verification.insert_slot", R"(
  insert into consultation_slot (id, unit_id, gathering_id, begins_at, ends_at, address, link, withdrawn, sequence,
    changed_at) values ($1, $2, $3, $4, $5, $6, $7, false, 0, $8))"};
const db::Sql lock_row{"verification.lock_slot", "select id from consultation_slot where id = $1"};
const db::Sql update_withdrawn{"verification.withdraw_slot", R"(
  update consultation_slot set withdrawn = true, sequence = sequence + 1, changed_at = $2 where id = $1)"};
const db::Sql insert_booking_row{"verification.insert_booking", R"(
  insert into slot_booking (slot_id, draft_id, question, person_id, booked_at) values ($1, $2, $3, $4, $5)
  on conflict (slot_id) do nothing)"};
const db::Sql delete_booking_row{"verification.delete_booking", "delete from slot_booking where slot_id = $1"};
const db::Sql upsert_note{"verification.store_note", R"(
  insert into consultation_note (slot_id, draft_id, revision, body, person_id, made_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (slot_id) do update set revision = excluded.revision, body = excluded.body,
    person_id = excluded.person_id, made_at = excluded.made_at)"};
const db::Sql select_bookings{"verification.bookings_by", R"(
  select question, booked_at from slot_booking where person_id = $1 order by slot_id desc limit 1000)"};
const db::Sql select_notes{"verification.notes_by", R"(
  select body, made_at from consultation_note where person_id = $1 order by slot_id desc limit 1000)"};
// What nobody else will come to is free again.
const db::Sql delete_bookings{"verification.delete_bookings", R"(
  delete from slot_booking where person_id = $1
    and slot_id in (select id from consultation_slot where begins_at > $2)
    and slot_id not in (select slot_id from consultation_note)
    and not exists (select 1 from draft_author a where a.draft_id = slot_booking.draft_id and a.person_id <> $1))"};
const db::Sql forget_bookings{"verification.forget_bookings",
                              "update slot_booking set person_id = null, question = '' where person_id = $1"};
const db::Sql forget_notes{"verification.forget_notes",
                           "update consultation_note set person_id = null where person_id = $1"};

Slot slot_from(const db::Row& row) {
  Slot s;
  s.id = row.get<SlotId>(0);
  s.unit = {row.get<organisations::UnitId>(1), row.get<organisations::OrganisationId>(2), row.get<std::string>(3),
            row.get<std::string>(4)};
  s.workshop = row.get<std::optional<gatherings::GatheringId>>(5).value_or(gatherings::GatheringId{});
  s.workshop_title = row.get<std::string>(6);
  s.begins_at = row.get<Instant>(7);
  s.ends_at = row.get<Instant>(8);
  s.address = row.get<std::string>(9);
  s.link = row.get<std::string>(10);
  s.withdrawn = row.get<bool>(11);
  s.sequence = row.get<std::int64_t>(12);
  s.changed_at = row.get<Instant>(13);
  if (!row.is_null(14))
    s.booking = {row.get<drafts::DraftId>(14), row.get<std::string>(15), row.get<std::int64_t>(16),
                 row.get<std::string>(17), row.get<Instant>(18)};
  if (!row.is_null(19)) s.note = {row.get<std::int64_t>(19), row.get<std::string>(20), row.get<Instant>(21)};
  return s;
}

OwnTalk talk_from(const db::Row& row) { return {row.get<std::string>(0), row.get<Instant>(1)}; }

std::optional<people::PersonId> if_any(people::PersonId person) {
  return person ? std::optional(person) : std::nullopt;
}

}  // namespace

SlotId insert_slot(db::WriteTx& tx, const Slot& s) {
  const auto id = tx.new_id<SlotId>();
  tx.run(insert_row, id, s.unit.id, s.workshop ? std::optional(s.workshop) : std::nullopt, s.begins_at, s.ends_at,
         s.address, s.link, tx.now());
  return id;
}

std::optional<Slot> find_slot(db::ReadTx& tx, SlotId id) { return tx.one(select_one, slot_from, id); }
bool lock_slot(db::WriteTx& tx, SlotId id) { return tx.lock(lock_row, id); }
void withdraw_slot(db::WriteTx& tx, SlotId id) { tx.run(update_withdrawn, id, tx.now()); }

std::vector<Slot> slots(db::ReadTx& tx, bool past, Instant now, int limit) {
  return tx.all(past ? select_past : select_coming, slot_from, now, limit);
}

std::vector<Slot> free_slots(db::ReadTx& tx, drafts::DraftId draft, Instant now, int limit) {
  return tx.all(select_free, slot_from, draft, now, limit);
}

std::vector<Slot> slots_of(db::ReadTx& tx, drafts::DraftId draft) { return tx.all(select_of_draft, slot_from, draft); }

bool insert_booking(db::WriteTx& tx, SlotId id, drafts::DraftId draft, const std::string& question,
                    people::PersonId person) {
  return tx.run(insert_booking_row, id, draft, question, if_any(person), tx.now()) == 1;
}

void delete_booking(db::WriteTx& tx, SlotId id) { tx.run(delete_booking_row, id); }

void store_note(db::WriteTx& tx, SlotId id, drafts::DraftId draft, const Note& note, people::PersonId person) {
  tx.run(upsert_note, id, draft, note.revision, note.body, if_any(person), tx.now());
}

std::vector<OwnTalk> bookings_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_bookings, talk_from, person);
}

std::vector<OwnTalk> notes_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_notes, talk_from, person);
}

void forget_talker(db::WriteTx& tx, people::PersonId person) {
  tx.run(delete_bookings, person, tx.now());
  tx.run(forget_bookings, person);
  tx.run(forget_notes, person);
}

}  // namespace wiec::verification
