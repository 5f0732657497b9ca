// What becomes of a need: support, a common heading, dots from a meeting, an answer.
#pragma once
#include <vector>

#include "commons/gatherings/gathering.h"
#include "commons/site/page.h"
#include "modules/needs/need.h"

namespace wiec::needs {

// The same again changes nothing. Problem: gone or hidden.
Result<> support_need(Context&, NeedId);
Result<> take_support_back(Context&, NeedId);

// Joins needs under one name; those under another move here. Problems: fewer than two, one that is gone (invalid), one
// outside the places that the actor leads (not_allowed).
Result<HeadingId> join_needs(Context&, const std::vector<NeedId>&, const std::string& name_pl,
                             const std::string& name_en);
// Takes a need out of its heading, undoing what join_needs did to it.
Result<> part_need(Context&, NeedId);

struct DotCount {
  NeedId need;
  std::int64_t dots = 0;
  std::optional<std::int64_t> was = {};  // what the one who types saw there; none = whatever
};
// From the sheet of a meeting; again replaces what was entered. Problems: no such meeting, not theirs, or another
// number stands there than they saw (conflict).
Result<> enter_dots(Context&, gatherings::GatheringId, const std::vector<DotCount>&);

// A reply, or another route than the budget, dated today; everybody who gave or supports it hears. AnswerKind::none
// takes the answer back. Problems: gone, not theirs.
Result<> answer_need(Context&, NeedId, Answer);
// Out of all lists, with a public reason; an empty one shows it again.
Result<> hide_need(Context&, NeedId, const std::string& why_pl);

// Open, taken up or answered, by what stands on it now: after every link kAnswers or kTakesUp made or removed.
void renew_state(db::WriteTx&, NeedId);

}  // namespace wiec::needs
