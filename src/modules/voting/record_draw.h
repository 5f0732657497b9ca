// A draw for a tie after the vote: recorded by one person, consented to by another; then the edition is counted again
// with it, at once and as a whole, for what one pool leaves may go to another. Until then nothing changes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "commons/site/context.h"
#include "modules/voting/draw.h"

namespace wiec::voting {

// Who records: coordinators and the commission of that edition. Who decides: they, and administrators.
bool may_record(const Actor&, const editions::Edition&);
bool may_decide_draw(const Actor&, const editions::Edition&);

struct NewDraw {
  std::string pool;         // code; empty: among districts
  std::string base_sha256;  // of the count that was on the page
  DrawHow how = DrawHow::by_hand;
  std::string seed;                // by_seed
  std::string seed_where;          // http(s) address at which it was announced what the seed would be
  std::optional<Instant> seed_at;  // since when it stood there
  std::vector<std::string> order;  // by_hand
  Date held_on;
  std::string present, note;
};
// Problems: not_allowed; conflict: no_open_tie, draw_outdated (counted again since), draw_waiting; invalid:
// draw_unknown, draw_twice, draw_missing (field "order"), draw_no_seed ("seed"), draw_seed_where ("seed_where"),
// draw_seed_late ("seed_at_date": announced when the edition was counted already; a seed chosen then chooses the
// winner), draw_day ("held_on").
Result<DrawId> record_draw(Context&, const editions::Edition&, const NewDraw&);

// Counts again with the draw. Problems: not_found, not_allowed; conflict: own_draw, draw_decided, draw_outdated;
// unavailable: recount_failed.
Result<> consent_to_draw(Context&, const editions::Edition&, DrawId);
Result<> refuse_draw(Context&, const editions::Edition&, DrawId);    // by another person
Result<> withdraw_draw(Context&, const editions::Edition&, DrawId);  // by who recorded it

}  // namespace wiec::voting
