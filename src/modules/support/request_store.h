// All SQL of requests for support and their history.
#pragma once
#include "modules/support/support.h"

namespace wiec::support {

std::optional<SupportRequest> find_request(db::ReadTx&, RequestId);
std::vector<SupportRequest> requests_by(db::ReadTx&, AmbassadorId);  // newest first
std::int64_t count_waiting_by(db::ReadTx&, AmbassadorId);            // asked or accepted

struct QueueAsked {
  std::optional<State> state;  // none: what waits, asked and accepted
  FormId form;
  places::PlaceId district;  // none: all
};
// By the day it is needed, the soonest first; what is over, the latest first.
std::vector<SupportRequest> queue(db::ReadTx&, const QueueAsked&);

RequestId insert_request(db::WriteTx&, const SupportRequest&);  // asked; with the first step of its history
// False when the state is no longer `from`.
bool move_request(db::WriteTx&, RequestId, State from, State to, bool by_office, const std::string& words);
std::vector<RequestStep> steps_of(db::ReadTx&, RequestId);  // oldest first

// A person's own; those who are erased want nothing any more, and their words go.
std::vector<SupportRequest> requests_of_person(db::ReadTx&, people::PersonId);
void forget_person(db::WriteTx&, people::PersonId);

}  // namespace wiec::support
