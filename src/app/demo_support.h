// Support of ambassadors in the demo city: catalogue, requests in every state, contacts, papers at every level, and the
// training at which packs were handed over.
#pragma once
#include "commons/site/context.h"

namespace wiec::app {

// Nothing where there is a catalogue already. After the ambassadors and the gatherings.
void store_demo_support(Context&);

}  // namespace wiec::app
