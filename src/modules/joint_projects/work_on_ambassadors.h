// What happens with an ambassador: application, decision, training, resignation. The table of steps is in ambassador.h.
#pragma once
#include "commons/areas/area_store.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/joint_projects/ambassador.h"
#include "platform/jobs/jobs.h"

namespace wiec::joint_projects {

struct Application {
  Ambassador filled_in;
  areas::AreaId chosen;                 // an area there is already
  std::optional<areas::NewArea> drawn;  // or one pointed out now
};
// What is wrong with the form goes to `faults`: an area or a theme is missing, consent without a name.
Application read_application(Context&, const Programme&, const Typed&, Faults& faults);
// A new area is closed until the application is accepted. Problems: recruitment is over (closed); an application of
// this person stands already (conflict).
Result<> apply_as_ambassador(Context&, const Programme&, const Application&);

Result<> accept_application(Context&, AmbassadorId);
// `condition`: the published one that is not met, from 1.
Result<> refuse_application(Context&, AmbassadorId, std::int64_t condition);
// activate or certify. Problems: the state does not allow it (conflict).
Result<> move_ambassador(Context&, AmbassadorId, Step);
// The coordinator ends somebody's work, with a reason that they are told. Problem at "reason" when there is none.
Result<> dismiss_ambassador(Context&, AmbassadorId, const std::string& reason);
// The day of the first training since recruitment began that they came to, of all who came to trainings; what is not
// known is none.
std::optional<Date> trained_on(const Programme&, const Ambassador&, std::span<const gatherings::Came>);
// Everybody accepted who came to a training since recruitment began is trained. Gives how many. The job does it by
// itself when a training has ended and its list says who came.
std::int64_t note_training(Context&, ProgrammeId);
jobs::Outcome note_trainings(jobs::Job&);

// Opens the theme that people join as they join an area, or finds it by its name; they lead it then.
void lead_theme(db::WriteTx&, const Ambassador&);
// Of the person who asks, at once and in favour of nobody. With a successor: hand_over_area.h.
Result<> resign(Context&, AmbassadorId own);
// Ends what the ambassador leads, with the roles that came of it; not what is led by others too.
Result<> step_down(db::WriteTx&, const Actor&, const Ambassador&);
Result<> show_as(Context&, AmbassadorId own, Title, const std::string& public_name, const std::string& peer_contact);

}  // namespace wiec::joint_projects
