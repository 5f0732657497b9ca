// Partners of other cities on a plain map: points in a frame, as no boundaries of other countries are at hand. Whoever
// puts it there lists the same partners below.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "commons/site/page.h"
#include "modules/programmes/project.h"

namespace wiec::programmes {

struct PartnerSpot {
  places::Point at;
  std::string title, href;
  PartnerRole role = PartnerRole::partner;
};
// Nothing where no place is known.
void put_partner_map(Html&, Language, std::string_view label, const std::vector<PartnerSpot>&);

}  // namespace wiec::programmes
