// Maps of proposals: the districts with the number of a selection's projects, and points.
#pragma once
#include <span>

#include "modules/proposals/pages.h"

namespace wiec::proposals {

// Districts shaded by how many of the chosen projects are in their pools, and the given entries as points; its list
// twin stands below. Nothing where the city has no map.
void put_selection_map(Html&, Context&, const Asked&, std::span<const Entry* const> points);

// One proposal's points on the map of the city.
void put_place(Html&, Context&, const Proposal&, const editions::Edition&);

// The city's districts drawn once and kept; nullptr where there are none.
std::shared_ptr<const std::optional<places::Map>> district_map(Context&, places::PlaceId city);

}  // namespace wiec::proposals
