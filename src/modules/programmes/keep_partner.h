// What is done with partners of a project: their people are asked by officers with a letter in their own language; who
// came may change place and pilot of that one partner and comment, and nothing else of the card.
#pragma once
#include "commons/people/sign_in.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/programmes/partner.h"

namespace wiec::programmes {

// Who keeps the card, or works for that partner.
bool may_work_for(db::ReadTx&, const Actor&, const Project&, PartnerId);

Typed typed_from(const Partner&, std::int64_t changed_at);
// Place and pilot as typed into a copy of the partner.
Partner read_pilot(Language, const Partner& before, const Typed&, Faults&);
// A version of the card like any other change. Problems: not_found, not_allowed; conflict when place or pilot were
// changed after `base`.
Result<> save_pilot(Context&, ProjectId, const Partner&, std::int64_t base);

struct AskedPerson {
  PartnerId partner;
  std::string name, email;
  Language language = Language::en;
};
AskedPerson read_asked_person(Language, const Project&, const Typed&, Faults&);
// A letter with a link good for two weeks. Problems: of the officers' acts; letters cannot be sent (unavailable).
Result<> ask_person(Context&, ProjectId, const AskedPerson&);
Result<> remove_person(Context&, ProjectId, PartnerPersonId);

// Of who has the letter. Problem: the link leads nowhere or is over (closed).
Result<PartnerPerson> asked_person(Context&, std::string_view token);
// Makes the account if there is none and logs in.
Result<people::SignedIn> accept_partnership(Context&, std::string_view token, std::string_view device);

// Under the partner's name. Problems: nothing or too much written, too often (too_many).
Result<> add_comment(Context&, ProjectId, PartnerId, std::string_view typed);
// Its author or who keeps the card.
Result<> remove_comment(Context&, ProjectId, CommentId);

}  // namespace wiec::programmes
