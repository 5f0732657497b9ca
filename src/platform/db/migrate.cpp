#include "base/sha256.h"
#include "platform/db/engine.h"
#include "platform/db/schema_probe.h"

namespace wiec::db {

std::span<const Migration> migrations();  // the layer's own, written by tools/embed_migrations

namespace {

const Sql select_applied{"db.select_applied", "select folder, number, name, checksum from schema_migration"};
const Sql insert_applied{"db.insert_applied", R"(
  insert into schema_migration (folder, number, name, checksum, applied_at) values ($1, $2, $3, $4, $5))"};

// Who waited for the lock must see what the one before did.
constexpr Isolation each_statement_sees_all = Isolation::read_committed;

struct Applied {
  std::string folder;
  int number;
  std::string name;
  std::string checksum;
};

using Problems = std::expected<std::vector<const Migration*>, MigrationError>;

std::unexpected<MigrationError> refuse(MigrationError::Kind kind, std::string message) {
  return std::unexpected(MigrationError{kind, std::move(message)});
}

std::string checksum(const Migration& migration) { return hex(sha256(migration.sql)); }

std::vector<Applied> read_applied(WriteTx& tx) {
  tx.session().script(sql_for(tx.session().dialect(), create_journal));
  return tx.all(select_applied, [](const Row& row) {
    return Applied{row.get<std::string>(0), row.get<int>(1), row.get<std::string>(2), row.get<std::string>(3)};
  });
}

Problems compare(std::vector<const Migration*> known, const std::vector<Applied>& applied) {
  for (const Applied& done : applied) {
    const auto same = [&](const Migration* m) { return m->folder == done.folder && m->number == done.number; };
    const auto found = std::ranges::find_if(known, same);
    const std::string label = fmt::format("{}/{:04}_{}", done.folder, done.number, done.name);
    if (found == known.end()) {
      return refuse(MigrationError::Kind::missing,
                    "migration " + label + " was applied, but this program does not know it: the database was made by a newer version");
    }
    if (checksum(**found) != done.checksum) {
      return refuse(MigrationError::Kind::edited,
                    "migration " + label + " was edited after it was applied; restore its text and write a new migration");
    }
    known.erase(found);
  }
  return known;
}

void apply(WriteTx& tx, const Migration& migration) {
  tx.session().script(sql_for(tx.session().dialect(), migration.sql));
  tx.run(insert_applied, migration.folder, migration.number, migration.name, checksum(migration), tx.now());
}

// Applies the first that is pending, unless another process has done so meanwhile.
void apply_if_pending(Database& database, const Migration& migration) {
  database.write("db.migrate", [&](WriteTx& tx) {
    tx.session().lock_migrations();
    for (const Applied& done : read_applied(tx)) {
      if (done.folder == migration.folder && done.number == migration.number) return;
    }
    apply(tx, migration);
  }, each_statement_sees_all);
}

}  // namespace

std::vector<const Migration*> known_migrations(const Options& options) {
  std::vector<const Migration*> known;
  for (const Migration& migration : migrations()) known.push_back(&migration);
  for (const auto& folder : options.migrations) {
    for (const Migration& migration : folder) known.push_back(&migration);
  }
  return known;
}

Problems pending(Database& database) {
  const Options& options = database.engine().options();
  if (options.read_only) {
    auto applied = database.read([](ReadTx& tx) {
      return tx.all(select_applied, [](const Row& row) {
        return Applied{row.get<std::string>(0), row.get<int>(1), row.get<std::string>(2), row.get<std::string>(3)};
      });
    });
    return compare(known_migrations(options), applied);
  }
  auto applied = database.write("db.read_applied", [](WriteTx& tx) {
    tx.session().lock_migrations();
    return read_applied(tx);
  }, each_statement_sees_all);
  return compare(known_migrations(options), applied);
}

std::expected<std::size_t, MigrationError> migrate(Database& database,
                                                   const std::function<void(const MigrationProgress&)>& progress) {
  const Problems todo = pending(database);
  if (!todo) return std::unexpected(todo.error());
  for (std::size_t done = 0; done < todo->size(); ++done) {
    const Migration& migration = *(*todo)[done];
    if (progress) progress({&migration, done, todo->size()});
    try {
      apply_if_pending(database, migration);
    } catch (const Error& error) {
      return refuse(MigrationError::Kind::failed, fmt::format("migration {}/{:04}_{} failed, nothing of it was kept: {}",
                                                              migration.folder, migration.number, migration.name, error.what()));
    }
    database.engine().schema_changed();
  }
  database.engine().schema_changed();
  return todo->size();
}

}  // namespace wiec::db
