// A resident signs under a submission by a letter with a link, once. What an address signed is told to that address
// alone: the page answers the same to everybody.
#pragma once
#include "modules/submission/support_store.h"
#include "modules/submission/write_submission.h"

namespace wiec::submission {

// Problems: no e-mail address, no name, no box ticked (invalid), the stage is over (closed), too many in an hour.
Result<> ask_to_sign(Context&, const Loaded&, const Typed&);
std::string sign_path(const Shared&, const Support&);
// Problem: not_found for what no letter of ours said.
Result<Support> support_behind(Context&, SubmissionId, std::string_view token);
// Problems: signed before (conflict), the stage is over (closed).
Result<> sign(Context&, const Loaded&, SupportId);

// The desk counts signatures on paper. Problems: not the desk (not_allowed), a number out of bounds (invalid).
Result<> count_paper(Context&, const Loaded&, const Typed&);

}  // namespace wiec::submission
