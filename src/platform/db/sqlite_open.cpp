// Finds out, before a database is opened, what an operator could have got wrong.
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include "platform/db/sqlite_engine.h"

namespace wiec::db {

namespace {

namespace fs = std::filesystem;
using Kind = OpenError::Kind;

constexpr std::int64_t application_id = 0x57696563;  // "Wiec", https://www.sqlite.org/pragma.html#pragma_application_id

std::unexpected<OpenError> refuse(Kind kind, std::string message) {
  return std::unexpected(OpenError{kind, std::move(message)});
}

// Personal data: nobody but the owner may read the file. SQLite gives its helper files the same rights.
std::expected<void, OpenError> create_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0) {
    ::close(file);
    return {};
  }
  if (errno == EEXIST) return {};
  const std::string reason = std::strerror(errno);
  if (errno == ENOSPC) return refuse(Kind::disk_full, path + ": the disk is full");
  return refuse(Kind::not_writable, path + ": cannot be made: " + reason);
}

std::expected<void, OpenError> check_file(const Options& options) {
  const fs::path path = options.location;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::error_code unused;
  if (!fs::is_directory(folder, unused)) return refuse(Kind::missing_file, folder.string() + ": there is no such folder");
  if (fs::is_directory(path, unused)) return refuse(Kind::not_a_database, path.string() + ": is a folder, not a file");
  if (!options.read_only && ::access(folder.c_str(), W_OK) != 0) {
    return refuse(Kind::not_writable, folder.string() + ": the folder cannot be written: " + std::strerror(errno));
  }
  if (!fs::exists(path, unused)) {
    if (!options.create || options.read_only) return refuse(Kind::missing_file, path.string() + ": there is no such file");
    return create_file(path.string());
  }
  if (::access(path.c_str(), options.read_only ? R_OK : R_OK | W_OK) != 0) {
    return refuse(Kind::not_writable,
                  fmt::format("{}: the file cannot be {}: {}", path.string(),
                              options.read_only ? "read" : "written", std::strerror(errno)));
  }
  return {};
}

std::expected<void, OpenError> check_owner(const Options& options) {
  const auto mode = options.read_only ? SqliteConnection::Mode::read : SqliteConnection::Mode::write;
  SqliteConnection connection(options.location, mode, nullptr);
  const std::int64_t found = connection.integer_of("pragma application_id");
  if (found == application_id) return {};
  if (found != 0 || connection.integer_of("select count(*) from sqlite_schema") != 0) {
    return refuse(Kind::not_a_database, options.location + ": is a database of another program");
  }
  if (!options.read_only) connection.execute(fmt::format("pragma application_id = {}", application_id).c_str());
  return {};
}

OpenError open_error(const std::string& path, const Error& error) {
  const std::string what = error.what();
  if (what.find("not a database") != std::string::npos || what.find("malformed") != std::string::npos) {
    return {Kind::not_a_database, path + ": is not a database, or is damaged"};
  }
  switch (error.cause()) {
    case Error::Cause::disk_full: return {Kind::disk_full, path + ": the disk is full"};
    case Error::Cause::busy: return {Kind::busy, path + ": another process holds the database"};
    case Error::Cause::read_only: return {Kind::not_writable, path + ": cannot be written"};
    default: return {Kind::other, what};
  }
}

}  // namespace

std::expected<std::shared_ptr<Engine>, OpenError> SqliteEngine::open(const Options& options) try {
  if (auto checked = check_file(options); !checked) return std::unexpected(checked.error());
  if (auto checked = check_owner(options); !checked) return std::unexpected(checked.error());
  return std::make_shared<SqliteEngine>(options);
} catch (const Error& error) {
  return std::unexpected(open_error(options.location, error));
}

}  // namespace wiec::db
