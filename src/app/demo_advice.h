// Early advice in the demo city: who reads what, drafts handed over, advice, an expert workshop with tables.
#pragma once
#include "commons/site/context.h"

namespace wiec::app {

// After demo_drafts and demo_gatherings. Nothing where units are told already what they read.
void store_demo_advice(Context&);

}  // namespace wiec::app
