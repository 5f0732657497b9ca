#include "modules/programmes/project_store.h"

#include "modules/programmes/partner_store.h"
#include "modules/programmes/when_columns.h"
#include "platform/db/rows_by_id.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

const db::Sql select_file_use{"programmes.select_file_use", "select 1 from project where logo_file_id = $1"};
const db::Sql select_upload_use{"programmes.select_upload_use", "select 1 from register_upload where file_id = $1"};
const db::Sql select_project{"programmes.select_project", R"(
  select id, programme_id, acronym, title_pl, title_en, beneficiary, implementing_unit, period, lead_theme_pl,
         lead_theme_en, category, state, from_on, from_precision, to_on, to_precision, place_id, area, wide_area,
         description_pl, description_en, website, logo_file_id, logo_type, predecessor_id, version, identity, import_id,
         created_at, changed_at
  from project where id = $1)"};
const db::Sql select_by_acronym{"programmes.select_by_acronym",
                                "select id from project where lower(acronym) = lower($1) order by id limit 2"};
const db::Sql select_neighbour{"programmes.select_neighbour", R"(
  select id, acronym, title_pl, title_en, state, from_on, from_precision, to_on, to_precision from project where id = $1)"};
const db::Sql select_neighbours{"programmes.select_neighbours", R"(
  select id, acronym, title_pl, title_en, state, from_on, from_precision, to_on, to_precision
  from project where id in )" WIEC_TWENTY_FIVE_IDS};
const db::Sql select_in_words{"programmes.select_in_words", R"(
  select id, acronym, title_pl, title_en, beneficiary, description_pl, description_en, area, website, implementing_unit
  from project where id in )" WIEC_TWENTY_FIVE_IDS};
const db::Sql select_level_words{"programmes.select_level_words", R"(
  select project_id, description_pl, description_en, level from project_level where project_id in )" WIEC_TWENTY_FIVE_IDS
                                                                  "order by project_id, level"};
const db::Sql select_partner_words{"programmes.select_partner_words", R"(
  select project_id, name, city, country, role from project_partner where project_id in )" WIEC_TWENTY_FIVE_IDS
                                                                      "order by project_id, position"};
const db::Sql select_reasons{"programmes.select_reasons", R"(
  select v.project_id, v.reason from project_version v join project p on p.id = v.project_id and p.version = v.version
  where v.project_id in )" WIEC_TWENTY_FIVE_IDS};
const db::Sql select_successors{"programmes.select_successors", R"(
  select id, acronym, title_pl, title_en, state, from_on, from_precision, to_on, to_precision
  from project where predecessor_id = $1 order by id)"};
const db::Sql select_topics_of{"programmes.select_topics_of",
                               "select topic_id from project_topic where project_id = $1 order by position"};
const db::Sql select_phases{"programmes.select_phases", R"(
  select kind, name_pl, name_en, months, from_on, from_precision, to_on, to_precision, source
  from project_phase where project_id = $1 order by position)"};
const db::Sql select_amounts{"programmes.select_amounts", R"(
  select level, phase, total, currency, cofunding, rate_e4, rate_on, declared_basis_points, source, note, official
  from project_amount where project_id = $1 order by position)"};
const db::Sql select_events{"programmes.select_events", R"(
  select kind, phase, at_on, at_precision, months, text_pl, text_en
  from project_event where project_id = $1 order by position)"};
const db::Sql select_levels{"programmes.select_levels", R"(
  select level, description_pl, description_en from project_level where project_id = $1 order by level)"};

const db::Sql insert_row{"programmes.insert_project", R"(
  insert into project (id, programme_id, acronym, title_pl, title_en, title_sort, beneficiary, implementing_unit, period,
                       lead_theme_pl, lead_theme_en, category, state, from_on, from_precision, to_on, to_precision,
                       place_id, area, wide_area, description_pl, description_en, website, logo_file_id, logo_type,
                       predecessor_id, partners_folded, version, created_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
          $25, $26, $27, $28, $29, $29))"};
const db::Sql select_ids{"programmes.select_ids", "select id from project"};
const db::Sql update_row{"programmes.update_project", R"(
  update project set programme_id = $2, acronym = $3, title_pl = $4, title_en = $5, title_sort = $6, beneficiary = $7,
         implementing_unit = $8, period = $9, lead_theme_pl = $10, lead_theme_en = $11, category = $12, state = $13,
         from_on = $14, from_precision = $15, to_on = $16, to_precision = $17, place_id = $18, area = $19,
         wide_area = $20, description_pl = $21, description_en = $22, website = $23, logo_file_id = $24,
         logo_type = $25, predecessor_id = $26, partners_folded = $27, version = $28, changed_at = $29
  where id = $1)"};
const db::Sql insert_topic_of{"programmes.insert_topic_of",
                              "insert into project_topic (project_id, position, topic_id) values ($1, $2, $3)"};
const db::Sql insert_phase{"programmes.insert_phase", R"(
  insert into project_phase (project_id, position, kind, name_pl, name_en, months, from_on, from_precision, to_on,
                             to_precision, source)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))"};
const db::Sql insert_amount{"programmes.insert_amount", R"(
  insert into project_amount (project_id, position, level, phase, total, currency, cofunding, rate_e4, rate_on,
                              declared_basis_points, source, note, official)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))"};
const db::Sql insert_event{"programmes.insert_event", R"(
  insert into project_event (project_id, position, kind, phase, at_on, at_precision, months, text_pl, text_en)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};
const db::Sql insert_level{"programmes.insert_level", R"(
  insert into project_level (project_id, level, description_pl, description_en) values ($1, $2, $3, $4))"};
const db::Sql delete_topics_of{"programmes.delete_topics_of", "delete from project_topic where project_id = $1"};
const db::Sql delete_phases{"programmes.delete_phases", "delete from project_phase where project_id = $1"};
const db::Sql delete_amounts{"programmes.delete_amounts", "delete from project_amount where project_id = $1"};
const db::Sql delete_events{"programmes.delete_events", "delete from project_event where project_id = $1"};
const db::Sql delete_levels{"programmes.delete_levels", "delete from project_level where project_id = $1"};
const db::Sql insert_version_row{"programmes.insert_version", R"(
  insert into project_version (project_id, version, snapshot, reason, person, made_at) values ($1, $2, $3, $4, $5, $6))"};
const db::Sql select_versions{"programmes.select_versions", R"(
  select version, snapshot, reason, person, made_at from project_version where project_id = $1 order by version desc)"};
const db::Sql select_import_file{"programmes.select_import_file",
                                 "select file_name from register_import where id = $1"};

template <class Tag>
std::optional<Id<Tag>> nullable(Id<Tag> id) {
  return id ? std::optional(id) : std::nullopt;
}

void read_columns(const db::Row& row, Project& p) {
  p.id = row.get<ProjectId>(0);
  p.programme = row.get<std::optional<ProgrammeId>>(1).value_or(ProgrammeId{});
  p.acronym = row.get<std::string>(2);
  p.title_pl = row.get<std::string>(3);
  p.title_en = row.get<std::string>(4);
  p.beneficiary = row.get<std::string>(5);
  p.implementing_unit = row.get<std::string>(6);
  p.period = row.get<std::string>(7);
  p.lead_theme_pl = row.get<std::string>(8);
  p.lead_theme_en = row.get<std::string>(9);
  p.category = enum_from<Category>(kCategories, row.get<std::string_view>(10)).value_or(Category::unknown);
  p.state = enum_from<State>(kStates, row.get<std::string_view>(11)).value_or(State::unknown);
  p.from = when_in(row, 12);
  p.to = when_in(row, 14);
  p.place = row.get<std::optional<places::PlaceId>>(16).value_or(places::PlaceId{});
  p.area = row.get<std::string>(17);
  p.wide_area = row.get<std::optional<bool>>(18);
  p.description_pl = row.get<std::string>(19);
  p.description_en = row.get<std::string>(20);
  p.website = row.get<std::string>(21);
  p.logo = row.get<std::optional<files::FileId>>(22).value_or(files::FileId{});
  p.logo_type = row.get<std::optional<std::string>>(23).value_or("");
  p.predecessor = row.get<std::optional<ProjectId>>(24).value_or(ProjectId{});
  p.version = row.get<int>(25);
  p.identity = row.get<std::optional<std::string>>(26).value_or("");
  p.import = row.get<std::optional<ImportId>>(27).value_or(ImportId{});
  p.created_at = row.get<Instant>(28);
  p.changed_at = row.get<Instant>(29);
}

Amount amount_in(const db::Row& row) {
  Amount a;
  a.level = enum_from<AmountLevel>(kAmountLevels, row.get<std::string_view>(0)).value_or(AmountLevel::whole);
  a.phase = row.get<int>(1);
  a.total = {row.get<std::int64_t>(2), currency_from(row.get<std::string_view>(3)).value_or(Currency::pln)};
  a.cofunding = row.get<std::optional<std::int64_t>>(4);
  a.rate_e4 = row.get<std::optional<std::int64_t>>(5);
  a.rate_on = row.get<std::optional<Date>>(6);
  a.declared_basis_points = row.get<std::optional<int>>(7);
  a.source = row.get<std::string>(8);
  a.note = row.get<std::string>(9);
  a.official = row.get<bool>(10);
  return a;
}

void read_parts(db::ReadTx& tx, Project& p) {
  for (const db::Row& row : tx.query(select_topics_of, p.id)) p.topics.push_back(row.get<TopicId>(0));
  for (const db::Row& row : tx.query(select_phases, p.id))
    p.phases.push_back({enum_from<PhaseKind>(kPhaseKinds, row.get<std::string_view>(0)).value_or(PhaseKind::other),
                        row.get<std::string>(1), row.get<std::string>(2), row.get<std::optional<int>>(3),
                        when_in(row, 4), when_in(row, 6), row.get<std::string>(8)});
  for (const db::Row& row : tx.query(select_amounts, p.id)) p.amounts.push_back(amount_in(row));
  for (const db::Row& row : tx.query(select_events, p.id))
    p.events.push_back({enum_from<EventKind>(kEventKinds, row.get<std::string_view>(0)).value_or(EventKind::other),
                        row.get<int>(1), *when_in(row, 2), row.get<std::optional<int>>(4), row.get<std::string>(5),
                        row.get<std::string>(6)});
  p.partners = partners_of(tx, p.id);
  for (const db::Row& row : tx.query(select_levels, p.id))
    p.levels.push_back({enum_from<WorkLevel>(kWorkLevels, row.get<std::string_view>(0)).value_or(WorkLevel::local),
                        row.get<std::string>(1), row.get<std::string>(2)});
}

Neighbour neighbour_in(const db::Row& row) {
  const auto acronym = row.get<std::string>(1);
  const auto pl = row.get<std::string>(2), en = row.get<std::string>(3);
  return {row.get<ProjectId>(0),
          acronym.empty() ? pl : acronym,
          acronym.empty() ? en : acronym,
          enum_from<State>(kStates, row.get<std::string_view>(4)).value_or(State::unknown),
          when_in(row, 5),
          when_in(row, 7)};
}

std::string partners_folded(const Project& p) {
  std::string all = p.beneficiary;
  for (const Partner& partner : p.partners) all += " | " + partner.name + " " + partner.city;
  return text::fold(all);
}

void write_row(db::WriteTx& tx, const db::Sql& sql, const Project& p, Instant at) {
  const std::string sort = text::sort_key(p.acronym.empty() ? p.title_pl : p.acronym + " " + p.title_pl),
                    partners = partners_folded(p);
  tx.run(sql, p.id, nullable(p.programme), p.acronym, p.title_pl, p.title_en, db::Bytes{sort}, p.beneficiary,
         p.implementing_unit, p.period, p.lead_theme_pl, p.lead_theme_en, name_in(kCategories, p.category),
         name_in(kStates, p.state), on_of(p.from), precision_of(p.from), on_of(p.to), precision_of(p.to),
         nullable(p.place), p.area, p.wide_area, p.description_pl, p.description_en, p.website, nullable(p.logo),
         p.logo ? std::optional<std::string_view>(p.logo_type) : std::nullopt, nullable(p.predecessor), partners,
         p.version, at);
}

void write_amount(db::WriteTx& tx, ProjectId id, int position, const Amount& a) {
  tx.run(insert_amount, id, position, name_in(kAmountLevels, a.level), a.phase, a.total.minor,
         wiec::code_of(a.total.currency), a.cofunding, a.rate_e4, a.rate_on, a.declared_basis_points, a.source, a.note,
         a.official);
}

void write_parts(db::WriteTx& tx, const Project& p) {
  int at = 0;
  for (const TopicId topic : p.topics) tx.run(insert_topic_of, p.id, at++, topic);
  at = 1;
  for (const Phase& f : p.phases)
    tx.run(insert_phase, p.id, at++, name_in(kPhaseKinds, f.kind), f.name_pl, f.name_en, f.months, on_of(f.from),
           precision_of(f.from), on_of(f.to), precision_of(f.to), f.source);
  at = 0;
  for (const Amount& a : p.amounts) write_amount(tx, p.id, at++, a);
  at = 0;
  for (const Event& e : p.events)
    tx.run(insert_event, p.id, at++, name_in(kEventKinds, e.kind), e.phase, e.at.on,
           name_in(kPrecisions, e.at.precision), e.months, e.text_pl, e.text_en);
  for (const LevelText& level : p.levels)
    tx.run(insert_level, p.id, name_in(kWorkLevels, level.level), level.description_pl, level.description_en);
}

}  // namespace

std::optional<Project> find_project(db::ReadTx& tx, ProjectId id) {
  std::optional<Project> found;
  for (const db::Row& row : tx.query(select_project, id)) read_columns(row, found.emplace());
  if (found) read_parts(tx, *found);
  return found;
}

std::optional<ProjectId> find_named(db::ReadTx& tx, std::string_view typed) {
  if (const auto slash = typed.rfind('/'); slash != std::string_view::npos) typed = typed.substr(slash + 1);
  if (const auto id = id_from_code(typed); id && neighbour(tx, {*id})) return ProjectId{*id};
  const auto ids = tx.all(
      select_by_acronym, [](const db::Row& row) { return row.get<ProjectId>(0); }, typed);
  return ids.size() == 1 ? std::optional(ids[0]) : std::nullopt;
}

std::vector<Neighbour> successors_of(db::ReadTx& tx, ProjectId id) {
  return tx.all(select_successors, neighbour_in, id);
}
std::optional<Neighbour> neighbour(db::ReadTx& tx, ProjectId id) { return tx.one(select_neighbour, neighbour_in, id); }
std::vector<Neighbour> neighbours(db::ReadTx& tx, std::span<const std::int64_t> ids) {
  return db::rows_by_id(tx, select_neighbours, neighbour_in, ids);
}

void insert_project(db::WriteTx& tx, Project& p) {
  p.id = tx.new_id<ProjectId>();
  p.created_at = p.changed_at = tx.now();
  write_row(tx, insert_row, p, p.created_at);
  write_parts(tx, p);
  store_partners(tx, p.id, p.partners);
}

void update_project(db::WriteTx& tx, Project& p) {
  write_row(tx, update_row, p, tx.now());
  for (const db::Sql* sql : {&delete_topics_of, &delete_phases, &delete_amounts, &delete_events, &delete_levels})
    tx.run(*sql, p.id);
  write_parts(tx, p);
  store_partners(tx, p.id, p.partners);
}

void insert_version(db::WriteTx& tx, ProjectId id, const Version& v) {
  tx.run(insert_version_row, id, v.version, v.snapshot, v.reason, v.person, v.made_at);
}

std::vector<ProjectId> project_ids(db::ReadTx& tx) {
  return tx.all(select_ids, [](const db::Row& row) { return row.get<ProjectId>(0); });
}

std::vector<Project> projects_in_words(db::ReadTx& tx, std::span<const std::int64_t> ids) {
  auto found = db::rows_by_id(
      tx, select_in_words,
      [](const db::Row& row) {
        Project p;
        p.id = row.get<ProjectId>(0);
        p.acronym = row.get<std::string>(1);
        p.title_pl = row.get<std::string>(2);
        p.title_en = row.get<std::string>(3);
        p.beneficiary = row.get<std::string>(4);
        p.description_pl = row.get<std::string>(5);
        p.description_en = row.get<std::string>(6);
        p.area = row.get<std::string>(7);
        p.website = row.get<std::string>(8);
        p.implementing_unit = row.get<std::string>(9);
        return p;
      },
      ids);
  std::map<std::int64_t, Project*> by_id;
  for (Project& p : found) by_id[p.id.value] = &p;
  db::each_by_id(
      tx, select_level_words,
      [&](const db::Row& row) {
        if (const auto at = by_id.find(row.get<std::int64_t>(0)); at != by_id.end())
          at->second->levels.push_back(
              {enum_from<WorkLevel>(kWorkLevels, row.get<std::string_view>(3)).value_or(WorkLevel{}),
               row.get<std::string>(1), row.get<std::string>(2)});
      },
      ids);
  db::each_by_id(
      tx, select_partner_words,
      [&](const db::Row& row) {
        if (const auto at = by_id.find(row.get<std::int64_t>(0)); at != by_id.end())
          at->second->partners.push_back(
              {row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3),
               enum_from<PartnerRole>(kPartnerRoles, row.get<std::string_view>(4)).value_or(PartnerRole::partner)});
      },
      ids);
  return found;
}

std::map<ProjectId, std::string> reasons_of(db::ReadTx& tx, std::span<const std::int64_t> ids) {
  struct One {
    ProjectId id;
    std::string reason;
  };
  std::map<ProjectId, std::string> reasons;
  for (One& one : db::rows_by_id(
           tx, select_reasons,
           [](const db::Row& row) {
             return One{row.get<ProjectId>(0), row.get<std::string>(1)};
           },
           ids))
    reasons.emplace(one.id, std::move(one.reason));
  return reasons;
}

std::vector<Version> versions_of(db::ReadTx& tx, ProjectId id) {
  return tx.all(
      select_versions,
      [](const db::Row& row) {
        return Version{row.get<int>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::int64_t>(3),
                       row.get<Instant>(4)};
      },
      id);
}

std::string file_of_import(db::ReadTx& tx, ImportId id) {
  return tx.value<std::string>(select_import_file, id).value_or("");
}

std::vector<const db::Sql*> file_references() { return {&select_file_use, &select_upload_use}; }

}  // namespace wiec::programmes
