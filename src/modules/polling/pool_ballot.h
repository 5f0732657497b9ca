// The ballot of one pool: its projects, its limits, and whether marks keep to them. The one validator is
// tally/ballot_check.h; what stands here brings a form's marks to it and its faults to words.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "modules/editions/ballot.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/voter.h"
#include "modules/proposals/list.h"
#include "tally/election.h"

namespace wiec::polling {

struct PoolBallot {
  const editions::Pool* pool = nullptr;
  editions::Ballot rules;
  tally::Election election;                      // projects on the ballot, without ballots
  std::vector<const proposals::Entry*> entries;  // beside election.projects
  std::shared_ptr<const proposals::List> list;   // keeps them alive
  // The codes in their order with their place in `entries`; what is added to `entries` later is found without it.
  std::vector<std::pair<std::string_view, tally::ProjectIndex>> by_code;

  std::optional<tally::ProjectIndex> find(std::string_view code) const;
  // How many places an ordinal ballot has: 3 for 3-2-1.
  int places() const;
};

// One's own to change. Problem `unavailable`: the edition's rules of the ballot cannot be read.
Result<PoolBallot> pool_ballot(Context&, const editions::Edition&, const editions::Pool&);
// The same for reading, kept as long as no table it was made from is written: making it costs more than a vote.
Result<std::shared_ptr<const PoolBallot>> kept_ballot(Context&, const editions::Edition&, const editions::Pool&);

// The pools a voter votes in: the whole city, the district, local areas in that district; in the edition's order.
std::vector<const editions::Pool*> pools_of(Context&, const editions::Edition&, std::string_view district);

// What is wrong with the marks, in words; field "p-CODE" where one project is to blame, else empty. Empty: may be cast.
std::vector<Problem> faults_of(const PoolBallot&, const Marks&);
// The sum of costs, for a ballot bound by one.
std::int64_t cost_of(const PoolBallot&, const Marks&);
// In the order of preference, or of the list; marks of projects that are no longer there left out.
Marks in_order(const PoolBallot&, const Marks&);

// "Wybierz dokładnie 3 projekty..." for people.
std::string instruction_of(Language, const PoolBallot&);
// What is marked so far. cost: minor units.
struct Filled {
  std::int64_t marks = 0, cost = 0, points = 0;
};
// "Wybrano 2 z 3." and for costs "Wybrano 2. Wydano 120 000 zł z 500 000 zł."
std::string count_words(Language, const PoolBallot&, const Filled&);
// The same for a script that counts sums on the page: {marks} and {sum} stand for the numbers, after "|" for what is
// above `most`. Empty for ballots that only count marks.
struct CountPattern {
  std::string words;
  std::int64_t most = 0;
};
CountPattern count_pattern(Language, const PoolBallot&);
std::int64_t most_cost(const PoolBallot&);  // what all marks may cost together, for a ballot bound by it

}  // namespace wiec::polling
