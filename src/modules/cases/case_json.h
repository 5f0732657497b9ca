// What a case says, as JSON: of its versions and of the interface for programs.
#pragma once
#include "base/json.h"
#include "modules/cases/case.h"

namespace wiec::cases {

Json to_json(const Case&);  // words, kind, partner, cost, proposal; nothing of who saved it and when
// What an earlier version said; what is missing is empty.
Case case_from_json(const Json&);

}  // namespace wiec::cases
