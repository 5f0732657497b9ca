// Cards in the search index.
#pragma once
#include <functional>
#include <vector>

#include "commons/search/analysis.h"
#include "commons/site/context.h"
#include "modules/programmes/project.h"

namespace wiec::programmes {

search::Analysed analysed(text::Stemmer&, const Project&);  // slow: before the write

// Some cards in each transaction: others write meanwhile. `progress` is told how many are done.
void index_projects(Context&, const std::vector<ProjectId>&, const std::function<void(std::size_t)>& progress = {});

}  // namespace wiec::programmes
