// The public page of an edition, also while it is a draft.
#pragma once
#include "commons/site/page.h"
#include "modules/editions/edition.h"

namespace wiec::editions {

// Everything below the heading. A preview names what has no page yet instead of linking to it.
void put_edition(Html&, Context&, const Edition&, bool preview);

}  // namespace wiec::editions
