// All SQL of ambassadors and the areas they lead.
#pragma once
#include <map>

#include "commons/site/shared.h"
#include "modules/joint_projects/ambassador.h"

namespace wiec::joint_projects {

std::optional<Ambassador> find_ambassador(db::ReadTx&, AmbassadorId);
std::optional<Ambassador> ambassador_of(db::ReadTx&, ProgrammeId, people::PersonId);
std::vector<Ambassador> ambassadors_of(db::ReadTx&, ProgrammeId);       // all states, the newest application first
std::vector<Ambassador> public_ambassadors(db::ReadTx&, ProgrammeId);   // who leads and agreed, by name
std::vector<Ambassador> peers_of(db::ReadTx&, ProgrammeId);             // in the directory for each other, by name
std::vector<Ambassador> leaders_of(db::ReadTx&, areas::AreaId);         // who leads it in the programme that runs now
std::map<ProgrammeId, std::int64_t> applications_waiting(db::ReadTx&);  // that wait for a decision

AmbassadorId insert_ambassador(db::WriteTx&, const Ambassador&);
void apply_again(db::WriteTx&, const Ambassador&);  // the row of the same person, as it was filled in now
void lead_area(db::WriteTx&, AmbassadorId, areas::AreaId);
void leave_areas(db::WriteTx&, AmbassadorId);
// False when the state is no longer `from`.
bool move_state(db::WriteTx&, AmbassadorId, State from, State to, const std::string& refused_for = {});
void set_successor(db::WriteTx&, AmbassadorId, AmbassadorId successor);
void set_shown(db::WriteTx&, AmbassadorId, Title, const std::string& public_name, const std::string& peer_contact);

// Districts of the areas that somebody leads in the programme that runs now.
using Districts = std::vector<places::PlaceId>;  // in order of their numbers
Districts districts_led(db::ReadTx&, people::PersonId);

}  // namespace wiec::joint_projects
