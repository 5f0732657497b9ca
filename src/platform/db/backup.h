// Copies of an SQLite database, made while it is in use. PostgreSQL has its own tool for that: pg_dump.
#pragma once
#include <cstdint>
#include <expected>
#include <functional>
#include <string>

namespace wiec::db {

struct BackupError {
  enum class Kind {
    use_pg_dump,     // the database is PostgreSQL's
    missing_file,
    already_there,   // the target exists
    in_use,          // a server runs on the target
    damaged,         // the copy did not pass its check; nothing was changed
    not_a_database,
    disk_full,
    failed,
  } kind = Kind::failed;
  std::string message;  // English, for operators
};

struct BackupProgress {
  std::int64_t done_pages;
  std::int64_t total_pages;
};
using BackupReport = std::function<void(const BackupProgress&)>;

// Copies the database at `location` as it is at this moment into the new file `target`; then checks the copy (integrity and
// foreign keys). The target appears only when it is whole and good.
std::expected<void, BackupError> back_up(const std::string& location, const std::string& target,
                                         const BackupReport& report = {});
// Checks `backup` and puts a copy of it in the place of `location`, whose server must be stopped. An existing database is
// only replaced with `replace`, and stays untouched if anything goes wrong.
std::expected<void, BackupError> restore(const std::string& backup, const std::string& location, bool replace,
                                         const BackupReport& report = {});

}  // namespace wiec::db
