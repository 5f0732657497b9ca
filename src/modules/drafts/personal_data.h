// What this folder keeps about a person.
#pragma once
#include "commons/site/shared.h"

namespace wiec::drafts {
PersonalData personal_data();
}
