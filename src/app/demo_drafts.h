// Drafts of the demo city: one written by two, with versions and a comment, one citywide from a district meeting.
#pragma once
#include "commons/site/context.h"

namespace wiec::app {

// After demo_needs. Nothing where there are some already.
void store_demo_drafts(Context&);

}  // namespace wiec::app
