// The attendance sheet on paper.
#pragma once
#include <vector>

#include "commons/site/page.h"

namespace wiec::gatherings {

// A table to sign in: the names, then empty rows.
void put_signatures(Html&, Language, const std::vector<std::string>& names, int empty_rows);

}  // namespace wiec::gatherings
