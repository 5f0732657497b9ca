#include "platform/db/backup.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include "platform/db/db.h"
#include "platform/db/sqlite_connection.h"
#include "platform/db/sqlite_error.h"

namespace wiec::db {

namespace {

namespace fs = std::filesystem;
using Kind = BackupError::Kind;
using Done = std::expected<void, BackupError>;

constexpr int pages_at_once = 1'000;

std::unexpected<BackupError> refuse(Kind kind, std::string message) {
  return std::unexpected(BackupError{kind, std::move(message)});
}

BackupError as_backup_error(const Error& error) {
  const std::string what = error.what();
  if (error.cause() == Error::Cause::disk_full) return {Kind::disk_full, what};
  if (error.cause() == Error::Cause::busy) return {Kind::in_use, what};
  if (what.find("not a database") != std::string::npos) return {Kind::not_a_database, what};
  if (what.find("malformed") != std::string::npos) return {Kind::damaged, what};
  return {Kind::failed, what};
}

// A file that goes away unless it is kept.
class Draft {
 public:
  explicit Draft(const std::string& target) : path_(target + ".part") { remove(); }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() { remove(); }
  const std::string& path() const { return path_; }

 private:
  void remove() {
    std::error_code unused;
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(path_ + ending, unused);
  }
  std::string path_;
};

// The pages of one moment: a reading transaction on the source holds it while others write.
void copy_pages(SqliteConnection& from, SqliteConnection& to, const BackupReport& report) {
  from.execute("begin");
  from.text_of("select count(*) from sqlite_schema");
  sqlite3_backup* copying = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (!copying) throw_sqlite(to.handle(), sqlite3_errcode(to.handle()), "backup");
  const std::unique_ptr<sqlite3_backup, decltype(&sqlite3_backup_finish)> owner(copying, sqlite3_backup_finish);
  int code = SQLITE_OK;
  while (code == SQLITE_OK) {
    code = sqlite3_backup_step(copying, pages_at_once);
    const std::int64_t total = sqlite3_backup_pagecount(copying);
    if (report) report({total - sqlite3_backup_remaining(copying), total});
  }
  if (code != SQLITE_DONE) throw_sqlite(nullptr, code, "backup");
}

Done check_copy(const std::string& path) {
  SqliteConnection copy(path, SqliteConnection::Mode::write, nullptr);
  copy.text_of("pragma journal_mode = delete");  // one file, without helpers beside it
  const std::string integrity = copy.text_of("pragma integrity_check(1)");
  if (integrity != "ok") return refuse(Kind::damaged, path + ": the copy is damaged: " + integrity);
  const std::string orphan = copy.text_of("pragma foreign_key_check");
  if (!orphan.empty()) return refuse(Kind::damaged, path + ": table " + orphan + " refers to rows that are not there");
  return {};
}

void sync_path(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!synced) throw Error(Error::Cause::broken, path + ": cannot be brought to the disk: " + std::strerror(errno));
}

void put_in_place(const std::string& draft, const std::string& target) {
  sync_path(draft);
  fs::rename(draft, target);
  const std::string folder = fs::path(target).parent_path().string();
  sync_path(folder.empty() ? "." : folder);
}

Done copy_checked(const std::string& from, const std::string& target, bool replace, const BackupReport& report) {
  const Draft draft(target);
  const int made = ::open(draft.path().c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);  // personal data
  if (made < 0) return refuse(Kind::failed, draft.path() + ": cannot be made: " + std::strerror(errno));
  ::close(made);
  {
    SqliteConnection source(from, SqliteConnection::Mode::read, nullptr);
    SqliteConnection copy(draft.path(), SqliteConnection::Mode::write, nullptr);
    copy_pages(source, copy, report);
  }
  if (auto checked = check_copy(draft.path()); !checked) return checked;
  // Whoever made a file of this name meanwhile keeps it.
  if (!replace && fs::exists(target)) return refuse(Kind::already_there, target + ": is there already");
  put_in_place(draft.path(), target);
  return {};
}

// Leaving the write-ahead log needs the database alone: a server that runs on it is found so. It also brings what the log
// still holds into the file, so that no log of the old database is left beside the new one.
Done close_old(const std::string& location) {
  SqliteConnection old(location, SqliteConnection::Mode::write, nullptr);
  old.execute("pragma busy_timeout = 500");
  try {
    old.execute("pragma journal_mode = delete");
  } catch (const Error& error) {
    if (error.cause() != Error::Cause::busy) throw;
    return refuse(Kind::in_use, location + ": is in use; stop the server first");
  }
  return {};
}

}  // namespace

Done back_up(const std::string& location, const std::string& target, const BackupReport& report) try {
  if (is_postgres(location)) {
    return refuse(Kind::use_pg_dump, "a PostgreSQL database is backed up by its own tool: pg_dump --format=custom --file=" + target);
  }
  if (!fs::exists(location)) return refuse(Kind::missing_file, location + ": there is no such file");
  if (fs::exists(target)) return refuse(Kind::already_there, target + ": is there already");
  return copy_checked(location, target, false, report);
} catch (const Error& error) {
  return std::unexpected(as_backup_error(error));
} catch (const fs::filesystem_error& error) {
  return refuse(Kind::failed, error.what());
}

Done restore(const std::string& backup, const std::string& location, bool replace, const BackupReport& report) try {
  if (is_postgres(location)) {
    return refuse(Kind::use_pg_dump, "a PostgreSQL database is restored by its own tool: pg_restore --clean --if-exists " + backup);
  }
  if (!fs::exists(backup)) return refuse(Kind::missing_file, backup + ": there is no such file");
  if (fs::exists(location)) {
    if (!replace) return refuse(Kind::already_there, location + ": is there already");
    if (auto closed = close_old(location); !closed) return closed;
  }
  return copy_checked(backup, location, replace, report);
} catch (const Error& error) {
  return std::unexpected(as_backup_error(error));
} catch (const fs::filesystem_error& error) {
  return refuse(Kind::failed, error.what());
}

}  // namespace wiec::db
