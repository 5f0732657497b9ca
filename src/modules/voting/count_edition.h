// After the vote: the ballots of an edition become published files, and those are counted by the edition's rules.
#pragma once
#include <expected>
#include <functional>
#include <string>

#include "commons/site/context.h"
#include "modules/editions/edition.h"
#include "modules/voting/counted_pool.h"
#include "platform/jobs/jobs.h"

namespace wiec::voting {

inline constexpr std::string_view kCountEditions = "voting.count_editions";

// A ballot that was begun in the last moment may still be on its way to the disk when the vote, with its grace, ends.
inline constexpr std::chrono::minutes kLastOnTheirWay{1};

struct CountedEdition {
  std::vector<CountedPool> pools;
  std::int64_t ballots = 0;  // that were counted
};
// Counts every pool and publishes its ballots in the order of their content. The error is a sentence for the operator:
// also where a ballot names a pool or a project that the edition does not know, for no ballot is left out silently.
std::expected<CountedEdition, std::string> count_ballots(Context&, const editions::Edition&);
// Stores it. Whether the vote is over is decided by the database's time; a second count stores nothing. An error where
// other ballots lie there now than were counted: count again.
std::expected<void, std::string> store_count(Context&, const editions::Edition&, const CountedEdition&);
// Both.
std::expected<void, std::string> count_edition(Context&, const editions::Edition&);

// Every edition whose vote, with its grace and a minute more, is over, and that has ballots and no result.
jobs::Outcome count_due_editions(Context&, const std::function<bool()>& stopping);

}  // namespace wiec::voting
