#include "commons/areas/area.h"

namespace wiec::areas {

std::string_view code_of(AreaState state) { return state == AreaState::open ? "open" : "closed"; }

}  // namespace wiec::areas
