// All SQL of results.
#pragma once
#include <optional>
#include <vector>

#include "commons/site/context.h"
#include "modules/polling/roll_store.h"
#include "modules/voting/draw.h"
#include "modules/voting/result.h"

namespace wiec::voting {

void insert_result(db::WriteTx&, const PoolResult&, const std::vector<ProjectResult>&);

// Another count of the same pool takes its place; what was before is kept. Whether the source announced the same stays.
void replace_result(db::WriteTx&, const PoolResult&, const std::vector<ProjectResult>&, DrawId);
struct ReplacedResult {
  std::string record_sha256;
  Instant counted_at, replaced_at;
};
std::vector<ReplacedResult> replaced_results(db::ReadTx&, editions::PoolId);  // oldest first

// Results of an edition's pools that are counted, in no order; without the long texts (rule, record).
std::vector<PoolResult> results_of(db::ReadTx&, editions::EditionId);
std::vector<editions::EditionId> counted_editions(db::ReadTx&);  // that have a result
// How many voted by which way, and how many votes are void, as it was when the edition was counted; empty for results
// that came from elsewhere.
void insert_turnout(db::WriteTx&, editions::EditionId, const std::vector<polling::Turnout>&);
std::vector<polling::Turnout> turnout_of(db::ReadTx&, editions::EditionId);
std::optional<PoolResult> find_result(db::ReadTx&, editions::PoolId);
std::vector<ProjectResult> projects_of(db::ReadTx&, editions::PoolId);  // by rank, the unranked last
std::optional<ProjectResult> find_project_result(db::ReadTx&, proposals::ProposalId);

struct Tally {  // winners and projects of one pool
  editions::PoolId pool;
  std::int64_t won = 0, all = 0;
};
std::vector<Tally> tallies_of(db::ReadTx&, editions::EditionId);

// Statements for files::sweep.
std::vector<const db::Sql*> file_references();

}  // namespace wiec::voting
