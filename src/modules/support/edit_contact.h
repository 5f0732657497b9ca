// Named contacts in the city: who keeps them, and for whom.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/support/support.h"

namespace wiec::support {

Typed typed_from(const Contact&);
// Faults: neither telephone nor e-mail, no office, a name without the officer's consent, a district that is none.
Contact read_contact(Context&, const Contact& before, const std::vector<joint_projects::Ambassador>& leading,
                     const Typed&, Faults&);
// New with id 0. Problems: another part of the city is theirs (not_allowed), the programme or district has one already
// (invalid, at "reach"), gone (not_found), somebody changed it since `revision` (conflict).
Result<> save_contact(Context&, const Contact&, std::int64_t revision);
Result<> remove_contact(Context&, ContactId);

}  // namespace wiec::support
