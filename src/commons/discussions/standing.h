// Who speaks in a discussion. In place of a meeting about a part of the city that has areas one can join: who belongs
// to one of them, signed up for the meeting, leads it or advises on it; whoever else joins an area in the form they
// speak with. In any other: everybody with an account.
#pragma once
#include "commons/discussions/discussion.h"
#include "commons/site/form_fields.h"
#include "commons/site/page.h"

namespace wiec::discussions {

struct Standing {
  bool speaks = true;
  std::vector<Membership::Group> groups;  // to join; none when the person speaks
};
Standing standing_of(db::ReadTx&, const Shared&, const Actor&, const Discussion&);

// The field "area", for who does not speak yet.
void put_joining(Html& form, Context&, const Discussion&, const FormFields&);
// 0 for who speaks. Nothing chosen, or none of those one can join, goes to `faults`.
std::int64_t read_joining(Context&, const Typed&, const Discussion&, Faults&);
// In the transaction of what is said: who does not speak yet joins. Problem: none of those one can join (invalid at
// "area").
Result<> let_speak(db::WriteTx&, const Shared&, const Actor&, const Discussion&, std::int64_t group);

}  // namespace wiec::discussions
