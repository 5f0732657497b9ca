// The form fields of a role and where it holds, and what was typed there.
#pragma once
#include <string>
#include <vector>

#include "commons/people/page_parts.h"
#include "platform/http/form.h"

namespace wiec::people {

struct TypedGrant {
  std::string role, office, place;  // as the form sent them
};
TypedGrant typed_grant(const http::Form&);
// Problem: invalid at "role", "office" or "place".
Result<Grant> grant_from(const TypedGrant&);

// Offices and places to choose from; made before the form.
struct GrantChoices {
  std::vector<std::pair<std::string, std::string>> offices, places;
};
GrantChoices grant_choices(Context&);
void put_grant_fields(Html& form, Language, const GrantChoices&, const TypedGrant&, const Wrong&);

}  // namespace wiec::people
