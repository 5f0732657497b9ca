// Resigning in favour of somebody else: those who joined are asked first, by letter and on a page, until a day. When
// more say no than yes, nothing changes; else areas and drafts go to the successor. What came of it is recorded.
#pragma once
#include "commons/site/page.h"
#include "modules/joint_projects/resignation_store.h"
#include "platform/jobs/jobs.h"

namespace wiec::joint_projects {

inline constexpr int kDaysToAnswer = 7;

// Where nobody joined, it is handed over at once. Problems: not theirs (not_allowed); no such successor (invalid);
// being asked already, or they lead nothing (conflict).
Result<ResignationId> ask_to_hand_over(Context&, AmbassadorId own, AmbassadorId successor, bool stays_author);
// By who joined. Problems: not among them (not_found); over (closed).
Result<> answer_resignation(Context&, ResignationId, bool agrees);
Result<> withdraw_resignation(Context&, ResignationId);

// Writes to those who are asked, each once, and ends what is over.
jobs::Outcome settle_resignations(jobs::Job&);

}  // namespace wiec::joint_projects
