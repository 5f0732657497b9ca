// What this folder keeps about a person: comments in consultations.
#pragma once
#include "commons/site/shared.h"

namespace wiec::plans {
PersonalData personal_data();
}
