// Finds out, when a PostgreSQL database is opened, whether it is one that Wiec can rely on.
#include "platform/db/postgres_engine.h"

namespace wiec::db {

namespace {

using Kind = OpenError::Kind;

std::unexpected<OpenError> refuse(Kind kind, std::string message) {
  return std::unexpected(OpenError{kind, std::move(message)});
}

bool sorts_by_code_point(std::string_view collation) {
  constexpr std::string_view good[] = {"C", "POSIX", "C.UTF-8", "C.utf8"};
  return std::ranges::find(good, collation) != std::end(good);
}

std::expected<void, OpenError> check_server(const std::string& location) {
  PostgresConnection connection(location);
  const std::string version = connection.text_of("show server_version_num");
  if (std::stoi(version) < 150'000) {
    return refuse(Kind::old_server, "PostgreSQL is of version " + connection.text_of("show server_version") + "; 15 is needed");
  }
  const std::string encoding = connection.text_of("show server_encoding");
  if (encoding != "UTF8") {
    return refuse(Kind::wrong_encoding, "the PostgreSQL database is encoded in " + encoding +
                                            "; make it with: createdb --template=template0 --encoding=UTF8 --locale=C NAME");
  }
  const std::string collation =
      connection.text_of("select datcollate from pg_database where datname = current_database() and datlocprovider = 'c'");
  if (!sorts_by_code_point(collation)) {
    return refuse(Kind::wrong_collation, "the PostgreSQL database sorts by " + (collation.empty() ? "ICU" : collation) +
                                             "; make it with: createdb --template=template0 --encoding=UTF8 --locale=C NAME");
  }
  return {};
}

}  // namespace

std::expected<std::shared_ptr<Engine>, OpenError> PostgresEngine::open(const Options& options) try {
  if (auto checked = check_server(options.location); !checked) return std::unexpected(checked.error());
  return std::make_shared<PostgresEngine>(options);
} catch (const Error& error) {
  const bool connecting = error.cause() == Error::Cause::connection;
  return refuse(connecting ? Kind::cannot_connect : Kind::other, error.what());
}

}  // namespace wiec::db
