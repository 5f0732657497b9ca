// What coordinators do with editions. Each act makes a version with its reason and a line in the trail. Scope: the role
// holds in the edition's city and organisation; whoever decides on a request may be an administrator too.
#pragma once
#include <optional>
#include <string>

#include "commons/documents/documents.h"
#include "commons/site/context.h"
#include "modules/editions/request.h"

namespace wiec::editions {

bool may_edit(const Actor&, const Edition&);
bool may_decide(const Actor&, const Edition&);

// Problems: conflict (the code is taken), not_allowed.
Result<> create_edition(Context&, Edition, std::string reason);

struct Change {
  Edition proposed;  // only `part` of it is taken
  Part part = Part::names;
  int base_version = 0;  // what was on the page
  std::string reason;
  std::optional<documents::KeptFile> file;  // the legal act
};
// Problems: conflict with edit_conflict (the part was changed meanwhile), part_frozen, pool_in_use or code_taken;
// invalid by check_part.
Result<> change_part(Context&, const Change&);
// The same for a frozen part: keeps the change until another person consents.
Result<RequestId> ask_for_change(Context&, const Change&);
// Problems: conflict (own_request, request_decided, edit_conflict), invalid by check_part, not_found, not_allowed.
Result<> consent_to(Context&, RequestId);
Result<> refuse_request(Context&, RequestId);
Result<> withdraw_request(Context&, RequestId);

// Problems: the first of check_ready.
Result<> publish_edition(Context&, EditionId);

}  // namespace wiec::editions
