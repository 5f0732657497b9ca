// The result of a vote: of one pool, and of each project in it with the reason.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "modules/editions/edition.h"
#include "modules/proposals/proposal.h"
#include "platform/files/files.h"
#include "tally/election.h"

namespace wiec::voting {

// Who "drew" the order that a source's list of winners implies: no draw was seen, the order was taken over.
inline constexpr std::string_view kImported = "import";

struct PoolResult {
  editions::PoolId pool;
  editions::EditionId edition;
  files::FileId ballots_file;
  std::string ballots_sha256;
  std::string rule, inputs, record, record_sha256;
  tally::VoteType vote_type = tally::VoteType::approval;
  std::int64_t ballots = 0;
  Money budget, spent, unspent, from_outside;
  bool decided = true;
  bool announced = false, equal_to_announced = false;
  Instant counted_at;
  std::optional<std::int64_t> residents;  // of the pool's area, where money goes to the best turnout
  // Those whom the first tie that waits for a draw leaves equal, as their ids stand in the file; nullopt: counted
  // before this was kept.
  std::optional<std::vector<std::string>> tie;
};

struct ProjectResult {
  proposals::ProposalId proposal;
  editions::PoolId pool;
  int rank = 0;
  std::int64_t votes = 0, points = 0;
  bool won = false;
  std::string reason;  // JSON

  // For showing; filled by the store.
  std::string number, external_id, title_pl, title_en;
  Money cost;
  std::string code() const { return code_from_id(proposal.value); }
  const std::string& title(Language language) const {
    return language == Language::en && !title_en.empty() ? title_en : title_pl;
  }
};

// Points where the ballot has them, else votes.
inline std::int64_t score_of(const ProjectResult& project, tally::VoteType type) {
  return type == tally::VoteType::approval || type == tally::VoteType::choose_one || type == tally::VoteType::knapsack
             ? project.votes
             : project.points;
}

}  // namespace wiec::voting
