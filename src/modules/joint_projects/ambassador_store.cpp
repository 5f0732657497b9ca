#include "modules/joint_projects/ambassador_store.h"

#include <map>

namespace wiec::joint_projects {
namespace {

#define WIEC_AMBASSADOR_COLUMNS                                                                                \
  "select a.id, a.programme_id, a.person_id, a.path, a.theme, a.title, a.state, a.experience, a.forms, "       \
  "a.public_name, a.peer_contact, a.refused_for, a.successor_id, a.applied_at, a.changed_at, p.name, p.email " \
  "from ambassador a join person p on p.id = a.person_id "
#define WIEC_LEADS "a.state in ('accepted', 'trained', 'active', 'certified') "
const db::Sql select_one{"joint_projects.find_ambassador", WIEC_AMBASSADOR_COLUMNS "where a.id = $1"};
const db::Sql select_own{"joint_projects.ambassador_of",
                         WIEC_AMBASSADOR_COLUMNS "where a.programme_id = $1 and a.person_id = $2"};
const db::Sql select_all{"joint_projects.ambassadors_of",
                         WIEC_AMBASSADOR_COLUMNS "where a.programme_id = $1 order by a.applied_at desc, a.id desc"};
const db::Sql select_public{"joint_projects.public_ambassadors",
                            WIEC_AMBASSADOR_COLUMNS "where a.programme_id = $1 and a.public_name <> '' and " WIEC_LEADS
                                                    "order by a.public_name, a.id"};
const db::Sql select_peers{"joint_projects.peers_of",
                           WIEC_AMBASSADOR_COLUMNS "where a.programme_id = $1 and a.peer_contact <> '' and " WIEC_LEADS
                                                   "order by p.name, a.id"};
const db::Sql select_leaders{"joint_projects.leaders_of", WIEC_AMBASSADOR_COLUMNS
                             "where exists (select 1 from ambassador_area l where l.ambassador_id = a.id and "
                             "l.area_id = $1) and a.programme_id = (select id from joint_programme where published "
                             "order by year desc limit 1) and " WIEC_LEADS "order by a.public_name, a.id"};
#undef WIEC_AMBASSADOR_COLUMNS
#undef WIEC_LEADS
const db::Sql count_applied{
    "joint_projects.applications_waiting",
    "select programme_id, count(*) from ambassador where state = 'applied' group by programme_id"};
const db::Sql select_areas{"joint_projects.areas_led", R"(
  select l.ambassador_id, l.area_id, r.name, r.theme_id is not null from ambassador_area l join area r on r.id = l.area_id
  where $1 = 0 or l.ambassador_id = $1 order by l.ambassador_id, r.name_sort, r.id)"};
const db::Sql insert_row{"joint_projects.insert_ambassador", R"(
  insert into ambassador (id, programme_id, person_id, path, theme, title, state, experience, forms, public_name,
    peer_contact, refused_for, successor_id, applied_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, 'applied', $7, $8, $9, $10, '', null, $11, $11))"};
const db::Sql update_again{"joint_projects.apply_again", R"(
  update ambassador set path = $2, theme = $3, title = $4, state = 'applied', experience = $5, forms = $6, public_name = $7,
    peer_contact = $8, refused_for = '', successor_id = null, applied_at = $9, changed_at = $9 where id = $1)"};
const db::Sql insert_area{"joint_projects.lead_area", R"(
  insert into ambassador_area (ambassador_id, area_id) values ($1, $2) on conflict (ambassador_id, area_id) do nothing)"};
const db::Sql delete_areas{"joint_projects.leave_areas", "delete from ambassador_area where ambassador_id = $1"};
const db::Sql update_state{"joint_projects.move_state", R"(
  update ambassador set state = $3, refused_for = $4, changed_at = $5 where id = $1 and state = $2)"};
const db::Sql update_successor{"joint_projects.set_successor", "update ambassador set successor_id = $2 where id = $1"};
const db::Sql update_shown{"joint_projects.set_shown", R"(
  update ambassador set title = $2, public_name = $3, peer_contact = $4, changed_at = $5 where id = $1)"};

const db::Sql select_districts{"joint_projects.districts_led", R"(
  select distinct d.place_id from ambassador a
  join ambassador_area l on l.ambassador_id = a.id join area_district d on d.area_id = l.area_id
  where a.person_id = $1 and a.state in ('accepted', 'trained', 'active', 'certified')
    and a.programme_id = (select id from joint_programme where published order by year desc limit 1)
  order by d.place_id)"};

std::vector<std::string> split(std::string_view joined) {
  std::vector<std::string> all;
  while (!joined.empty()) {
    const auto comma = std::min(joined.find(','), joined.size());
    all.emplace_back(joined.substr(0, comma));
    joined.remove_prefix(std::min(comma + 1, joined.size()));
  }
  return all;
}

std::string join(const std::vector<std::string>& all) {
  std::string out;
  for (const std::string& one : all) out += (out.empty() ? "" : ",") + one;
  return out;
}

Ambassador ambassador_from(const db::Row& row) {
  return {.id = row.get<AmbassadorId>(0),
          .programme = row.get<ProgrammeId>(1),
          .person = row.get<people::PersonId>(2),
          .path = path_from(row.get<std::string_view>(3)).value_or(Path::district),
          .theme = row.get<std::string>(4),
          .title = row.get<std::string_view>(5) == "masculine" ? Title::masculine : Title::feminine,
          .state = state_from(row.get<std::string_view>(6)).value_or(State::applied),
          .experience = row.get<std::string>(7),
          .forms = split(row.get<std::string_view>(8)),
          .public_name = row.get<std::string>(9),
          .peer_contact = row.get<std::string>(10),
          .refused_for = row.get<std::string>(11),
          .successor = row.get<std::optional<AmbassadorId>>(12).value_or(AmbassadorId{}),
          .applied_at = row.get<Instant>(13),
          .changed_at = row.get<Instant>(14),
          .name = row.get<std::string>(15),
          .email = row.get<std::string>(16)};
}

std::vector<Ambassador> with_areas(db::ReadTx& tx, std::vector<Ambassador> all) {
  if (all.empty()) return all;
  std::map<AmbassadorId, Ambassador*> by_id;
  for (Ambassador& one : all) by_id[one.id] = &one;
  const std::int64_t only = all.size() == 1 ? all.front().id.value : 0;
  for (const db::Row& row : tx.query(select_areas, only)) {
    const auto found = by_id.find(row.get<AmbassadorId>(0));
    if (found == by_id.end()) continue;
    auto& led = row.get<bool>(3) ? found->second->themes : found->second->areas;
    led.push_back({row.get<areas::AreaId>(1), row.get<std::string>(2)});
  }
  return all;
}

std::optional<Ambassador> only(std::vector<Ambassador> found) {
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace

std::optional<Ambassador> find_ambassador(db::ReadTx& tx, AmbassadorId id) {
  return only(with_areas(tx, tx.all(select_one, ambassador_from, id)));
}

std::optional<Ambassador> ambassador_of(db::ReadTx& tx, ProgrammeId programme, people::PersonId person) {
  return only(with_areas(tx, tx.all(select_own, ambassador_from, programme, person)));
}

std::vector<Ambassador> ambassadors_of(db::ReadTx& tx, ProgrammeId programme) {
  return with_areas(tx, tx.all(select_all, ambassador_from, programme));
}

std::vector<Ambassador> public_ambassadors(db::ReadTx& tx, ProgrammeId programme) {
  return with_areas(tx, tx.all(select_public, ambassador_from, programme));
}

std::vector<Ambassador> peers_of(db::ReadTx& tx, ProgrammeId programme) {
  return with_areas(tx, tx.all(select_peers, ambassador_from, programme));
}

std::vector<Ambassador> leaders_of(db::ReadTx& tx, areas::AreaId area) {
  return with_areas(tx, tx.all(select_leaders, ambassador_from, area));
}

std::map<ProgrammeId, std::int64_t> applications_waiting(db::ReadTx& tx) {
  std::map<ProgrammeId, std::int64_t> all;
  for (const db::Row& row : tx.query(count_applied)) all[row.get<ProgrammeId>(0)] = row.get<std::int64_t>(1);
  return all;
}

AmbassadorId insert_ambassador(db::WriteTx& tx, const Ambassador& a) {
  const auto id = tx.new_id<AmbassadorId>();
  tx.run(insert_row, id, a.programme, a.person, code_of(a.path), a.theme, code_of(a.title), a.experience, join(a.forms),
         a.public_name, a.peer_contact, tx.now());
  return id;
}

void apply_again(db::WriteTx& tx, const Ambassador& a) {
  tx.run(update_again, a.id, code_of(a.path), a.theme, code_of(a.title), a.experience, join(a.forms), a.public_name,
         a.peer_contact, tx.now());
}

void lead_area(db::WriteTx& tx, AmbassadorId id, areas::AreaId area) { tx.run(insert_area, id, area); }

void leave_areas(db::WriteTx& tx, AmbassadorId id) { tx.run(delete_areas, id); }

bool move_state(db::WriteTx& tx, AmbassadorId id, State from, State to, const std::string& refused_for) {
  return tx.run(update_state, id, code_of(from), code_of(to), refused_for, tx.now()) == 1;
}

void set_successor(db::WriteTx& tx, AmbassadorId id, AmbassadorId successor) {
  tx.run(update_successor, id, successor);
}

void set_shown(db::WriteTx& tx, AmbassadorId id, Title title, const std::string& public_name,
               const std::string& peer_contact) {
  tx.run(update_shown, id, code_of(title), public_name, peer_contact, tx.now());
}

Districts districts_led(db::ReadTx& tx, people::PersonId person) {
  return tx.all(
      select_districts, [](const db::Row& row) { return row.get<places::PlaceId>(0); }, person);
}

}  // namespace wiec::joint_projects
