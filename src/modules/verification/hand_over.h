// What authors and ambassadors do: hand one version of a draft over, answer what the units advise.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/needs/need.h"
#include "modules/verification/advice.h"

namespace wiec::verification {

// An author, or who leads the place of the draft: ambassador, coordinator.
bool may_hand_over(db::ReadTx&, const Actor&, const drafts::Draft&);

struct Question {
  std::int64_t revision = 0;  // the one that was read when the form was made
  needs::Theme theme = needs::Theme::other;
  std::string words;  // may be empty
};
Question read_question(Language, const Typed&, Faults&);
// The theme of the need it grew from, if there is one: what the form begins with.
std::optional<needs::Theme> likely_theme(db::ReadTx&, const drafts::Draft&);

// To every unit that a rule names; experts of these units hear of it, and so do the authors when somebody else does it.
// A newer version takes the place of an older one that a unit has not answered. Problems: neither author nor leader
// (not_allowed); over (closed); nothing written yet (invalid); another version is the newest, this one went already, or
// no unit is named (conflict).
Result<HandOverId> hand_over(Context&, drafts::DraftId, const Question&);

// By an author; the newest answer holds. Problems: not an author (not_allowed), no such point or not theirs to see
// (not_found), keeping without a reason (invalid, "why").
struct Reaction {
  AnswerKind kind = AnswerKind::accept;
  std::string why;
};
Result<> answer_advice(Context&, drafts::DraftId, AdviceId, const Reaction&);

}  // namespace wiec::verification
