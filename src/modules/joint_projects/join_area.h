// Joining the common work in an area, from wherever one lives, and letters to those who joined.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/joint_projects/member_store.h"
#include "platform/jobs/jobs.h"

namespace wiec::joint_projects {

// Of the person who asks; the same again changes nothing. Problems: no such area, or it is closed.
Result<> join_area(Context&, areas::AreaId);
Result<> leave_area(Context&, areas::AreaId);
// Whoever joined an area belongs to the districts that it reaches; open areas may be joined.
Membership membership();

// Whoever leads the area, or a coordinator, may see how many there are, type in from paper and write to them.
bool may_lead(Context&, areas::AreaId);

// A name and consent given on paper. With an e-mail address the person is sent an invitation and joins by themselves;
// without one the name and telephone stand in the list of who leads the area, until they are taken off it.
struct PaperMember {
  std::string name, email, contact;
};
PaperMember read_paper_member(Context&, const Typed&, Faults& faults);
Result<> type_member(Context&, areas::AreaId, const PaperMember&);
// Somebody from paper who no longer wants to. Problems: not the asker's area (not_allowed), gone (not_found).
Result<> take_off(Context&, areas::AreaId, MemberId);

// To everybody who joined so far, by a job. Problems: subject or words are missing (invalid); not the asker's area.
Result<LetterId> write_to_members(Context&, areas::AreaId, const std::string& subject, const std::string& body);
jobs::Outcome send_letter(jobs::Job&);

// Members hear who leads their area now.
void announce_successor(db::WriteTx&, areas::AreaId, const Ambassador& successor);

}  // namespace wiec::joint_projects
