// The map of the booth: each project of the list as a point that leads to its mark below. Anchors only, no script: what
// is marked stays on the page, and the list is the map's twin.
#pragma once
#include <functional>
#include <span>

#include "modules/editions/edition.h"
#include "modules/proposals/list.h"

namespace wiec::polling {

// Closed at first. Nothing where the city has no map, or none of the projects a place.
void put_booth_map(html::Html&, Context&, const editions::Edition&, const editions::Pool&,
                   std::span<const proposals::Entry* const> shown,
                   const std::function<bool(const std::string& code)>& is_chosen);

}  // namespace wiec::polling
