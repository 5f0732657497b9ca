// The invented city's ground as places with boundaries and streets.
#pragma once
#include <vector>

#include "app/demo/city.h"
#include "commons/places/places.h"
#include "commons/site/context.h"

namespace wiec::app {

struct DemoGround {
  places::PlaceId city;
  std::vector<places::PlaceId> districts;  // by number, from 1
};
DemoGround store_ground(Context&, const demo::City&);

}  // namespace wiec::app
