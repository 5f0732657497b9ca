// Partners of other cities on a map: points with the names of their cities, over coarse borders of countries where the
// map shows enough of Europe. Whoever puts it there lists the same partners below.
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
