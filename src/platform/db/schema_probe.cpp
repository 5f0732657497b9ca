#include "platform/db/schema_probe.h"

namespace wiec::db {

SchemaProbe::SchemaProbe(const Options& options, TableCatalog& catalog)
    : memory_(":memory:", SqliteConnection::Mode::create, &catalog) {
  memory_.execute("pragma foreign_keys = on");  // else cascades would not be seen
  memory_.execute(sql_for(Dialect::sqlite, create_journal).c_str());
  for (const Migration* migration : known_migrations(options)) {
    memory_.execute(sql_for(Dialect::sqlite, migration->sql).c_str());
  }
  catalog.learn(memory_.table_names());
}

const StatementTables& SchemaProbe::tables_of(const Sql& sql) {
  const std::lock_guard lock(mutex_);
  const auto index = static_cast<std::size_t>(sql.index());
  if (index >= known_.size()) known_.resize(index + 1);
  if (!known_[index]) {
    SqliteStatement& statement = memory_.statement(sql);
    const Rows rows(statement);  // gives the statement back
    known_[index] = std::make_unique<StatementTables>(statement.tables);
  }
  return *known_[index];
}

}  // namespace wiec::db
