// Brings published elections (.pb files of one city and year) in as one edition: its pools, projects, ballots and
// results, counted again by the published rule.
#pragma once
#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "commons/site/context.h"

namespace wiec::voting {

struct BallotFile {
  std::string name;  // for messages
  std::string bytes;
};

struct ImportedPool {
  std::string name;
  int projects = 0, won = 0;
  std::int64_t ballots = 0;
  bool announced = false, equal_to_announced = false;
  std::string remark;  // how the published result was reached: "greedy", "tie ..."
};
struct ImportedEdition {
  std::string code;  // in its address
  std::string name;
  std::vector<ImportedPool> pools;
};

// All or nothing. The error names the file, the line and what is wrong: a malformed file, another city or year among
// them, a pool twice, an edition that is there already.
std::expected<ImportedEdition, std::string> import_election(Context&, std::vector<BallotFile>,
                                                            const std::function<void(const std::string&)>& progress);

}  // namespace wiec::voting
