// Sending: the answers become a public proposal with a number, once; later sendings correct it. Withdrawing takes it
// out of the running, until it is sent again.
#pragma once
#include "modules/submission/write_submission.h"

namespace wiec::submission {

struct Consent {
  Confirmed by = Confirmed::account;
  std::optional<std::int64_t> version;  // what the author read behind a link or signed on paper
};
// Twice the same gives the same receipt and one letter. Problems: something is missing or wrong (invalid), the stage is
// over (closed), somebody changed it meanwhile (conflict), no right to it (not_allowed).
Result<> send_submission(Context&, const Loaded&, const Consent&);
Result<> withdraw_submission(Context&, const Loaded&);

// The address by which an author without an account at hand confirms one version: a keyed hash of both.
std::string consent_path(const Shared&, const Submission&);
bool is_consent(const Shared&, const Submission&, std::string_view proof);
// A letter with that address to the first author. Problems: no author with an address, nothing can be sent (invalid).
Result<> ask_for_consent(Context&, const Loaded&);

}  // namespace wiec::submission
