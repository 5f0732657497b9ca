#include "modules/programmes/import_store.h"

#include <map>

#include "platform/db/insert_many.h"

namespace wiec::programmes {
namespace {

const db::Sql select_identities{"programmes.select_identities",
                                "select identity from project where identity is not null"};
const db::Sql select_identity{"programmes.select_identity", "select 1 from project where identity = $1"};
const db::Sql update_identity{"programmes.update_identity",
                              "update project set identity = $2, import_id = $3 where id = $1"};
const db::Sql insert_import_row{"programmes.insert_import", R"(
  insert into register_import (id, file_name, sha256, made_at) values ($1, $2, $3, $4))"};
const db::InsertMany<10> insert_imported{
    "programmes.insert_imported",
    "insert into project (id, programme_id, acronym, title_pl, title_en, title_sort, beneficiary, implementing_unit, "
    "period, lead_theme_pl, lead_theme_en, category, state, area, wide_area, description_pl, description_en, website, "
    "partners_folded, version, identity, import_id, created_at, changed_at) values",
    "($1, $2, '', $3, '', $4, $5, '', '', '', '', 'unknown', 'unknown', '', $6, '', '', '', $7, 1, $8, $9, $10, $10)"};
const db::InsertMany<4> insert_amount{
    "programmes.insert_imported_amount",
    "insert into project_amount (project_id, position, level, phase, total, currency, cofunding, source, note, "
    "official) values",
    "($1, 0, 'whole', 0, $2, 'PLN', $3, $4, '', true)"};
const db::InsertMany<2> insert_topic{"programmes.insert_imported_topic",
                                     "insert into project_topic (project_id, position, topic_id) values",
                                     "($1, 0, $2)"};
using Params = std::vector<db::Param>;

// Themes of mapadotacji in English.
constexpr std::pair<std::string_view, std::string_view> kTopics[] = {
    {"administracja", "public administration"},
    {"transport", "transport"},
    {"badania, rozwój, innowacje", "research, development, innovation"},
    {"ochrona środowiska", "environment"},
    {"telekomunikacja i e-usługi", "telecommunications and e-services"},
    {"nauka i edukacja", "science and education"},
    {"praca i integracja społeczna", "work and social integration"},
    {"współpraca międzynarodowa", "international co-operation"},
    {"ochrona zdrowia", "health"}};

std::string_view in_english(std::string_view topic) {
  for (const auto& [pl, en] : kTopics)
    if (pl == topic) return en;
  return {};
}

std::map<std::string, TopicId> topics_of(db::WriteTx& tx, const std::vector<PreparedRow>& rows) {
  std::map<std::string, TopicId> found;
  for (const PreparedRow& one : rows)
    if (!one.row.topic.empty() && !found.contains(one.row.topic))
      found[one.row.topic] = ensure_topic(tx, one.row.topic, in_english(one.row.topic));
  return found;
}

}  // namespace

std::unordered_set<std::string> known_identities(db::ReadTx& tx) {
  std::unordered_set<std::string> known;
  for (const db::Row& row : tx.query(select_identities)) known.insert(row.get<std::string>(0));
  return known;
}

bool is_known(db::ReadTx& tx, std::string_view identity) { return tx.exists(select_identity, identity); }

void mark_imported(db::WriteTx& tx, ProjectId id, std::string_view identity, ImportId import) {
  tx.run(update_identity, id, identity, import);
}

ProgrammeId programme_named(db::WriteTx& tx, const NamedProgramme& named) {
  const std::string code = code_of_name(named.name_pl);
  for (const Programme& one : load_programmes(tx))
    if (one.code == code) return one.id;
  Programme made;
  made.code = code;
  made.name_pl = named.name_pl;
  made.name_en = named.name_en;
  made.period = named.period;
  store_programme(tx, made);
  return made.id;
}

ImportId insert_import(db::WriteTx& tx, std::string_view file_name, std::string_view sha256) {
  const auto id = tx.new_id<ImportId>();
  tx.run(insert_import_row, id, file_name, sha256, tx.now());
  return id;
}

std::vector<ProjectId> insert_rows(db::WriteTx& tx, const std::vector<PreparedRow>& rows, ImportId import,
                                   ProgrammeId programme, std::string_view source) {
  const auto topics = topics_of(tx, rows);
  const Instant now = tx.now();
  std::vector<ProjectId> ids(rows.size());
  std::vector<std::pair<ProjectId, TopicId>> links;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ids[i] = tx.new_id<ProjectId>();
    if (const auto topic = topics.find(rows[i].row.topic); topic != topics.end())
      links.emplace_back(ids[i], topic->second);
  }
  insert_imported.run(tx, rows.size(), [&](Params& to, std::size_t i) {
    const RegisterRow& row = rows[i].row;
    to.insert(to.end(), {ids[i], programme, row.title, db::Bytes{rows[i].title_sort}, row.beneficiary, row.wide_area,
                         rows[i].partners_folded, row.identity, import, now});
  });
  insert_amount.run(tx, rows.size(), [&](Params& to, std::size_t i) {
    to.insert(to.end(), {ids[i], rows[i].row.total, rows[i].row.cofunding, source});
  });
  insert_topic.run(tx, links.size(), [&](Params& to, std::size_t i) {
    to.insert(to.end(), {links[i].first, links[i].second});
  });
  return ids;
}

}  // namespace wiec::programmes
