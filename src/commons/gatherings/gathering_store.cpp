#include "commons/gatherings/gathering_store.h"

#include "platform/db/rows_by_id.h"

namespace wiec::gatherings {
namespace {

constexpr std::string_view kStates[] = {"seat", "waiting", "left"};
std::string_view name_of(SeatState state) { return kStates[static_cast<std::size_t>(state)]; }
SeatState state_from(std::string_view name) {
  return name == "seat" ? SeatState::seat : name == "waiting" ? SeatState::waiting : SeatState::left;
}

struct SeatTag;

#define WIEC_GATHERING_COLUMNS                                                                                     \
  "select g.id, g.kind, g.formula, g.state, g.title_pl, g.title_en, g.about_pl, g.about_en, g.place_id, "          \
  "coalesce(p.name, ''), coalesce(p.code, ''), g.address, g.link, g.begins_at, g.ends_at, g.signing_up, g.seats, " \
  "g.change_pl, g.change_en, g.minutes_pl, g.minutes_en, g.attended, g.sequence, g.changed_at, "                   \
  "(select count(*) from gathering_seat s where s.gathering_id = g.id and s.state = 'seat'), "                     \
  "(select count(*) from gathering_seat s where s.gathering_id = g.id and s.state = 'waiting') "                   \
  "from gathering g left join place p on p.id = g.place_id "

const db::Sql select_coming{"gatherings.select_coming", WIEC_GATHERING_COLUMNS
                            "where g.ends_at > $1 and ($2 = '' or g.kind = $2) and ($3 = '' or p.code = $3) "
                            "order by g.begins_at, g.id limit $4 offset $5"};
const db::Sql select_past{"gatherings.select_past", WIEC_GATHERING_COLUMNS
                          "where g.ends_at <= $1 and ($2 = '' or g.kind = $2) and ($3 = '' or p.code = $3) "
                          "order by g.begins_at desc, g.id desc limit $4 offset $5"};
const db::Sql select_from{"gatherings.select_from", WIEC_GATHERING_COLUMNS
                          "where g.begins_at >= $1 and ($2 = '' or p.code = $2) order by g.begins_at, g.id limit $3"};
const db::Sql select_one{"gatherings.select_one", WIEC_GATHERING_COLUMNS "where g.id = $1"};
const db::Sql select_some{"gatherings.select_some", WIEC_GATHERING_COLUMNS "where g.id in " WIEC_TWENTY_FIVE_IDS};
const db::Sql select_coming_for{"gatherings.coming_for", WIEC_GATHERING_COLUMNS
                                "join gathering_seat own on own.gathering_id = g.id and own.person_id = $1 "
                                "where own.state <> 'left' and g.state = 'planned' and g.ends_at > $2 "
                                "order by g.begins_at, g.id limit 50"};
#undef WIEC_GATHERING_COLUMNS
const db::Sql count_coming{"gatherings.count_coming", R"(
  select count(*) from gathering g left join place p on p.id = g.place_id
  where g.ends_at > $1 and ($2 = '' or g.kind = $2) and ($3 = '' or p.code = $3))"};
const db::Sql count_past{"gatherings.count_past", R"(
  select count(*) from gathering g left join place p on p.id = g.place_id
  where g.ends_at <= $1 and ($2 = '' or g.kind = $2) and ($3 = '' or p.code = $3))"};
const db::Sql insert_row{"gatherings.insert_gathering", R"(
  insert into gathering (id, kind, formula, state, title_pl, title_en, about_pl, about_en, place_id, address, link, begins_at,
    ends_at, signing_up, seats, change_pl, change_en, minutes_pl, minutes_en, sequence, changed_at)
  values ($1, $2, $3, 'planned', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', '', '', '', 0, $15))"};
const db::Sql update_row{"gatherings.update_gathering", R"(
  update gathering set kind = $2, formula = $3, title_pl = $4, title_en = $5, about_pl = $6, about_en = $7, place_id = $8,
    address = $9, link = $10, begins_at = $11, ends_at = $12, signing_up = $13, seats = $14, change_pl = $15,
    change_en = $16, sequence = $17, changed_at = $18,
    reminded_at = case when begins_at = $11 then reminded_at end
  where id = $1)"};
const db::Sql update_cancelled{"gatherings.cancel_gathering", R"(
  update gathering set state = 'cancelled', change_pl = $2, change_en = $3, sequence = sequence + 1, changed_at = $4
  where id = $1)"};
const db::Sql update_minutes{"gatherings.store_minutes", R"(
  update gathering set minutes_pl = $2, minutes_en = $3, attended = $4, changed_at = $5 where id = $1)"};
const db::Sql lock_row{"gatherings.lock_gathering", "select id from gathering where id = $1"};

const db::Sql select_seat{"gatherings.select_seat", R"(
  select id, person_id, state, came, '', '' from gathering_seat where gathering_id = $1 and person_id = $2)"};
const db::Sql select_before{"gatherings.waiting_before", R"(
  select count(*) from gathering_seat s, gathering_seat own
  where s.gathering_id = $1 and s.state = 'waiting' and own.gathering_id = $1 and own.person_id = $2
    and (s.queued_at < own.queued_at or (s.queued_at = own.queued_at and s.id < own.id)))"};
const db::Sql select_seats{"gatherings.select_seats", R"(
  select s.id, s.person_id, s.state, s.came, p.name, p.email from gathering_seat s join person p on p.id = s.person_id
  where s.gathering_id = $1 and s.state in ('seat', 'waiting') order by s.state, s.queued_at, s.id)"};
const db::Sql select_waiting{"gatherings.first_waiting", R"(
  select id, person_id, state, came, '', '' from gathering_seat
  where gathering_id = $1 and state = 'waiting' order by queued_at, id limit $2)"};
const db::Sql upsert_seat{"gatherings.queue_person", R"(
  insert into gathering_seat (id, gathering_id, person_id, state, queued_at, came) values ($1, $2, $3, 'waiting', $4, false)
  on conflict (gathering_id, person_id) do update set state = 'waiting', queued_at = excluded.queued_at
  where gathering_seat.state = 'left')"};
const db::Sql update_seat{"gatherings.set_seat", "update gathering_seat set state = $2 where id = $1"};
const db::Sql clear_came{"gatherings.clear_came",
                         "update gathering_seat set came = false where gathering_id = $1 and came "
                         "and (checked_in_at is null or checked_in_at <= $2)"};
const db::Sql update_checked_in{
    "gatherings.set_checked_in",
    "update gathering_seat set came = true, checked_in_at = $2 where id = $1 and checked_in_at is null"};
const db::Sql update_came{"gatherings.set_came",
                          "update gathering_seat set came = true where gathering_id = $1 and id = $2"};
const db::Sql select_came{"gatherings.came_to", R"(
  select s.person_id, g.begins_at from gathering_seat s join gathering g on g.id = s.gathering_id
  where g.kind = $1 and g.ends_at <= $2 and s.came order by g.begins_at, s.id)"};
const db::Sql select_due{"gatherings.due_reminders", R"(
  select id from gathering where begins_at > $1 and begins_at <= $2 and reminded_at is null and state = 'planned'
  order by begins_at, id limit 100)"};
const db::Sql update_reminded{"gatherings.mark_reminded",
                              "update gathering set reminded_at = $2 where id = $1 and reminded_at is null"};
const db::Sql select_own{"gatherings.seats_of_person", R"(
  select g.id, g.title_pl, g.begins_at, s.state, s.came, s.checked_in_at from gathering_seat s join gathering g on g.id = s.gathering_id
  where s.person_id = $1 and s.state <> 'left' order by g.begins_at desc, g.id limit 1000)"};
const db::Sql delete_own{"gatherings.delete_seats", "delete from gathering_seat where person_id = $1"};

Gathering gathering_from(const db::Row& row) {
  Gathering g;
  g.id = row.get<GatheringId>(0);
  g.kind = kind_from(row.get<std::string_view>(1)).value_or(Kind::residents_meeting);
  g.formula = formula_from(row.get<std::string_view>(2)).value_or(Formula::in_person);
  g.cancelled = row.get<std::string_view>(3) == "cancelled";
  std::string* const texts[] = {&g.title_pl, &g.title_en, &g.about_pl, &g.about_en};
  for (int i = 0; i < 4; ++i) *texts[i] = row.get<std::string>(4 + i);
  g.place = row.get<std::optional<places::PlaceId>>(8).value_or(places::PlaceId{});
  g.place_name = row.get<std::string>(9);
  g.place_code = row.get<std::string>(10);
  g.address = row.get<std::string>(11);
  g.link = row.get<std::string>(12);
  g.begins_at = row.get<Instant>(13);
  g.ends_at = row.get<Instant>(14);
  g.signing_up = row.get<bool>(15);
  g.seats = row.get<std::optional<std::int64_t>>(16);
  g.change_pl = row.get<std::string>(17);
  g.change_en = row.get<std::string>(18);
  g.minutes_pl = row.get<std::string>(19);
  g.minutes_en = row.get<std::string>(20);
  g.attended = row.get<std::optional<std::int64_t>>(21);
  g.sequence = row.get<std::int64_t>(22);
  g.changed_at = row.get<Instant>(23);
  g.taken = row.get<std::int64_t>(24);
  g.waiting = row.get<std::int64_t>(25);
  return g;
}

Seat seat_from(const db::Row& row) {
  return {.id = row.get<std::int64_t>(0),
          .person = row.get<people::PersonId>(1),
          .state = state_from(row.get<std::string_view>(2)),
          .came = row.get<bool>(3),
          .name = row.get<std::string>(4),
          .email = row.get<std::string>(5)};
}

std::optional<places::PlaceId> place_of(const Gathering& g) { return g.place ? std::optional(g.place) : std::nullopt; }

Json gather(db::ReadTx& tx, std::int64_t person) {
  Json::Array all;
  for (const OwnSeat& own : seats_of_person(tx, people::PersonId{person}))
    all.push_back(Json::Object{{"gathering", own.title},
                               {"begins_at", iso(own.begins_at)},
                               {"state", name_of(own.state)},
                               {"came", own.came},
                               {"checked_in_at", own.checked_in_at ? iso(*own.checked_in_at) : std::string()}});
  return Json::Object{{"seats", std::move(all)}};
}

void erase(db::WriteTx& tx, std::int64_t person) { tx.run(delete_own, person); }

}  // namespace

std::vector<Gathering> gatherings(db::ReadTx& tx, const Filter& f, Instant now, int limit, std::int64_t skip) {
  return tx.all(f.past ? select_past : select_coming, gathering_from, now, f.kind ? code_of(*f.kind) : "", f.place,
                limit, skip);
}

std::int64_t count_gatherings(db::ReadTx& tx, const Filter& f, Instant now) {
  return *tx.value<std::int64_t>(f.past ? count_past : count_coming, now, f.kind ? code_of(*f.kind) : "", f.place);
}

std::vector<Gathering> gatherings_from(db::ReadTx& tx, Instant from, const std::string& place, int limit) {
  return tx.all(select_from, gathering_from, from, place, limit);
}

std::optional<Gathering> find_gathering(db::ReadTx& tx, GatheringId id) {
  return tx.one(select_one, gathering_from, id);
}

std::vector<Gathering> find_gatherings(db::ReadTx& tx, std::span<const std::int64_t> ids) {
  return db::rows_by_id(tx, select_some, gathering_from, ids);
}

GatheringId insert_gathering(db::WriteTx& tx, const Gathering& g) {
  const auto id = tx.new_id<GatheringId>();
  tx.run(insert_row, id, code_of(g.kind), code_of(g.formula), g.title_pl, g.title_en, g.about_pl, g.about_en,
         place_of(g), g.address, g.link, g.begins_at, g.ends_at, g.signing_up, g.seats, tx.now());
  return id;
}

void update_gathering(db::WriteTx& tx, const Gathering& g) {
  tx.run(update_row, g.id, code_of(g.kind), code_of(g.formula), g.title_pl, g.title_en, g.about_pl, g.about_en,
         place_of(g), g.address, g.link, g.begins_at, g.ends_at, g.signing_up, g.seats, g.change_pl, g.change_en,
         g.sequence, tx.now());
}

void cancel_gathering(db::WriteTx& tx, GatheringId id, const std::string& why_pl, const std::string& why_en) {
  tx.run(update_cancelled, id, why_pl, why_en, tx.now());
}

void store_minutes(db::WriteTx& tx, const Gathering& g) {
  tx.run(update_minutes, g.id, g.minutes_pl, g.minutes_en, g.attended, tx.now());
}

bool lock_gathering(db::WriteTx& tx, GatheringId id) { return tx.lock(lock_row, id); }

std::optional<Seat> seat_of(db::ReadTx& tx, GatheringId id, people::PersonId person) {
  return tx.one(select_seat, seat_from, id, person);
}

std::int64_t waiting_before(db::ReadTx& tx, GatheringId id, people::PersonId person) {
  return tx.value<std::int64_t>(select_before, id, person).value_or(0);
}

std::vector<Seat> seats_of(db::ReadTx& tx, GatheringId id) { return tx.all(select_seats, seat_from, id); }

std::vector<Seat> first_waiting(db::ReadTx& tx, GatheringId id, std::int64_t limit) {
  return tx.all(select_waiting, seat_from, id, limit);
}

bool queue_person(db::WriteTx& tx, GatheringId id, people::PersonId person) {
  return tx.run(upsert_seat, tx.new_id<Id<SeatTag>>(), id, person, tx.now()) == 1;
}

void set_seat(db::WriteTx& tx, std::int64_t seat, SeatState state) { tx.run(update_seat, seat, name_of(state)); }

void set_checked_in(db::WriteTx& tx, std::int64_t seat) { tx.run(update_checked_in, seat, tx.now()); }

void set_came(db::WriteTx& tx, GatheringId id, const std::vector<std::int64_t>& seats, Instant typed_since) {
  tx.run(clear_came, id, typed_since);
  tx.run_many(seats, [&](db::Batch& batch, std::int64_t seat) { batch.add(update_came, id, seat); });
}

std::vector<Came> came_to(db::ReadTx& tx, Kind kind, Instant now) {
  return tx.all(
      select_came,
      [](const db::Row& row) {
        return Came{row.get<people::PersonId>(0), row.get<Instant>(1)};
      },
      code_of(kind), now);
}

std::vector<GatheringId> due_reminders(db::ReadTx& tx, Instant now, Instant until) {
  return tx.all(
      select_due, [](const db::Row& row) { return row.get<GatheringId>(0); }, now, until);
}

bool mark_reminded(db::WriteTx& tx, GatheringId id) { return tx.run(update_reminded, id, tx.now()) == 1; }

std::vector<Gathering> coming_for(db::ReadTx& tx, people::PersonId person, Instant now) {
  return tx.all(select_coming_for, gathering_from, person, now);
}

std::vector<OwnSeat> seats_of_person(db::ReadTx& tx, people::PersonId person) {
  return tx.all(
      select_own,
      [](const db::Row& row) {
        return OwnSeat{row.get<GatheringId>(0), row.get<std::string>(1),
                       row.get<Instant>(2),     state_from(row.get<std::string_view>(3)),
                       row.get<bool>(4),        row.get<std::optional<Instant>>(5)};
      },
      person);
}

PersonalData personal_data() { return {"gatherings", gather, erase}; }

}  // namespace wiec::gatherings
