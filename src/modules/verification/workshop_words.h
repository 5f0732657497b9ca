// A workshop in words and the pieces that its pages share.
#pragma once
#include "commons/site/page.h"
#include "modules/verification/workshop.h"

namespace wiec::verification {

// "Zieleń · Stare Miasto · ZZM, Wydział Edukacji · 1 dział jeszcze czyta"
std::string facts_of(Language, const SeatedDraft&);
// "Stolik 2: Zieleń": its name, else the theme of most of its drafts.
std::string title_of(Language, const Table&, const std::vector<SeatedDraft>&);
std::vector<const SeatedDraft*> at_table(const Workshop&, std::int64_t number);

}  // namespace wiec::verification
