// What happens with an idea: brought, linked to needs, joined with another, parked with a reason; each can be undone.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/needs/idea.h"

namespace wiec::needs {

Idea read_idea(Context&, const Typed&, Faults& faults);
// `need`: what it answers; none = nothing yet. By a resident, or from a card by an official. Problem: too many today.
Result<IdeaId> bring_idea(Context&, Idea, NeedId need);

// By the one who brought the idea, or who leads its place. Problems: gone, not theirs (not_allowed), hidden (closed).
// The needs' supporters hear of a link once; who brought the idea makes so many new ones a day (too_many).
Result<> link_idea(Context&, IdeaId, NeedId);
Result<> unlink_idea(Context&, IdeaId, NeedId);
// `idea` goes into `target`, its needs too, until they are parted; both must be the actor's to work with (not_allowed).
// Problems: itself, or one that is joined somewhere already (conflict).
Result<> join_ideas(Context&, IdeaId idea, IdeaId target);
Result<> part_idea(Context&, IdeaId);
Result<> park_idea(Context&, IdeaId, const std::string& why_pl, const std::string& why_en);
Result<> take_up_idea(Context&, IdeaId);  // no longer parked
// Out of all lists, with a public reason; an empty one shows it again. By who coordinates its place.
Result<> hide_idea(Context&, IdeaId, const std::string& why_pl);
bool may_lead_idea(db::ReadTx&, const Actor&, const Idea&);

// Drafted while something takes it up, and what it was before when nothing does; its needs too. After every link
// kTakesUp made or removed.
void renew_idea(db::WriteTx&, IdeaId);

}  // namespace wiec::needs
