// What the pages of organisations and of their units share.
#pragma once
#include "commons/organisations/organisation.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"

namespace wiec::organisations {

inline constexpr std::string_view kList = "/administracja/organizacje";
std::string path_of(OrganisationId);
// The organisation that {code} of the address names.
std::optional<Organisation> asked(Context&, const Request&);

// At most one thing is wrong at a time; null = nothing.
Errors errors_of(Language, const Problem*);
// Title, crumb of the administration, status and summary of what is wrong.
Page start(Language, std::string_view title, const Errors&);

}  // namespace wiec::organisations
