// How the method of a project is written by who keeps the card, and answered by its partners. Problems of all acts: the
// card is gone (not_found), another's (not_allowed), changed by somebody meanwhile (conflict), in a state that does not
// allow it (conflict).
#pragma once
#include "commons/site/context.h"
#include "modules/cases/case.h"

namespace wiec::cases {

// The first saving makes version 1; `base` is the revision that was on the page (0: there was no method).
Result<> save_intro(Context&, ProjectId, const Both& intro, std::int64_t base);
// An id of 0 makes a new step. Problems: no case, or one of another project ("cites"); too many steps (too_many).
Result<StepId> save_step(Context&, ProjectId, const Step&, std::int64_t base);
Result<> remove_step(Context&, ProjectId, StepId, std::int64_t base);

// Partners with an account get a letter. Problem: there is no step (conflict).
Result<> ask_partners(Context&, ProjectId);
// The next version, with the same words; the asked one stays public until partners are asked about this one.
Result<> amend_method(Context&, ProjectId);

struct GivenAnswer {
  PartnerId partner;
  std::int64_t version = 0;
  bool accepts = false;
  std::string body;
};
// By who works for the partner, or keeps the card and notes what the partner said. Problems: a comment without words
// ("body"); partners are asked about another version now (conflict).
Result<> answer_method(Context&, ProjectId, const GivenAnswer&);

}  // namespace wiec::cases
