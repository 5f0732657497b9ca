// The digest for those who come late, and what becomes of it: the record of a discussion that is over.
#pragma once
#include <vector>

#include "commons/discussions/post_store.h"
#include "commons/site/page.h"

namespace wiec::discussions {

struct RoundDigest {
  Round round;
  RoundCount count;
  std::vector<Post> best;  // the most supported first; of the choice the most dots, once it is over
};
struct Digest {
  std::int64_t people = 0;          // who take part
  std::int64_t speakers = 0;        // who wrote
  std::int64_t choosers = 0;        // who gave dots
  std::vector<RoundDigest> rounds;  // but those ahead
};
Digest digest_of(db::ReadTx&, const Discussion&, Instant now, int best);

// `heading_level`: of the rounds' names.
void put_digest(Html&, Context&, const Discussion&, const Digest&, int heading_level);

}  // namespace wiec::discussions
