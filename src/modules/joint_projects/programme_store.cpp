#include "modules/joint_projects/programme_store.h"

namespace wiec::joint_projects {
namespace {

struct NoticeTag;

#define WIEC_PROGRAMME_COLUMNS                                                                      \
  "select p.id, p.year, p.name_pl, p.name_en, p.conditions_pl, p.conditions_en, p.ask_experience, " \
  "p.ask_forms, p.published, p.revision, "                                                          \
  "(select j.formula from joint_path j where j.programme_id = p.id and j.path = 'district'), "      \
  "(select j.formula from joint_path j where j.programme_id = p.id and j.path = 'citywide') "       \
  "from joint_programme p "
const db::Sql select_one{"joint_projects.find_programme", WIEC_PROGRAMME_COLUMNS "where p.id = $1"};
const db::Sql select_current{"joint_projects.current_programme",
                             WIEC_PROGRAMME_COLUMNS "where p.published order by p.year desc limit 1"};
const db::Sql select_all{"joint_projects.programmes", WIEC_PROGRAMME_COLUMNS "order by p.year desc limit 100"};
#undef WIEC_PROGRAMME_COLUMNS
const db::Sql select_year{"joint_projects.has_programme", "select 1 from joint_programme where year = $1"};
const db::Sql select_stages{"joint_projects.stages_of", R"(
  select path, number, title_pl, title_en, about_pl, about_en, from_on, until_on, recruits from joint_stage
  where programme_id = $1 order by path desc, number)"};
const db::Sql insert_row{"joint_projects.insert_programme", R"(
  insert into joint_programme (id, year, name_pl, name_en, conditions_pl, conditions_en, ask_experience, ask_forms, published,
    revision, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10))"};
const db::Sql insert_path{"joint_projects.insert_path",
                          "insert into joint_path (programme_id, path, formula) values ($1, $2, 'in_person')"};
const db::Sql update_row{"joint_projects.update_programme", R"(
  update joint_programme set name_pl = $2, name_en = $3, conditions_pl = $4, conditions_en = $5, ask_experience = $6,
    ask_forms = $7, published = $8, revision = revision + 1, changed_at = $9 where id = $1 and revision = $10)"};
const db::Sql delete_stages{"joint_projects.delete_stages",
                            "delete from joint_stage where programme_id = $1 and path = $2"};
const db::Sql insert_stage{"joint_projects.insert_stage", R"(
  insert into joint_stage (programme_id, path, number, title_pl, title_en, about_pl, about_en, from_on, until_on, recruits)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};
const db::Sql update_formula{"joint_projects.set_formula",
                             "update joint_path set formula = $3 where programme_id = $1 and path = $2"};
const db::Sql select_text{"joint_projects.text_of", R"(
  select version, body_pl, body_en, made_at from joint_page
  where programme_id = $1 and page = $2 and ($3 = 0 or version = $3) order by version desc limit 1)"};
const db::Sql select_versions{"joint_projects.versions_of", R"(
  select version, '', '', made_at from joint_page where programme_id = $1 and page = $2 order by version desc)"};
const db::Sql insert_page{"joint_projects.insert_text", R"(
  insert into joint_page (programme_id, page, version, body_pl, body_en, made_at) values ($1, $2, $3, $4, $5, $6))"};
const db::Sql select_notices{"joint_projects.notices_of", R"(
  select page, published_on, text_pl, text_en, link from joint_notice
  where programme_id = $1 and (page = $2 or $2 = 'programme') order by published_on desc, id desc limit 50)"};
const db::Sql insert_notice_row{"joint_projects.insert_notice", R"(
  insert into joint_notice (id, programme_id, page, published_on, text_pl, text_en, link)
  values ($1, $2, $3, $4, $5, $6, $7))"};

PathFormula formula_in(const db::Row& row, int column) {
  const auto code = row.get<std::optional<std::string>>(column);
  return code == "online" ? PathFormula::online : PathFormula::in_person;
}

Programme programme_from(const db::Row& row) {
  return {.id = row.get<ProgrammeId>(0),
          .year = row.get<int>(1),
          .name_pl = row.get<std::string>(2),
          .name_en = row.get<std::string>(3),
          .conditions_pl = row.get<std::string>(4),
          .conditions_en = row.get<std::string>(5),
          .ask_experience = row.get<bool>(6),
          .ask_forms = row.get<bool>(7),
          .published = row.get<bool>(8),
          .revision = row.get<std::int64_t>(9),
          .formulas = {formula_in(row, 10), formula_in(row, 11)}};
}

Stage stage_from(const db::Row& row) {
  return {.path = path_from(row.get<std::string_view>(0)).value_or(Path::district),
          .number = row.get<int>(1),
          .title_pl = row.get<std::string>(2),
          .title_en = row.get<std::string>(3),
          .about_pl = row.get<std::string>(4),
          .about_en = row.get<std::string>(5),
          .from_on = row.get<std::optional<Date>>(6),
          .until_on = row.get<std::optional<Date>>(7),
          .recruits = row.get<bool>(8)};
}

PageText text_from(const db::Row& row) {
  return {row.get<int>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<Instant>(3)};
}

Part part_in(std::string_view code) {
  for (const Part part : kParts)
    if (code_of(part) == code) return part;
  return Part::programme;
}

std::optional<Programme> with_stages(db::ReadTx& tx, std::optional<Programme> programme) {
  if (programme) programme->stages = tx.all(select_stages, stage_from, programme->id);
  return programme;
}

}  // namespace

std::optional<Programme> find_programme(db::ReadTx& tx, ProgrammeId id) {
  return with_stages(tx, tx.one(select_one, programme_from, id));
}

std::optional<Programme> current_programme(db::ReadTx& tx) {
  return with_stages(tx, tx.one(select_current, programme_from));
}

std::vector<Programme> programmes(db::ReadTx& tx) { return tx.all(select_all, programme_from); }

bool has_programme(db::ReadTx& tx, int year) { return tx.exists(select_year, year); }

ProgrammeId insert_programme(db::WriteTx& tx, const Programme& p) {
  const auto id = tx.new_id<ProgrammeId>();
  tx.run(insert_row, id, p.year, p.name_pl, p.name_en, p.conditions_pl, p.conditions_en, p.ask_experience, p.ask_forms,
         p.published, tx.now());
  for (const Path path : kPaths) {
    tx.run(insert_path, id, code_of(path));
    store_stages(tx, id, path, p.stages_of(path));
  }
  return id;
}

bool update_programme(db::WriteTx& tx, const Programme& p, std::int64_t revision) {
  return tx.run(update_row, p.id, p.name_pl, p.name_en, p.conditions_pl, p.conditions_en, p.ask_experience, p.ask_forms,
                p.published, tx.now(), revision) == 1;
}

void store_stages(db::WriteTx& tx, ProgrammeId id, Path path, const std::vector<Stage>& stages) {
  tx.run(delete_stages, id, code_of(path));
  for (const Stage& s : stages)
    tx.run(insert_stage, id, code_of(path), s.number, s.title_pl, s.title_en, s.about_pl, s.about_en, s.from_on,
           s.until_on, s.recruits);
}

void set_formula(db::WriteTx& tx, ProgrammeId id, Path path, PathFormula formula) {
  tx.run(update_formula, id, code_of(path), code_of(formula));
}

std::optional<PageText> text_of(db::ReadTx& tx, ProgrammeId id, Part part, int version) {
  return tx.one(select_text, text_from, id, code_of(part), version);
}

std::vector<PageText> versions_of(db::ReadTx& tx, ProgrammeId id, Part part) {
  return tx.all(select_versions, text_from, id, code_of(part));
}

int insert_text(db::WriteTx& tx, ProgrammeId id, Part part, const std::string& pl, const std::string& en) {
  const auto last = text_of(tx, id, part);
  const int version = last ? last->version + 1 : 1;
  tx.run(insert_page, id, code_of(part), version, pl, en, tx.now());
  return version;
}

std::vector<Notice> notices_of(db::ReadTx& tx, ProgrammeId id, Part part) {
  return tx.all(
      select_notices,
      [](const db::Row& row) {
        return Notice{part_in(row.get<std::string_view>(0)), row.get<Date>(1), row.get<std::string>(2),
                      row.get<std::string>(3), row.get<std::string>(4)};
      },
      id, code_of(part));
}

void insert_notice(db::WriteTx& tx, ProgrammeId id, const Notice& n) {
  tx.run(insert_notice_row, tx.new_id<Id<NoticeTag>>(), id, code_of(n.part), n.published_on, n.text_pl, n.text_en,
         n.link);
}

}  // namespace wiec::joint_projects
