// Cards in the search index.
#pragma once
#include <functional>
#include <vector>

#include "commons/search/analysis.h"
#include "commons/site/context.h"
#include "modules/programmes/project.h"

namespace wiec::programmes {

search::Analysed analysed(text::Stemmer&, const Project&);  // slow: before the write

// Some cards in each transaction: others write meanwhile. False: `stopping` said to.
bool index_projects(Context&, const std::vector<ProjectId>&, const std::function<bool()>& stopping = {});

// Cards are indexed in the transaction that brings them in. Those that are there without (an earlier version's import
// was interrupted) are found here: hourly, and by each import. Gives how many there were.
std::size_t index_missing(Context&, const std::function<bool()>& stopping = {});

}  // namespace wiec::programmes
