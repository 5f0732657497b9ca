// All SQL of requests for a change of a frozen part.
#include <array>

#include "modules/editions/request.h"

namespace wiec::editions {
namespace {

constexpr std::array<std::string_view, 4> kStates{"waiting", "consented", "refused", "withdrawn"};

const db::Sql insert_request_row{"editions.insert_request", R"(
  insert into edition_request (id, edition_id, part, base_version, proposed, reason, asked_by, asked_at, state)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting'))"};

const db::Sql select_request{"editions.select_request", R"(
  select id, edition_id, part, base_version, proposed, reason, asked_by, asked_at, state, decided_by, decided_at
  from edition_request where id = $1)"};

const db::Sql select_requests{"editions.select_requests", R"(
  select id, edition_id, part, base_version, proposed, reason, asked_by, asked_at, state, decided_by, decided_at
  from edition_request where edition_id = $1 order by id desc)"};

const db::Sql update_request{"editions.decide_request", R"(
  update edition_request set state = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'waiting')"};

ChangeRequest request_in(const db::Row& row) {
  const auto part = part_from(row.get<std::string_view>(2));
  const auto state = std::ranges::find(kStates, row.get<std::string_view>(8));
  if (!part || state == kStates.end()) throw db::Error(db::Error::Cause::broken, "edition_request: unknown code");
  return {.id = row.get<RequestId>(0),
          .edition = row.get<EditionId>(1),
          .part = *part,
          .base_version = row.get<int>(3),
          .proposed = row.get<std::string>(4),
          .reason = row.get<std::string>(5),
          .asked_by = row.get<std::int64_t>(6),
          .asked_at = row.get<Instant>(7),
          .state = static_cast<RequestState>(state - kStates.begin()),
          .decided_by = row.get<std::optional<std::int64_t>>(9).value_or(0),
          .decided_at = row.get<std::optional<Instant>>(10)};
}

}  // namespace

std::string_view code_of(RequestState state) { return kStates[static_cast<std::size_t>(state)]; }

void insert_request(db::WriteTx& tx, ChangeRequest& request) {
  request.id = tx.new_id<RequestId>();
  tx.run(insert_request_row, request.id, request.edition, row_of(request.part).code, request.base_version,
         request.proposed, request.reason, request.asked_by, request.asked_at);
}

std::optional<ChangeRequest> find_request(db::ReadTx& tx, RequestId id) {
  return tx.one(select_request, request_in, id);
}

std::vector<ChangeRequest> requests_of(db::ReadTx& tx, EditionId edition) {
  return tx.all(select_requests, request_in, edition);
}

bool decide_request(db::WriteTx& tx, RequestId id, RequestState state, std::int64_t person, Instant now) {
  return tx.run(update_request, id, code_of(state), person, now) == 1;
}

}  // namespace wiec::editions
