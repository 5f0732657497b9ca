#include "platform/db/postgres_connection.h"

#include <libpq-fe.h>

#include "platform/db/engine.h"
#include "platform/db/postgres_error.h"
#include "platform/db/postgres_pipeline.h"
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

int PostgresConnection::backend() const { return PQbackendPID(connection_); }

PostgresResult PostgresConnection::check(pg_result* result, std::string_view what) {
  PostgresResult owned(result);
  const auto status = PQresultStatus(result);
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY) {
    throw_postgres(connection_, result, what);
  }
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

void PostgresConnection::begin(const char* text) {
  drain();
  begin_ = text;
}

void PostgresConnection::drain() {
  if (!std::exchange(answer_open_, false)) return;
  while (PostgresResult rest{PQgetResult(connection_)}) {
  }
}

PostgresResult PostgresConnection::run(const Sql& sql, std::string_view suffix, std::span<const Param> params) {
  drain();
  const Prepared& prepared = prepare(sql, suffix, params);
  if (!begin_) {
    const EncodedParams encoded(params);
    return check(PQexecPrepared(connection_, prepared.name.c_str(), encoded.count(), encoded.values(),
                                encoded.lengths(), encoded.formats(), 1),
                 sql.name());
  }
  PostgresPipeline pipeline(connection_);
  pipeline.add(begin_);
  pipeline.add(prepared.name, sql.name(), params);
  return std::move(finish(pipeline).back());
}

// A lost connection leaves begin_ set: nothing of the transaction is anywhere, it may begin on another one.
std::vector<PostgresResult> PostgresConnection::finish(PostgresPipeline& pipeline) try {
  auto answers = pipeline.finish();
  begin_ = nullptr;
  return answers;
} catch (...) {
  if (alive()) begin_ = nullptr;
  throw;
}

std::int64_t PostgresConnection::run(const Batch& batch) {
  std::int64_t affected = 0;
  for (std::size_t from = 0; from < batch.size(); from += pipeline_length) {
    affected += run_part(batch, from, std::min(batch.size(), from + pipeline_length));
  }
  return affected;
}

std::int64_t PostgresConnection::run_part(const Batch& batch, std::size_t from, std::size_t to) {
  drain();
  std::vector<const Prepared*> prepared;
  std::vector<Param> params;
  for (std::size_t i = from; i < to; ++i) {
    batch.params(i, params);
    prepared.push_back(&prepare(batch.sql(i), "", params));
  }
  PostgresPipeline pipeline(connection_);
  if (begin_) pipeline.add(begin_);
  for (std::size_t i = from; i < to; ++i) {
    batch.params(i, params);
    pipeline.add(prepared[i - from]->name, batch.sql(i).name(), params);
  }
  std::int64_t affected = 0;
  for (const PostgresResult& answer : finish(pipeline)) affected += affected_rows(answer.get());
  return affected;
}

PostgresResult PostgresConnection::execute(const std::string& sql) {
  drain();
  const std::string whole = begin_ ? std::string(begin_) + ";" + sql : sql;
  PostgresResult result = check(PQexec(connection_, whole.c_str()), sql);
  begin_ = nullptr;
  return result;
}

std::string PostgresConnection::text_of(const std::string& sql) {
  const PostgresResult result = execute(sql);
  return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

void PostgresConnection::commit(const Sql* last, std::span<const Param> params) {
  if (std::exchange(begin_, nullptr)) return;  // nothing was written
  const Prepared* prepared = last ? &prepare(*last, "", params) : nullptr;
  warned_ = false;
  PostgresPipeline pipeline(connection_);
  if (prepared) pipeline.add(prepared->name, last->name(), params);
  pipeline.add("commit");
  const auto answers = pipeline.finish();
  if (warned_) {
    throw Error(Error::Cause::unconfirmed, "PostgreSQL did not wait for its standby: the commit does not count");
  }
  if (std::string_view(PQcmdStatus(answers.back().get())) != "COMMIT") {
    throw Error(Error::Cause::broken, "PostgreSQL rolled back instead of committing");
  }
}

void PostgresConnection::end_reading() {
  if (std::exchange(begin_, nullptr)) return;
  answer_open_ = PQsendQuery(connection_, "commit") == 1;
}

void PostgresConnection::roll_back() {
  drain();
  if (std::exchange(begin_, nullptr)) return;
  if (PQtransactionStatus(connection_) != PQTRANS_IDLE) execute("rollback");
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
