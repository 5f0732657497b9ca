// A person's data, whole: everything that any module keeps (PersonalData in commons/site/shared.h), in one file; and
// its end (RODO art. 15, 17, 20).
#pragma once
#include "base/json.h"
#include "base/result.h"
#include "commons/people/person.h"
#include "commons/site/context.h"

namespace wiec::people {

// {"made_at": ..., "people": {...}, "proposals": {...}}: a member for each module that keeps something.
Json gather_personal_data(Context&, PersonId);
// In one transaction. The person's number stays where acts and public decisions point to it; nothing else does.
// Problem: conflict (the last administrator).
Result<> erase_person(Context&, PersonId);

PersonalData personal_data();  // of this folder

}  // namespace wiec::people
