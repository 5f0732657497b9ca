// The forms of support that a catalogue usually begins with.
#pragma once
#include "modules/support/support.h"

namespace wiec::support {
std::vector<SupportForm> preset_forms(ProgrammeId);
}
