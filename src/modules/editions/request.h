// A change of a frozen part that one person asks for and another consents to or refuses.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/editions/part.h"
#include "platform/db/db.h"

namespace wiec::editions {

struct RequestTag;
using RequestId = Id<RequestTag>;

// waiting -> consented (another person), refused (another person), withdrawn (who asked). No other way.
enum class RequestState { waiting, consented, refused, withdrawn };
std::string_view code_of(RequestState);

struct ChangeRequest {
  RequestId id;
  EditionId edition;
  Part part = Part::names;
  int base_version = 0;
  std::string proposed;  // canonical JSON of the whole edition; only the part of it is asked for
  std::string reason;
  std::int64_t asked_by = 0;
  Instant asked_at;
  RequestState state = RequestState::waiting;
  std::int64_t decided_by = 0;
  std::optional<Instant> decided_at;
};

void insert_request(db::WriteTx&, ChangeRequest&);
std::optional<ChangeRequest> find_request(db::ReadTx&, RequestId);
std::vector<ChangeRequest> requests_of(db::ReadTx&, EditionId);  // newest first
// False when it is no longer waiting.
bool decide_request(db::WriteTx&, RequestId, RequestState, std::int64_t person, Instant now);

}  // namespace wiec::editions
