#include "platform/db/postgres_connection.h"

#include <libpq-fe.h>

#include "platform/db/engine.h"
#include "platform/db/postgres_error.h"
#include "platform/db/postgres_values.h"

namespace wiec::db {

namespace {

constexpr std::size_t pipeline_length = 64;  // statements sent before answers are read

// A commit that did not wait for its standby is told by a warning ("canceling wait for synchronous replication"), in the
// server's language; nothing else warns during COMMIT.
void note_warning(void* warned, const pg_result* notice) {
  const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
  if (severity && std::string_view(severity) == "WARNING") *static_cast<bool*>(warned) = true;
}

std::string_view field(const pg_result* result, int code) {
  const char* text = result ? PQresultErrorField(result, code) : nullptr;
  return text ? text : "";
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& location) {
  const char* keys[] = {"dbname", "client_encoding", "application_name", "connect_timeout", nullptr};
  const char* values[] = {location.c_str(), "UTF8", "wiec", "5", nullptr};
  connection_ = PQconnectdbParams(keys, values, 1);
  if (PQstatus(connection_) != CONNECTION_OK) {
    const std::string message = trimmed(PQerrorMessage(connection_));
    PQfinish(connection_);
    throw Error(Error::Cause::connection, message);
  }
  PQsetErrorVerbosity(connection_, PQERRORS_TERSE);  // details quote values: personal data has no place in a log
  PQsetNoticeReceiver(connection_, note_warning, &warned_);
}

PostgresConnection::~PostgresConnection() { PQfinish(connection_); }

bool PostgresConnection::alive() const { return PQstatus(connection_) == CONNECTION_OK; }

bool PostgresConnection::in_transaction() const { return PQtransactionStatus(connection_) != PQTRANS_IDLE; }

int PostgresConnection::backend() const { return PQbackendPID(connection_); }

void PostgresConnection::fail(const pg_result* result, std::string_view what) {
  const std::string_view state = field(result, PG_DIAG_SQLSTATE);
  const std::string message =
      fmt::format("{}: {} (PostgreSQL {})", what, trimmed(PQerrorMessage(connection_)), state.empty() ? "-" : state);
  if (state == "40001" || state == "40P01") throw SerializationFailure(message);
  if (state == "23505") throw UniqueIndexViolation(std::string(field(result, PG_DIAG_CONSTRAINT_NAME)), message);
  if (state.starts_with("23")) throw Error(Error::Cause::constraint, message);
  if (state == "53100") throw Error(Error::Cause::disk_full, message);
  if (state == "25006") throw Error(Error::Cause::read_only, message);
  if (state == "08P01" || state.starts_with("42") || state.starts_with("22")) throw Error(Error::Cause::misuse, message);
  if (state.empty() || state.starts_with("08") || state.starts_with("57P") || !alive()) {
    throw Error(Error::Cause::connection, message);
  }
  throw Error(Error::Cause::broken, message);
}

PostgresResult PostgresConnection::check(pg_result* result, std::string_view what) {
  PostgresResult owned(result);
  const auto status = PQresultStatus(result);
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY) fail(result, what);
  return owned;
}

// The same text with other parameter types is another prepared statement; a null without a type fits any.
const PostgresConnection::Prepared& PostgresConnection::prepare(const Sql& sql, std::string_view suffix,
                                                                std::span<const Param> params) {
  const auto index = static_cast<std::size_t>(sql.index());
  if (index >= prepared_.size()) prepared_.resize(index + 1);
  for (const auto& known : prepared_[index]) {
    const auto fits = [](unsigned type, const Param& param) {
      return type == type_number(param.type()) || param.type() == Type::unknown;
    };
    if (known->suffix == suffix && std::ranges::equal(known->types, params, fits)) return *known;
  }
  auto made = std::make_unique<Prepared>(Prepared{suffix, {}, fmt::format("s{}", next_name_++)});
  for (const Param& param : params) made->types.push_back(type_number(param.type()));
  const std::string text = std::string(sql.text()) + std::string(suffix);
  check(PQprepare(connection_, made->name.c_str(), text.c_str(), static_cast<int>(params.size()), made->types.data()),
        sql.name());
  return *prepared_[index].emplace_back(std::move(made));
}

PostgresResult PostgresConnection::run(const Sql& sql, std::string_view suffix, std::span<const Param> params) {
  const Prepared& prepared = prepare(sql, suffix, params);
  const EncodedParams encoded(params);
  return check(PQexecPrepared(connection_, prepared.name.c_str(), encoded.count(), encoded.values(), encoded.lengths(),
                              encoded.formats(), 1),
               sql.name());
}

std::int64_t PostgresConnection::run(const Batch& batch) {
  std::int64_t affected = 0;
  for (std::size_t from = 0; from < batch.size(); from += pipeline_length) {
    run_chunk(batch, from, std::min(batch.size(), from + pipeline_length), affected);
  }
  return affected;
}

void PostgresConnection::send(const Sql& sql, const Prepared& prepared, std::span<const Param> params) {
  const EncodedParams encoded(params);
  if (PQsendQueryPrepared(connection_, prepared.name.c_str(), encoded.count(), encoded.values(), encoded.lengths(),
                          encoded.formats(), 1) != 1) {
    fail(nullptr, sql.name());
  }
}

void PostgresConnection::run_chunk(const Batch& batch, std::size_t from, std::size_t to, std::int64_t& affected) {
  std::vector<const Prepared*> prepared;
  std::vector<Param> params;
  for (std::size_t i = from; i < to; ++i) {
    batch.params(i, params);
    prepared.push_back(&prepare(batch.sql(i), "", params));
  }
  PQenterPipelineMode(connection_);
  std::exception_ptr first_error;
  const auto attempt = [&](auto&& part) {
    try {
      part();
    } catch (...) {
      if (!first_error) first_error = std::current_exception();
    }
  };
  attempt([&] {
    for (std::size_t i = from; i < to; ++i) {
      batch.params(i, params);
      send(batch.sql(i), *prepared[i - from], params);
    }
  });
  PQpipelineSync(connection_);
  for (std::size_t i = from; i < to && alive(); ++i) {
    PostgresResult answer(PQgetResult(connection_));
    if (!answer) break;
    attempt([&] {
      if (PQresultStatus(answer.get()) == PGRES_PIPELINE_ABORTED) return;
      answer = check(answer.release(), batch.sql(i).name());
      affected += affected_rows(answer.get());
    });
    while (pg_result* rest = PQgetResult(connection_)) PQclear(rest);
  }
  for (int nothing = 0; alive() && nothing < 3;) {
    const PostgresResult sync(PQgetResult(connection_));
    if (sync && PQresultStatus(sync.get()) == PGRES_PIPELINE_SYNC) break;
    if (!sync) ++nothing;
  }
  PQexitPipelineMode(connection_);
  if (first_error) std::rethrow_exception(first_error);
}

PostgresResult PostgresConnection::execute(const std::string& sql) { return check(PQexec(connection_, sql.c_str()), sql); }

std::string PostgresConnection::text_of(const std::string& sql) {
  const PostgresResult result = execute(sql);
  return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

void PostgresConnection::commit() {
  warned_ = false;
  const PostgresResult result = execute("commit");
  if (warned_) {
    throw Error(Error::Cause::unconfirmed, "PostgreSQL did not wait for its standby: the commit does not count");
  }
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
    throw Error(Error::Cause::broken, "PostgreSQL rolled back instead of committing");
  }
}

std::string PostgresConnection::try_prepare(std::string_view text, const std::vector<unsigned>& types) try {
  check(PQprepare(connection_, "", std::string(text).c_str(), static_cast<int>(types.size()), types.data()), "prepare");
  return {};
} catch (const Error& error) {
  return error.what();
}

std::int64_t affected_rows(const pg_result* result) {
  const std::string_view count = PQcmdTuples(const_cast<pg_result*>(result));
  std::int64_t rows = 0;
  for (const char digit : count) rows = rows * 10 + (digit - '0');
  return rows;
}

}  // namespace wiec::db
