#include "platform/db/postgres_pipeline.h"

#include <libpq-fe.h>

#include "platform/db/postgres_error.h"
#include "platform/db/postgres_values.h"

namespace wiec::db {

PostgresPipeline::PostgresPipeline(pg_conn* connection) : connection_(connection) { PQenterPipelineMode(connection_); }

PostgresPipeline::~PostgresPipeline() { PQexitPipelineMode(connection_); }

void PostgresPipeline::note_sent(int sent, std::string_view name) {
  names_.push_back(name);
  if (sent == 1 || first_error_) return;
  try {
    throw_postgres(connection_, nullptr, name);
  } catch (...) {
    first_error_ = std::current_exception();
  }
}

void PostgresPipeline::add(const char* text) {
  note_sent(PQsendQueryParams(connection_, text, 0, nullptr, nullptr, nullptr, nullptr, 1), text);
}

void PostgresPipeline::add(const std::string& prepared, std::string_view name, std::span<const Param> params) {
  const EncodedParams encoded(params);
  note_sent(PQsendQueryPrepared(connection_, prepared.c_str(), encoded.count(), encoded.values(), encoded.lengths(),
                                encoded.formats(), 1),
            name);
}

// Each statement's answers end with a null.
PostgresResult PostgresPipeline::next_answer() {
  PostgresResult answer(PQgetResult(connection_));
  if (!answer || PQresultStatus(answer.get()) == PGRES_PIPELINE_SYNC) return answer;
  while (PostgresResult rest{PQgetResult(connection_)}) {
  }
  return answer;
}

void PostgresPipeline::wait_for_end() {
  for (int nothing = 0; nothing < 3 && PQstatus(connection_) == CONNECTION_OK;) {
    const PostgresResult end(PQgetResult(connection_));
    if (end && PQresultStatus(end.get()) == PGRES_PIPELINE_SYNC) return;
    if (!end) ++nothing;
  }
}

std::vector<PostgresResult> PostgresPipeline::finish() {
  PQpipelineSync(connection_);
  std::vector<PostgresResult> answers;
  for (const std::string_view name : names_) {
    answers.push_back(next_answer());
    const auto status = PQresultStatus(answers.back().get());
    if (first_error_ || status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) continue;
    try {
      throw_postgres(connection_, answers.back().get(), name);
    } catch (...) {
      first_error_ = std::current_exception();
    }
  }
  wait_for_end();
  if (first_error_) std::rethrow_exception(first_error_);
  return answers;
}

}  // namespace wiec::db
