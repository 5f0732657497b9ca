// A card as schema.org JSON-LD for search engines: a Project with its grant and its partners.
#pragma once
#include "base/json.h"
#include "modules/programmes/programme_store.h"

namespace wiec::programmes {

// Addresses are relative to the page they stand on, so that a kept page holds no name of a host.
Json linked_data(Language, const Project&, const Programme*, const Topics&);

}  // namespace wiec::programmes
