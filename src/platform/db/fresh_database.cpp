#include "platform/db/fresh_database.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "base/sha256.h"
#include "platform/db/postgres_connection.h"
#include "platform/db/schema_probe.h"

namespace wiec::db {

namespace {

namespace fs = std::filesystem;

std::string schema_key(const Options& options) {
  Sha256Stream hash;
  for (const Migration* migration : known_migrations(options)) hash.add(migration->sql);
  return hex(hash.finish()).substr(0, 16);
}

std::string quoted(std::string_view value) {
  std::string out = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

void migrate_or_throw(const Options& options) {
  auto database = open(options);
  if (!database) throw Error(Error::Cause::broken, database.error().message);
  const auto done = migrate(*database);
  if (!done) throw Error(Error::Cause::broken, done.error().message);
}

std::string read_whole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string fresh_sqlite(Options options, const fs::path& folder) {
  static std::map<std::string, std::string> migrated;  // file content by schema
  options.location = (folder / "fresh.db").string();
  std::string& content = migrated[schema_key(options)];
  if (content.empty()) {
    options.create = true;
    migrate_or_throw(options);
    content = read_whole(options.location);
  } else {
    std::ofstream(options.location, std::ios::binary) << content;
  }
  return options.location;
}

std::string fresh_postgres(Options options) {
  static int count = 0;
  const std::string server = *test_postgres();
  PostgresConnection admin(server);
  const std::string model = "wiec_model_" + schema_key(options);
  admin.execute("select pg_advisory_lock(2003395940)");
  if (admin.text_of("select 1 from pg_database where datistemplate and datname = '" + model + "'").empty()) {
    admin.execute("drop database if exists " + model);
    admin.execute("create database " + model + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
    options.location = with_database(server, model);
    migrate_or_throw(options);
    admin.execute("alter database " + model + " is_template true");
  }
  const std::string name = fmt::format("wiec_test_{}_{}", ::getpid(), ++count);
  admin.execute("create database " + name + " template " + model);
  admin.execute("select pg_advisory_unlock(2003395940)");
  return with_database(server, name);
}

}  // namespace

std::optional<std::string> test_postgres() {
  const char* value = std::getenv("WIEC_TEST_POSTGRES");
  if (!value || !*value) return std::nullopt;
  return value;
}

std::string with_database(const std::string& location, const std::string& name) {
  char* message = nullptr;
  PQconninfoOption* options = PQconninfoParse(location.c_str(), &message);
  if (!options) throw Error(Error::Cause::misuse, message ? message : location);
  std::string text;
  for (const PQconninfoOption* option = options; option->keyword; ++option) {
    if (option->val && std::string_view(option->keyword) != "dbname") text += fmt::format("{}={} ", option->keyword, quoted(option->val));
  }
  PQconninfoFree(options);
  return text + "dbname=" + name;
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "wiec-test-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw Error(Error::Cause::broken, "cannot make a temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code unused;
  fs::remove_all(path_, unused);
}

FreshDatabase::FreshDatabase(Dialect dialect, Options options) : options_(std::move(options)) {
  options_.testing.run_twice = options_.testing.now_from_clock = options_.testing.without_sync = true;
  if (options_.readers == 0) options_.readers = 4;
  options_.location = dialect == Dialect::sqlite ? fresh_sqlite(options_, folder_.path()) : fresh_postgres(options_);
  reopen(options_);
}

void FreshDatabase::reopen(const Options& options) {
  database_.reset();
  auto opened = open(options);
  if (!opened) throw Error(Error::Cause::broken, opened.error().message);
  database_.emplace(*std::move(opened));
}

FreshDatabase::~FreshDatabase() {
  const bool postgres = is_postgres(options_.location);
  database_.reset();
  if (!postgres) return;
  try {
    PostgresConnection admin(*test_postgres());
    const std::string name = options_.location.substr(options_.location.rfind('=') + 1);
    admin.execute("drop database if exists " + name + " with (force)");
  } catch (const Error&) {
    // The test server goes away with its databases.
  }
}

}  // namespace wiec::db
