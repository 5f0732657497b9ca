#include "platform/db/db.h"
#include "platform/db/postgres_engine.h"
#include "platform/db/sqlite_engine.h"

namespace wiec::db {

std::expected<Database, OpenError> open(const Options& options) {
  auto engine = is_postgres(options.location) ? PostgresEngine::open(options) : SqliteEngine::open(options);
  if (!engine) return std::unexpected(engine.error());
  return Database(*std::move(engine));
}

}  // namespace wiec::db
