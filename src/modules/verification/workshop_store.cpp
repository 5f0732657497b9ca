#include "modules/verification/workshop_store.h"

#include "commons/gatherings/gathering_store.h"

namespace wiec::verification {
namespace {

using gatherings::GatheringId;

const db::Sql select_workshop{"verification.find_workshop", R"(
  select w.revision, w.tables_at, w.invited_at, w.released_at, coalesce(p.name_pl, ''), coalesce(p.name_en, ''),
    (select count(*) from workshop_guest g where g.gathering_id = w.gathering_id)
  from expert_workshop w left join joint_programme p on p.id = w.programme_id where w.gathering_id = $1)"};
#define WIEC_SEATED_COLUMNS                                                                                           \
  "select d.id, w.draft_id, w.table_number, h.revision, v.title, v.body, h.theme, v.place_id, coalesce(p.name, ''), " \
  "d.shared and d.state <> 'abandoned' and d.hidden_pl = '', "                                                        \
  "(select count(*) from draft_author a where a.draft_id = d.id), "                                                   \
  "(select count(*) from draft_reading r where r.hand_over_id = h.id and r.state in ('new', 'read')), "               \
  "(select count(*) from advice a join draft_reading r on r.id = a.reading_id join draft_hand_over o "                \
  "on o.id = r.hand_over_id where o.draft_id = d.id and a.state = 'kept'), "                                          \
  "(select count(*) from advice a join draft_reading r on r.id = a.reading_id join draft_hand_over o "                \
  "on o.id = r.hand_over_id where o.draft_id = d.id and a.state = 'released') "                                       \
  "from draft d join draft_hand_over h on h.draft_id = d.id "                                                         \
  "and h.revision = (select max(x.revision) from draft_hand_over x where x.draft_id = d.id) "                         \
  "join draft_revision v on v.draft_id = h.draft_id and v.number = h.revision left join place p on p.id = v.place_id "
const db::Sql select_seated{"verification.workshop_drafts", WIEC_SEATED_COLUMNS
                            "join workshop_draft w on w.draft_id = d.id where w.gathering_id = $1 "
                            "order by w.table_number, v.title, d.id"};
const db::Sql select_to_choose{
    "verification.drafts_to_choose", WIEC_SEATED_COLUMNS
    "left join workshop_draft w on w.draft_id = d.id and w.gathering_id = $1 "
    "where w.draft_id is not null or (d.state = 'working' and not exists (select 1 "
    "from workshop_draft o join gathering g on g.id = o.gathering_id where o.draft_id = d.id "
    "and o.gathering_id <> $1 and g.state = 'planned' and g.ends_at > $2)) "
    "order by h.theme, v.title, d.id limit 300"};
#undef WIEC_SEATED_COLUMNS
const db::Sql select_units{"verification.workshop_units", R"(
  select w.draft_id, u.id, o.id, u.name, case when o.short_name <> '' then o.short_name else o.name end
  from workshop_draft w join draft_hand_over h on h.draft_id = w.draft_id
    and h.revision = (select max(x.revision) from draft_hand_over x where x.draft_id = w.draft_id)
  join draft_reading r on r.hand_over_id = h.id and r.state <> 'passed_on'
  join organisation_unit u on u.id = r.unit_id join organisation o on o.id = u.organisation_id
  where w.gathering_id = $1 order by w.draft_id, u.name_folded, u.id)"};
const db::Sql select_names{"verification.workshop_names", R"(
  select w.draft_id, p.name from workshop_draft w join draft_author a on a.draft_id = w.draft_id
  join person p on p.id = a.person_id where w.gathering_id = $1 and p.name <> ''
    and (select c.given from consent c where c.person_id = p.id and c.kind = $2 order by c.at desc, c.id desc limit 1)
  order by w.draft_id, a.joined_at, p.id)"};
const db::Sql select_tables{"verification.workshop_tables", R"(
  select t.number, t.name, u.id, o.id, u.name, case when o.short_name <> '' then o.short_name else o.name end
  from workshop_table t left join organisation_unit u on u.id = t.unit_id
  left join organisation o on o.id = u.organisation_id where t.gathering_id = $1 order by t.number)"};
const db::Sql select_of_draft{"verification.workshops_of", R"(
  select w.gathering_id from workshop_draft w join gathering g on g.id = w.gathering_id
  where w.draft_id = $1 and w.table_number > 0 order by g.begins_at desc, g.id)"};
const db::Sql select_pages{"verification.workshop_pages", R"(
  select gathering_id, tables_at from expert_workshop where tables_at is not null
  order by tables_at desc, gathering_id limit 10000)"};

const db::Sql insert_row{"verification.insert_workshop", R"(
  insert into expert_workshop (gathering_id, programme_id, revision) values ($1,
    (select id from joint_programme where published order by year desc limit 1), 1)
  on conflict (gathering_id) do nothing)"};
const db::Sql lock_row{"verification.lock_workshop",
                       "select gathering_id from expert_workshop where gathering_id = $1"};
const db::Sql select_revision{"verification.workshop_revision",
                              "select revision from expert_workshop where gathering_id = $1"};
const db::Sql update_revision{"verification.raise_workshop",
                              "update expert_workshop set revision = revision + 1 where gathering_id = $1"};
const db::Sql insert_draft{"verification.choose_draft", R"(
  insert into workshop_draft (gathering_id, draft_id, table_number) values ($1, $2, 0)
  on conflict (gathering_id, draft_id) do nothing)"};
const db::Sql delete_draft{"verification.leave_out_draft",
                           "delete from workshop_draft where gathering_id = $1 and draft_id = $2"};
const db::Sql delete_tables{"verification.delete_tables", "delete from workshop_table where gathering_id = $1"};
const db::Sql insert_table{"verification.insert_table",
                           "insert into workshop_table (gathering_id, number, name, unit_id) values ($1, $2, $3, $4)"};
const db::Sql update_seat{"verification.seat_draft",
                          "update workshop_draft set table_number = $3 where gathering_id = $1 and draft_id = $2"};
const db::Sql update_tables_at{"verification.mark_tables",
                               "update expert_workshop set tables_at = $2 where gathering_id = $1"};
const db::Sql insert_guest_row{"verification.insert_guest", R"(
  insert into workshop_guest (gathering_id, person_id, part, invited_at) values ($1, $2, $3, $4)
  on conflict (gathering_id, person_id) do nothing)"};
const db::Sql update_invited{"verification.mark_invited",
                             "update expert_workshop set invited_at = $2 where gathering_id = $1"};
const db::Sql update_released{"verification.mark_released",
                              "update expert_workshop set released_at = $2 where gathering_id = $1"};
const db::Sql select_authors{"verification.workshop_authors", R"(
  select distinct a.person_id from workshop_draft w join draft_author a on a.draft_id = w.draft_id
  where w.gathering_id = $1 order by a.person_id)"};
// Of the district path by their role in the draft's district; who leads a theme of the citywide path has no such role
// and is invited to drafts of that path.
const db::Sql select_ambassadors{"verification.workshop_ambassadors", R"(
  select g.person_id from workshop_draft w join draft d on d.id = w.draft_id
  join draft_revision v on v.draft_id = d.id and v.number = d.revision
  join role_grant g on g.role = 'ambassador' and (g.place_id is null or g.place_id = v.place_id)
  where w.gathering_id = $1
  union
  select a.person_id from workshop_draft w join draft d on d.id = w.draft_id
  join draft_revision v on v.draft_id = d.id and v.number = d.revision and v.path = 'citywide_joint'
  join ambassador a on a.path = 'citywide' and a.state in ('accepted', 'trained', 'active', 'certified')
    and a.programme_id = (select id from joint_programme where published order by year desc limit 1)
  where w.gathering_id = $1 order by person_id)"};
const db::Sql select_own_drafts{"verification.own_at_workshop", R"(
  select w.draft_id from workshop_draft w join draft_author a on a.draft_id = w.draft_id
  where w.gathering_id = $1 and a.person_id = $2 order by w.draft_id)"};
const db::Sql select_kept{"verification.readings_kept_for", R"(
  select distinct r.id from workshop_draft w join draft_hand_over h on h.draft_id = w.draft_id
  join draft_reading r on r.hand_over_id = h.id join advice a on a.reading_id = r.id
  where w.gathering_id = $1 and a.state = 'kept' order by r.id)"};
const db::Sql select_begun{"verification.workshops_begun", R"(
  select w.gathering_id from expert_workshop w join gathering g on g.id = w.gathering_id
  where w.released_at is null and g.state = 'planned' and g.begins_at <= $1 order by g.begins_at, g.id limit 100)"};
const db::Sql select_invitations{"verification.invitations_of", R"(
  select g.title_pl, w.invited_at from workshop_guest w join gathering g on g.id = w.gathering_id
  where w.person_id = $1 order by w.invited_at desc limit 1000)"};
const db::Sql delete_guest{"verification.forget_guest", "delete from workshop_guest where person_id = $1"};

AskedUnit unit_from(const db::Row& row, int at) {
  return {row.get<organisations::UnitId>(at), row.get<organisations::OrganisationId>(at + 1),
          row.get<std::string>(at + 2), row.get<std::string>(at + 3)};
}

SeatedDraft seated_from(const db::Row& row) {
  SeatedDraft d;
  d.id = row.get<drafts::DraftId>(0);
  d.chosen = !row.is_null(1);
  d.table = row.get<std::optional<std::int64_t>>(2).value_or(0);
  d.revision = row.get<std::int64_t>(3);
  d.title = row.get<std::string>(4);
  d.body = row.get<std::string>(5);
  d.theme = row.get<std::string>(6);
  d.place = row.get<std::optional<places::PlaceId>>(7).value_or(places::PlaceId{});
  d.place_name = row.get<std::string>(8);
  d.readable = row.get<bool>(9);
  d.authors = row.get<std::int64_t>(10);
  d.waiting = row.get<std::int64_t>(11);
  d.kept = row.get<std::int64_t>(12);
  d.released = row.get<std::int64_t>(13);
  return d;
}

Table table_from(const db::Row& row) {
  return {.number = row.get<std::int64_t>(0),
          .name = row.get<std::string>(1),
          .unit = row.is_null(2) ? std::nullopt : std::optional(unit_from(row, 2))};
}

std::vector<SeatedDraft> seated_drafts(db::ReadTx& tx, GatheringId id) {
  auto all = tx.all(select_seated, seated_from, id);
  const auto of = [&](drafts::DraftId draft) { return std::ranges::find(all, draft, &SeatedDraft::id); };
  for (const db::Row& row : tx.query(select_units, id))
    if (const auto at = of(row.get<drafts::DraftId>(0)); at != all.end()) at->units.push_back(unit_from(row, 1));
  for (const db::Row& row : tx.query(select_names, id, people::name_of(people::ConsentKind::show_name)))
    if (const auto at = of(row.get<drafts::DraftId>(0)); at != all.end()) at->names.push_back(row.get<std::string>(1));
  return all;
}

template <class I>
I first_id(const db::Row& row) {
  return row.get<I>(0);
}

}  // namespace

std::optional<Workshop> find_workshop(db::ReadTx& tx, GatheringId id) {
  auto gathering = gatherings::find_gathering(tx, id);
  if (!gathering || gathering->kind != gatherings::Kind::workshop) return std::nullopt;
  Workshop w{.gathering = *std::move(gathering)};
  tx.one(
      select_workshop,
      [&](const db::Row& row) {
        w.revision = row.get<std::int64_t>(0);
        w.tables_at = row.get<std::optional<Instant>>(1);
        w.invited_at = row.get<std::optional<Instant>>(2);
        w.released_at = row.get<std::optional<Instant>>(3);
        w.programme_pl = row.get<std::string>(4);
        w.programme_en = row.get<std::string>(5);
        w.guests = row.get<std::int64_t>(6);
        return true;
      },
      id);
  w.tables = tx.all(select_tables, table_from, id);
  w.drafts = seated_drafts(tx, id);
  return w;
}

std::vector<SeatedDraft> drafts_to_choose(db::ReadTx& tx, GatheringId id, Instant now) {
  return tx.all(select_to_choose, seated_from, id, now);
}

std::vector<GatheringId> workshops_of(db::ReadTx& tx, drafts::DraftId draft) {
  return tx.all(select_of_draft, first_id<GatheringId>, draft);
}

std::vector<std::pair<std::string, Instant>> workshop_pages(db::ReadTx& tx) {
  return tx.all(select_pages, [](const db::Row& row) {
    return std::pair("/warsztaty/" + code_from_id(row.get<std::int64_t>(0)), row.get<Instant>(1));
  });
}

std::int64_t lock_workshop(db::WriteTx& tx, GatheringId id) {
  tx.run(insert_row, id);
  tx.lock(lock_row, id);
  return tx.value<std::int64_t>(select_revision, id).value_or(0);
}

void raise_revision(db::WriteTx& tx, GatheringId id) { tx.run(update_revision, id); }

void choose_draft(db::WriteTx& tx, GatheringId id, drafts::DraftId draft) { tx.run(insert_draft, id, draft); }

void leave_out_draft(db::WriteTx& tx, GatheringId id, drafts::DraftId draft) { tx.run(delete_draft, id, draft); }

void store_tables(db::WriteTx& tx, GatheringId id, const std::vector<Table>& tables, const Seats& seats) {
  tx.run(delete_tables, id);
  for (const Table& t : tables)
    tx.run(insert_table, id, t.number, t.name, t.unit ? std::optional(t.unit->id) : std::nullopt);
  tx.run_many(seats, [&](db::Batch& batch, const auto& seat) { batch.add(update_seat, id, seat.first, seat.second); });
  tx.run(update_tables_at, id, tx.now());
}

bool insert_guest(db::WriteTx& tx, GatheringId id, people::PersonId person, Guest part) {
  return tx.run(insert_guest_row, id, person, code_in(kGuestCodes, part), tx.now()) == 1;
}

void mark_invited(db::WriteTx& tx, GatheringId id) { tx.run(update_invited, id, tx.now()); }
void mark_released(db::WriteTx& tx, GatheringId id) { tx.run(update_released, id, tx.now()); }

std::vector<people::PersonId> workshop_authors(db::ReadTx& tx, GatheringId id) {
  return tx.all(select_authors, first_id<people::PersonId>, id);
}

std::vector<people::PersonId> workshop_ambassadors(db::ReadTx& tx, GatheringId id) {
  return tx.all(select_ambassadors, first_id<people::PersonId>, id);
}

std::vector<drafts::DraftId> own_at_workshop(db::ReadTx& tx, GatheringId id, people::PersonId person) {
  return tx.all(select_own_drafts, first_id<drafts::DraftId>, id, person);
}

std::vector<ReadingId> readings_kept_for(db::ReadTx& tx, GatheringId id) {
  return tx.all(select_kept, first_id<ReadingId>, id);
}

std::vector<GatheringId> workshops_begun(db::ReadTx& tx, Instant now) {
  return tx.all(select_begun, first_id<GatheringId>, now);
}

std::vector<OwnInvitation> invitations_of(db::ReadTx& tx, people::PersonId person) {
  return tx.all(
      select_invitations,
      [](const db::Row& row) {
        return OwnInvitation{row.get<std::string>(0), row.get<Instant>(1)};
      },
      person);
}

void forget_guest(db::WriteTx& tx, people::PersonId person) { tx.run(delete_guest, person); }

}  // namespace wiec::verification
