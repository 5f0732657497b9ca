#include "modules/programmes/partner_store.h"

#include <algorithm>

#include "modules/programmes/when_columns.h"

namespace wiec::programmes {
namespace {

const db::Sql select_partners{"programmes.select_partners", R"(
  select id, name, city, country, role, area, place_pl, place_en, longitude, latitude, pilot_state, pilot_from_on,
         pilot_from_precision, pilot_to_on, pilot_to_precision, pilot_pl, pilot_en, result_pl, result_en
  from project_partner where project_id = $1 order by position)"};
const db::Sql select_spots{"programmes.select_spots", R"(
  select project_id, longitude, latitude, name, city, role from project_partner where longitude is not null
  order by project_id, position)"};
const db::Sql select_with_partners{"programmes.select_projects_with_partners", R"(
  select id, changed_at from project where id in (select project_id from project_partner) order by id)"};
const db::Sql update_partner{"programmes.update_partner", R"(
  update project_partner set position = $3, name = $4, city = $5, country = $6, role = $7, area = $8, place_pl = $9,
         place_en = $10, longitude = $11, latitude = $12, pilot_state = $13, pilot_from_on = $14,
         pilot_from_precision = $15, pilot_to_on = $16, pilot_to_precision = $17, pilot_pl = $18, pilot_en = $19,
         result_pl = $20, result_en = $21
  where id = $1 and project_id = $2)"};
const db::Sql insert_partner{"programmes.insert_partner", R"(
  insert into project_partner (id, project_id, position, name, city, country, role, area, place_pl, place_en, longitude,
                               latitude, pilot_state, pilot_from_on, pilot_from_precision, pilot_to_on,
                               pilot_to_precision, pilot_pl, pilot_en, result_pl, result_en, pilot_changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 0))"};
const db::Sql delete_people_of{"programmes.delete_people_of_partner",
                               "delete from partner_person where partner_id = $1"};
const db::Sql delete_partner{"programmes.delete_partner", "delete from project_partner where id = $1"};
const db::Sql select_changed_at{"programmes.select_pilot_changed_at",
                                "select pilot_changed_at from project_partner where id = $1"};
const db::Sql update_changed_at{"programmes.update_pilot_changed_at",
                                "update project_partner set pilot_changed_at = $2 where id = $1"};
const db::Sql select_project_of{"programmes.select_project_of_partner",
                                "select project_id from project_partner where id = $1"};

const db::Sql insert_person_row{"programmes.insert_partner_person", R"(
  insert into partner_person (id, partner_id, name, email, language, token_hash, asked_at, ends_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8))"};
const db::Sql update_person_row{"programmes.accept_partner_person", R"(
  update partner_person set person_id = $2, name = '', email = '', token_hash = null where id = $1)"};
const db::Sql delete_person_row{"programmes.delete_partner_person", "delete from partner_person where id = $1"};
const db::Sql select_person_row{"programmes.select_partner_person", R"(
  select id, partner_id, person_id, name, email, language, asked_at, ends_at from partner_person where id = $1)"};
const db::Sql select_person_by_token{"programmes.select_partner_person_by_token", R"(
  select id, partner_id, person_id, name, email, language, asked_at, ends_at
  from partner_person where token_hash = $1)"};
const db::Sql select_people{"programmes.select_people_of_partners", R"(
  select q.id, q.partner_id, q.person_id, coalesce(h.name, q.name), coalesce(h.email, q.email), q.language, q.asked_at,
         q.ends_at
  from partner_person q join project_partner p on p.id = q.partner_id left join person h on h.id = q.person_id
  where p.project_id = $1 order by q.asked_at, q.id)"};
const db::Sql select_works{"programmes.select_works_for",
                           "select 1 from partner_person where person_id = $1 and partner_id = $2"};
const db::Sql select_own{"programmes.select_own_partners", R"(
  select q.id, q.partner_id, q.person_id, q.name, q.email, q.language, q.asked_at, q.ends_at, p.project_id, c.acronym,
         c.title_pl, p.name, p.city
  from partner_person q join project_partner p on p.id = q.partner_id join project c on c.id = p.project_id
  where q.person_id = $1 or (q.email <> '' and lower(q.email) = lower($2)) order by q.asked_at, q.id)"};

const db::Sql insert_comment_row{"programmes.insert_comment", R"(
  insert into project_comment (id, project_id, person_id, speaker, body, made_at) values ($1, $2, $3, $4, $5, $6))"};
const db::Sql select_comments{"programmes.select_comments", R"(
  select id, project_id, person_id, speaker, body, made_at
  from project_comment where project_id = $1 order by made_at, id)"};
const db::Sql select_comments_by{"programmes.select_comments_by", R"(
  select id, project_id, person_id, speaker, body, made_at
  from project_comment where person_id = $1 order by made_at, id)"};
const db::Sql select_comment{"programmes.select_comment", R"(
  select id, project_id, person_id, speaker, body, made_at from project_comment where id = $1)"};
const db::Sql delete_comment_row{"programmes.delete_comment", "delete from project_comment where id = $1"};
const db::Sql forget_commenter{"programmes.forget_commenter",
                               "update project_comment set person_id = null where person_id = $1"};
const db::Sql delete_person_rows{
    "programmes.delete_partner_person_rows",
    "delete from partner_person where person_id = $1 or (email <> '' and lower(email) = lower($2))"};

PartnerRole role_in(const db::Row& row, int column) {
  return enum_from<PartnerRole>(kPartnerRoles, row.get<std::string_view>(column)).value_or(PartnerRole::partner);
}

std::optional<places::Point> point_in(const db::Row& row, int column) {
  const auto longitude = row.get<std::optional<std::int64_t>>(column);
  if (!longitude) return std::nullopt;
  return places::Point{.longitude = *longitude, .latitude = row.get<std::int64_t>(column + 1)};
}

Partner partner_in(const db::Row& row) {
  Partner p{row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3), role_in(row, 4),
            row.get<std::string>(5)};
  p.id = row.get<PartnerId>(0);
  Pilot& pilot = p.pilot;
  pilot.place_pl = row.get<std::string>(6);
  pilot.place_en = row.get<std::string>(7);
  pilot.at = point_in(row, 8);
  pilot.state = enum_from<PilotState>(kPilotStates, row.get<std::string_view>(10)).value_or(PilotState::none);
  pilot.from = when_in(row, 11);
  pilot.to = when_in(row, 13);
  pilot.about_pl = row.get<std::string>(15);
  pilot.about_en = row.get<std::string>(16);
  pilot.result_pl = row.get<std::string>(17);
  pilot.result_en = row.get<std::string>(18);
  return p;
}

std::int64_t write_partner(db::WriteTx& tx, const db::Sql& sql, ProjectId project, int position, const Partner& p) {
  const Pilot& pilot = p.pilot;
  using Unit = std::optional<std::int64_t>;
  return tx.run(sql, p.id, project, position, p.name, p.city, p.country, name_in(kPartnerRoles, p.role), p.area,
                pilot.place_pl, pilot.place_en, pilot.at ? Unit(pilot.at->longitude) : Unit(),
                pilot.at ? Unit(pilot.at->latitude) : Unit(), name_in(kPilotStates, pilot.state), on_of(pilot.from),
                precision_of(pilot.from), on_of(pilot.to), precision_of(pilot.to), pilot.about_pl, pilot.about_en,
                pilot.result_pl, pilot.result_en);
}

PartnerPerson person_in(const db::Row& row) {
  return {row.get<PartnerPersonId>(0),
          row.get<PartnerId>(1),
          row.get<std::optional<std::int64_t>>(2).value_or(0),
          row.get<std::string>(3),
          row.get<std::string>(4),
          language_from(row.get<std::string_view>(5)).value_or(Language::en),
          row.get<Instant>(6),
          row.get<Instant>(7)};
}

PartnerComment comment_in(const db::Row& row) {
  return {row.get<CommentId>(0),   row.get<ProjectId>(1),   row.get<std::optional<std::int64_t>>(2).value_or(0),
          row.get<std::string>(3), row.get<std::string>(4), row.get<Instant>(5)};
}

}  // namespace

std::vector<KnownSpot> known_spots(db::ReadTx& tx) {
  return tx.all(select_spots, [](const db::Row& row) {
    const Partner p{row.get<std::string>(3), row.get<std::string>(4), "", role_in(row, 5)};
    return KnownSpot{row.get<ProjectId>(0), point_in(row, 1).value_or(places::Point{}), partner_name(p), p.role};
  });
}

std::vector<Partner> partners_of(db::ReadTx& tx, ProjectId id) { return tx.all(select_partners, partner_in, id); }

void store_partners(db::WriteTx& tx, ProjectId project, std::vector<Partner>& partners) {
  for (const Partner& was : partners_of(tx, project)) {
    if (std::ranges::find(partners, was.id, &Partner::id) != partners.end()) continue;
    tx.run(delete_people_of, was.id);
    tx.run(delete_partner, was.id);
  }
  int position = 0;
  for (Partner& p : partners) {
    if (p.id && write_partner(tx, update_partner, project, position, p) == 1) {
      ++position;
      continue;
    }
    p.id = tx.new_id<PartnerId>();
    write_partner(tx, insert_partner, project, position++, p);
  }
}

std::vector<std::pair<ProjectId, Instant>> projects_with_partners(db::ReadTx& tx) {
  return tx.all(select_with_partners,
                [](const db::Row& row) { return std::pair(row.get<ProjectId>(0), row.get<Instant>(1)); });
}

std::int64_t pilot_changed_at(db::ReadTx& tx, PartnerId id) {
  return tx.value<std::int64_t>(select_changed_at, id).value_or(0);
}
void note_pilot_change(db::WriteTx& tx, PartnerId id) { tx.run(update_changed_at, id, tx.now()); }

void insert_partner_person(db::WriteTx& tx, PartnerPerson& p, const std::string& token_hash) {
  p.id = tx.new_id<PartnerPersonId>();
  p.asked_at = tx.now();
  tx.run(insert_person_row, p.id, p.partner, p.name, p.email, code_of(p.language), token_hash, p.asked_at, p.ends_at);
}
bool accept_as(db::WriteTx& tx, const PartnerPerson& asked, std::int64_t person) {
  if (works_for(tx, person, asked.partner)) return tx.run(delete_person_row, asked.id), false;
  tx.run(update_person_row, asked.id, person);
  return true;
}
void delete_partner_person(db::WriteTx& tx, PartnerPersonId id) { tx.run(delete_person_row, id); }
std::optional<PartnerPerson> find_partner_person(db::ReadTx& tx, PartnerPersonId id) {
  return tx.one(select_person_row, person_in, id);
}
std::optional<PartnerPerson> partner_person_by_token(db::ReadTx& tx, const std::string& token_hash) {
  return tx.one(select_person_by_token, person_in, token_hash);
}
std::vector<PartnerPerson> people_of_partners(db::ReadTx& tx, ProjectId project) {
  return tx.all(select_people, person_in, project);
}
bool works_for(db::ReadTx& tx, std::int64_t person, PartnerId partner) {
  return person != 0 && tx.exists(select_works, person, partner);
}
std::vector<OwnPartner> partners_with(db::ReadTx& tx, std::int64_t person, const std::string& email) {
  return tx.all(
      select_own,
      [](const db::Row& row) {
        const auto acronym = row.get<std::string>(9);
        return OwnPartner{person_in(row), row.get<ProjectId>(8), acronym.empty() ? row.get<std::string>(10) : acronym,
                          partner_name({row.get<std::string>(11), row.get<std::string>(12), {}})};
      },
      person, email);
}
std::optional<ProjectId> project_of_partner(db::ReadTx& tx, PartnerId id) {
  return tx.value<ProjectId>(select_project_of, id);
}

void insert_comment(db::WriteTx& tx, PartnerComment& c) {
  c.id = tx.new_id<CommentId>();
  c.made_at = tx.now();
  tx.run(insert_comment_row, c.id, c.project, c.person, c.speaker, c.body, c.made_at);
}
std::vector<PartnerComment> comments_of(db::ReadTx& tx, ProjectId project) {
  return tx.all(select_comments, comment_in, project);
}
std::vector<PartnerComment> comments_by(db::ReadTx& tx, std::int64_t person) {
  return tx.all(select_comments_by, comment_in, person);
}
std::optional<PartnerComment> find_comment(db::ReadTx& tx, CommentId id) {
  return tx.one(select_comment, comment_in, id);
}
void delete_comment(db::WriteTx& tx, CommentId id) { tx.run(delete_comment_row, id); }
void forget_partner_person(db::WriteTx& tx, std::int64_t person, const std::string& email) {
  tx.run(forget_commenter, person);
  tx.run(delete_person_rows, person, email);
}

}  // namespace wiec::programmes
