// After the vote: the ballots of an edition become published files, and those are counted by the edition's rules.
#pragma once
#include <expected>
#include <functional>
#include <string>

#include "commons/site/context.h"
#include "modules/editions/edition.h"
#include "platform/jobs/jobs.h"

namespace wiec::voting {

inline constexpr std::string_view kCountEditions = "voting.count_editions";

// Counts every pool and publishes its ballots in the order of their content. Whether the vote is over is decided by the
// database's time, when the results are stored; a second count stores nothing. The error is a sentence for the
// operator.
std::expected<void, std::string> count_edition(Context&, const editions::Edition&);

// Every edition whose vote, with its grace, is over, and that has ballots and no result.
jobs::Outcome count_due_editions(Context&, const std::function<bool()>& stopping);

}  // namespace wiec::voting
