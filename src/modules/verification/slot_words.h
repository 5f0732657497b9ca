// A slot in words and the pieces that its pages share.
#pragma once
#include "commons/site/page.h"
#include "modules/verification/slot.h"

namespace wiec::verification {

std::string when_of(Language, const Slot&);  // "wtorek, 1 grudnia 2026, 16:00-16:20"
void put_slot_facts(Html&, Language, const Slot&);

}  // namespace wiec::verification
