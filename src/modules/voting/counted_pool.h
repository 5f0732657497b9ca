// A pool on its way from ballots to a stored result: what is published is what is counted, so that anybody can verify
// the record against the file.
#pragma once
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "commons/site/context.h"
#include "modules/voting/count_pool.h"

namespace wiec::voting {

struct CountedPool {
  const editions::Pool* pool = nullptr;
  tally::Election election;
  tally::Rule rule;
  tally::Inputs inputs;
  std::optional<std::int64_t> residents;                          // where money goes to the best turnout
  std::map<std::string, proposals::ProposalId, std::less<>> ids;  // by the number on the ballot
  files::FileId file;                                             // where it stands already
  Counted counted;
  std::vector<proposals::ProposalId> projects;  // beside counted.projects
  std::vector<bool> withdrawn;                  // likewise
};

// Counts it by its rule and inputs, puts the ballots with the winners into a file and counts what stands there. The
// error is a sentence for the operator.
std::expected<void, std::string> publish(Context&, const editions::Edition&, CountedPool&);

// The results as rows, beside the pools.
std::vector<PoolResult> results_of(const editions::Edition&, const std::vector<CountedPool>&, Instant counted_at);
std::vector<ProjectResult> projects_of(const CountedPool&);
// Projects of settled results become won or lost.
void settle(db::WriteTx&, const editions::Edition&, const std::vector<CountedPool>&);

}  // namespace wiec::voting
