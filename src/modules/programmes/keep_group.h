// What is done with a Local Support Group: by officers for their project, and by who was asked, with the link from the
// letter. Problems of the officers' acts: the card is gone (not_found) or another's (not_allowed).
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/programmes/group.h"

namespace wiec::programmes {

Typed typed_from(const Group&);
Group read_group(Context&, const Project&, const Typed&, const Group* before, Faults&);
// A new group with `ask_earlier` is re-established: whoever is in the predecessor's group is asked anew.
Result<GroupId> save_group(Context&, const Group&, bool ask_earlier);

Member read_member(Context&, const Typed&, Faults&);
// A letter goes to whoever has an address. Problem: asked already (conflict, "email"); letters cannot be sent.
Result<> ask_member(Context&, ProjectId, const Member&);
// Answered on paper or by phone. Problem: the person has a letter with a link and answers alone (conflict).
Result<> record_answer(Context&, ProjectId, MemberId, MemberState answer, bool named);
// The person stands nowhere after it; tasks stay without anybody.
Result<> remove_member(Context&, ProjectId, MemberId);

GroupTask read_task(Context&, const std::vector<Member>&, const Typed&, Faults&);
// Whoever is to do it and has an address gets a letter.
Result<> add_task(Context&, ProjectId, const GroupTask&);
Result<> mark_task(Context&, ProjectId, TaskId, bool done);
Result<> drop_task(Context&, ProjectId, TaskId);

// Of the person who has the letter. Problem: the link leads nowhere (not_found).
Result<Member> asked_by(Context&, std::string_view token);
Result<> answer_invitation(Context&, std::string_view token, MemberState answer, bool named);
Result<> withdraw_consent(Context&, std::string_view token);

PersonalData personal_data();

}  // namespace wiec::programmes
