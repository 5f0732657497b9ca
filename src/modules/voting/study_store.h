// All SQL of studies: what a job found out about a result.
#pragma once
#include <optional>
#include <string>

#include "modules/voting/result.h"
#include "platform/db/db.h"

namespace wiec::voting {

// JSON of tally/report.h, without what the result itself keeps. Absent: not made yet, or made for another count.
std::optional<std::string> find_study(db::ReadTx&, editions::PoolId);
void save_study(db::WriteTx&, const PoolResult&, const std::string& study);
// A counted pool without a study of its count.
std::optional<editions::PoolId> pool_without_study(db::ReadTx&);

}  // namespace wiec::voting
