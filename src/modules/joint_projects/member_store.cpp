#include "modules/joint_projects/member_store.h"

#include "modules/joint_projects/resignation_store.h"

namespace wiec::joint_projects {
namespace {

const db::Sql count_rows{"joint_projects.count_members", "select count(*) from area_member where area_id = $1"};
const db::Sql select_member{"joint_projects.is_member",
                            "select 1 from area_member where area_id = $1 and person_id = $2"};
const db::Sql select_member_in{"joint_projects.is_member_in", R"(
  select 1 from area_member m join area_district d on d.area_id = m.area_id
  where m.person_id = $2 and d.place_id = $1 limit 1)"};
const db::Sql insert_row{"joint_projects.insert_member", R"(
  insert into area_member (id, area_id, person_id, name, contact, typed_by, joined_at)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict (area_id, person_id) do nothing)"};
const db::Sql delete_row{"joint_projects.delete_member",
                         "delete from area_member where area_id = $1 and person_id = $2"};
const db::Sql select_paper{"joint_projects.paper_members", R"(
  select id, name, contact, joined_at from area_member where area_id = $1 and person_id is null order by id desc limit 500)"};
const db::Sql delete_paper{"joint_projects.delete_paper_member",
                           "delete from area_member where area_id = $1 and id = $2 and person_id is null"};
const db::Sql select_joined{"joint_projects.areas_joined_by", R"(
  select m.area_id, a.name, m.joined_at, a.theme_id is not null from area_member m join area a on a.id = m.area_id
  where m.person_id = $1 order by a.name_sort, a.id)"};
#define WIEC_LETTER_COLUMNS \
  "select id, area_id, ambassador_id, subject, body, sent_at, reached, last_member from area_letter "
const db::Sql select_letter{"joint_projects.find_letter", WIEC_LETTER_COLUMNS "where id = $1"};
const db::Sql select_letters{"joint_projects.letters_of",
                             WIEC_LETTER_COLUMNS "where area_id = $1 order by sent_at desc, id desc limit 50"};
#undef WIEC_LETTER_COLUMNS
const db::Sql count_letters{"joint_projects.count_letters_by",
                            "select count(*) from area_letter where ambassador_id = $1"};
const db::Sql insert_letter_row{"joint_projects.insert_letter", R"(
  insert into area_letter (id, area_id, ambassador_id, subject, body, sent_at, reached, last_member)
  values ($1, $2, $3, $4, $5, $6, 0, 0))"};
const db::Sql select_readers{"joint_projects.next_readers", R"(
  select id, person_id from area_member
  where area_id = $1 and id > $2 and id < $3 and person_id is not null order by id limit $4)"};
const db::Sql update_reached{"joint_projects.note_reached",
                             "update area_letter set last_member = $2, reached = reached + $3 where id = $1"};

const db::Sql select_untold{"joint_projects.next_untold", R"(
  select g.id, coalesce(t.told_to, 0) from gathering g left join area_meeting_told t on t.gathering_id = g.id
  where g.begins_at > $1 and g.kind = 'residents_meeting' and g.state = 'planned' and g.place_id is not null
    and t.told_at is null order by g.begins_at, g.id limit 1)"};
const db::Sql select_members_in{"joint_projects.members_in", R"(
  select distinct m.person_id from area_district d join area_member m on m.area_id = d.area_id
  where d.place_id = $1 and m.person_id > $2 order by m.person_id limit $3)"};
const db::Sql upsert_told{"joint_projects.note_told", R"(
  insert into area_meeting_told (gathering_id, told_to, told_at) values ($1, $2, $3)
  on conflict (gathering_id) do update set told_to = excluded.told_to, told_at = excluded.told_at)"};

const db::Sql select_of_person{"joint_projects.ambassadors_of_person", R"(
  select p.name_pl, a.state, a.theme, a.experience, a.public_name, a.peer_contact, a.applied_at
  from ambassador a join joint_programme p on p.id = a.programme_id where a.person_id = $1 order by a.applied_at)"};
const db::Sql delete_memberships{"joint_projects.delete_memberships", "delete from area_member where person_id = $1"};
const db::Sql forget_typist{"joint_projects.forget_typist",
                            "update area_member set typed_by = null where typed_by = $1"};
const db::Sql forget_ambassador{"joint_projects.forget_ambassador", R"(
  update ambassador set state = 'resigned', experience = '', public_name = '', peer_contact = '', theme = ''
  where person_id = $1)"};
const db::Sql forget_areas{"joint_projects.forget_areas", R"(
  delete from ambassador_area where ambassador_id in (select id from ambassador where person_id = $1))"};

Letter letter_from(const db::Row& row) {
  return {.id = row.get<LetterId>(0),
          .area = row.get<areas::AreaId>(1),
          .ambassador = row.get<AmbassadorId>(2),
          .subject = row.get<std::string>(3),
          .body = row.get<std::string>(4),
          .sent_at = row.get<Instant>(5),
          .reached = row.get<std::int64_t>(6),
          .last_member = row.get<std::int64_t>(7)};
}

std::optional<people::PersonId> none_if_empty(people::PersonId person) {
  return person ? std::optional(person) : std::nullopt;
}

Json gather(db::ReadTx& tx, std::int64_t person) {
  Json::Array joined, led;
  for (const Joined& one : areas_joined_by(tx, people::PersonId{person}))
    joined.push_back(Json::Object{{"area", one.name}, {"joined_at", iso(one.joined_at)}});
  for (const db::Row& row : tx.query(select_of_person, person))
    led.push_back(Json::Object{{"programme", row.get<std::string>(0)},
                               {"state", row.get<std::string>(1)},
                               {"theme", row.get<std::string>(2)},
                               {"experience", row.get<std::string>(3)},
                               {"public_name", row.get<std::string>(4)},
                               {"contact_for_ambassadors", row.get<std::string>(5)},
                               {"applied_at", iso(row.get<Instant>(6))}});
  return Json::Object{{"areas", std::move(joined)},
                      {"ambassador", std::move(led)},
                      {"answers_to_resignations", resignation_data(tx, people::PersonId{person})}};
}

void erase(db::WriteTx& tx, std::int64_t person) {
  forget_resignations(tx, people::PersonId{person});
  for (const db::Sql* sql : {&delete_memberships, &forget_typist, &forget_areas, &forget_ambassador})
    tx.run(*sql, person);
}

}  // namespace

std::int64_t count_members(db::ReadTx& tx, areas::AreaId area) {
  return tx.value<std::int64_t>(count_rows, area).value_or(0);
}

bool is_member(db::ReadTx& tx, areas::AreaId area, people::PersonId person) {
  return tx.exists(select_member, area, person);
}

bool is_member_in(db::ReadTx& tx, places::PlaceId district, people::PersonId person) {
  return tx.exists(select_member_in, district, person);
}

bool insert_member(db::WriteTx& tx, areas::AreaId area, people::PersonId person, people::PersonId typed_by) {
  return tx.run(insert_row, tx.new_id<MemberId>(), area, std::optional(person), "", "", none_if_empty(typed_by),
                tx.now()) == 1;
}

void insert_paper_member(db::WriteTx& tx, areas::AreaId area, const std::string& name, const std::string& contact,
                         people::PersonId typed_by) {
  tx.run(insert_row, tx.new_id<MemberId>(), area, std::optional<people::PersonId>(), name, contact,
         none_if_empty(typed_by), tx.now());
}

bool delete_member(db::WriteTx& tx, areas::AreaId area, people::PersonId person) {
  return tx.run(delete_row, area, person) == 1;
}

std::vector<OnPaper> paper_members(db::ReadTx& tx, areas::AreaId area) {
  return tx.all(
      select_paper,
      [](const db::Row& row) {
        return OnPaper{row.get<MemberId>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<Instant>(3)};
      },
      area);
}

bool delete_paper_member(db::WriteTx& tx, areas::AreaId area, MemberId id) {
  return tx.run(delete_paper, area, id) == 1;
}

std::vector<Joined> areas_joined_by(db::ReadTx& tx, people::PersonId person) {
  return tx.all(
      select_joined,
      [](const db::Row& row) {
        return Joined{row.get<areas::AreaId>(0), row.get<std::string>(1), row.get<Instant>(2), row.get<bool>(3)};
      },
      person);
}

LetterId insert_letter(db::WriteTx& tx, const Letter& letter) {
  const auto id = tx.new_id<LetterId>();
  tx.run(insert_letter_row, id, letter.area, letter.ambassador, letter.subject, letter.body, tx.now());
  return id;
}

std::optional<Letter> find_letter(db::ReadTx& tx, LetterId id) { return tx.one(select_letter, letter_from, id); }

std::vector<Letter> letters_of(db::ReadTx& tx, areas::AreaId area) { return tx.all(select_letters, letter_from, area); }

std::int64_t count_letters_by(db::ReadTx& tx, AmbassadorId id) {
  return tx.value<std::int64_t>(count_letters, id).value_or(0);
}

std::vector<MemberReader> next_readers(db::ReadTx& tx, const Letter& letter, int limit) {
  return tx.all(
      select_readers,
      [](const db::Row& row) {
        return MemberReader{row.get<MemberId>(0), row.get<people::PersonId>(1)};
      },
      letter.area, letter.last_member, letter.id, limit);
}

void note_reached(db::WriteTx& tx, LetterId id, std::int64_t last_member, std::int64_t reached) {
  tx.run(update_reached, id, last_member, reached);
}

std::optional<Untold> next_untold(db::ReadTx& tx, Instant now) {
  return tx.one(
      select_untold,
      [](const db::Row& row) {
        return Untold{row.get<gatherings::GatheringId>(0), row.get<std::int64_t>(1)};
      },
      now);
}

std::vector<people::PersonId> members_in(db::ReadTx& tx, places::PlaceId district, std::int64_t after, int limit) {
  return tx.all(
      select_members_in, [](const db::Row& row) { return row.get<people::PersonId>(0); }, district, after, limit);
}

void note_told(db::WriteTx& tx, gatherings::GatheringId id, std::int64_t told_to, bool everybody) {
  tx.run(upsert_told, id, told_to, everybody ? std::optional(tx.now()) : std::nullopt);
}

PersonalData personal_data() { return {"joint_projects", gather, erase}; }

}  // namespace wiec::joint_projects
