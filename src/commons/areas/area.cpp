#include "commons/areas/area.h"

namespace wiec::areas {

std::string_view code_of(AreaState state) { return state == AreaState::open ? "open" : "closed"; }

std::string path_of(AreaId id) { return "/okolice/wskazane/" + code_from_id(id.value); }

}  // namespace wiec::areas
