// What the pages of this folder share.
#pragma once
#include <optional>

#include "commons/people/page_parts.h"
#include "commons/site/page.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/voter.h"

namespace wiec::polling {

using people::form_of;
using people::Wrong;

// The edition of the address and the vote on its way in it. Problems: not_found; closed (not yet, or over).
struct Asked {
  std::shared_ptr<const editions::Editions> editions;
  const editions::Edition* edition = nullptr;
  std::optional<Voter> voter;  // of this edition
  Date today;

  Step step() const { return voter ? step_of(*voter, *edition, today) : Step::declare; }
  // Below this edition's /glosowanie/{edition}, without the language.
  std::string path(std::string_view below) const { return "/glosowanie/" + edition->code + std::string(below); }
};
Result<Asked> asked_for(Context&, const Request&);
// Where a voter who has not come to `step` must go first; nullopt: the page may be shown.
std::optional<Redirect> sent_on(const Asked&, Step step);

// A page of one question: heading, which step of four, no notice of an unsent ballot.
Page question_page(Context&, const Asked&, std::string_view title, int step, const Wrong&);
void put_secrecy(Html&, Language);

}  // namespace wiec::polling
