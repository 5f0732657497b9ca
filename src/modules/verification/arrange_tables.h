// Which drafts sit together: a proposal of tables by similar scope, the same for the same drafts every time.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "platform/text/stem.h"

namespace wiec::verification {

// What is known of a draft's scope.
struct Scoped {
  std::int64_t id = 0;
  std::string theme, text;          // text: title and what is to be made
  std::int64_t place = 0;           // 0: not chosen, or the whole city
  std::vector<std::int64_t> units;  // who reads it
};

// How alike two are: 0 to 160. A unit in common counts 40, the theme 30, the place 20, and what they say up to 70: the
// share of word stems in common, with those of words that say nothing left out.
std::int64_t likeness(const Scoped&, const Scoped&, text::Stemmer&);

struct ProposedTable {
  std::vector<std::int64_t> drafts;  // by id
  std::int64_t unit = 0;             // that reads the most of them, of equals the lowest id; 0: none reads any
};
// The two likest groups are joined again and again while they fit at one table and are alike enough (30 on average); of
// equals those of the lower ids. Tables come by the lowest id at them.
std::vector<ProposedTable> propose_tables(std::vector<Scoped>, std::size_t most_at_table, text::Stemmer&);

}  // namespace wiec::verification
