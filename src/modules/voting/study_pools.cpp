#include "modules/voting/study_pools.h"

#include "modules/voting/count_apart.h"
#include "modules/voting/result_store.h"
#include "modules/voting/study_store.h"
#include "platform/files/files.h"

namespace wiec::voting {
namespace {
constexpr int kSeconds = 30;  // for what-if and all changes of one pool

// A count that fails once fails always: kept empty, so that it is not tried forever.
std::string study_text(const PoolResult& result, const std::string& ballots, const Clock& clock,
                       const std::function<bool()>& stopping) {
  const process::Bounds bounds{
      .processor = std::chrono::seconds(120), .wall = std::chrono::minutes(5), .give_up = stopping};
  const CountApart wanted{.rule = result.rule,
                          .inputs = result.inputs,
                          .changes = true,
                          .what_if = true,
                          .money_flow = true,
                          .seconds = kSeconds,
                          .language = Language::en};
  const auto report = count_apart(wanted, ballots, bounds, clock);
  return report ? to_text(study_of(*report)) : "{}";
}
}  // namespace

Json study_of(const Json& report) {
  Json out{Json::Object{}};
  for (const char* name : {"voters", "what_if", "money_flow"}) {
    if (const Json* value = report.find(name)) out.set(name, *value);
  }
  Json changes{Json::Object{}};
  if (const Json* projects = report.find("projects"); projects && projects->array()) {
    for (const Json& project : *projects->array()) {
      const Json* id = project.find("id");
      const Json* change = project.find("change");
      if (id && id->string() && change) changes.set(*id->string(), *change);
    }
  }
  out.set("changes", std::move(changes));
  return out;
}

jobs::Outcome study_pools(jobs::Job& job) {
  const SystemClock clock;
  for (;;) {
    if (job.stopping()) return std::unexpected(jobs::Failure{"stopping"});
    const auto pool = job.db().read([](db::ReadTx& tx) { return pool_without_study(tx); });
    if (!pool) return {};
    const auto result = job.db().read([&](db::ReadTx& tx) { return find_result(tx, *pool); });
    if (!result) continue;
    const auto ballots = files::read_whole(job.db(), result->ballots_file);
    if (!ballots) return std::unexpected(jobs::Failure{"the ballots cannot be read"});
    const std::string study = study_text(*result, *ballots, clock, [&job] { return job.stopping(); });
    if (job.stopping()) return std::unexpected(jobs::Failure{"stopping"});  // what was given up is no study
    job.db().write("voting.save_study", [result = *result, study](db::WriteTx& tx) { save_study(tx, result, study); });
  }
}

}  // namespace wiec::voting
