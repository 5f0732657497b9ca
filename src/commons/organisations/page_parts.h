// What the pages of organisations and of their units share.
#pragma once
#include "commons/organisations/organisation.h"
#include "commons/site/page.h"

namespace wiec::organisations {

inline constexpr std::string_view kList = "/administracja/organizacje";
std::string path_of(OrganisationId);
// The organisation that {code} of the address names.
std::optional<Organisation> asked(Context&, const Request&);

// What is wrong, in words, for the field it belongs to.
struct Wrong {
  Wrong(Language, const Problem*);
  std::string_view at(std::string_view field) const {
    return problem && problem->field == field ? std::string_view(words) : std::string_view();
  }
  const Problem* problem = nullptr;
  std::string words;
};
// Title, crumb of the administration, status and summary of what is wrong.
Page start(Language, std::string_view title, const Wrong&);

}  // namespace wiec::organisations
