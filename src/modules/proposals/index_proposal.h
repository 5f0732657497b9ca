// Puts proposals into the search index.
#pragma once
#include <string_view>

#include "commons/search/search.h"
#include "commons/site/context.h"
#include "modules/proposals/proposal.h"

namespace wiec::proposals {

// One of them, made before the write that stores it under the kind "proposal".
search::Analysed analysed(text::Stemmer&, const Proposal&);

// All proposals of an edition, some hundred in each transaction; again does no harm.
// Stops between transactions when `stopping` says so; gives whether it came to the end.
bool index_edition(Context&, const editions::Edition&, const std::function<bool()>& stopping = {});

}  // namespace wiec::proposals
