// All SQL of residents' signatures under a submission.
#pragma once
#include <vector>

#include "modules/submission/submission.h"

namespace wiec::submission {

struct SupportTag;
using SupportId = Id<SupportTag>;
struct Support {
  SupportId id;
  SubmissionId submission;
  std::string name;
  bool is_signed = false;
  Instant asked_at;
};

// The one of that address, made when there is none; false in `made` when there was.
struct Asked {
  Support support;
  bool made = false;
};
Asked ask_support(db::WriteTx&, SubmissionId, const std::string& name, const std::string& email_hash);
std::optional<Support> find_support(db::ReadTx&, SupportId);
bool sign_support(db::WriteTx&, SupportId);  // false: signed before
std::int64_t count_signed(db::ReadTx&, SubmissionId);
std::vector<Support> signed_supports(db::ReadTx&, SubmissionId);  // oldest first
std::int64_t asked_since(db::ReadTx&, SubmissionId, Instant);

}  // namespace wiec::submission
