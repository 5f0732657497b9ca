// What this folder keeps about a person.
#pragma once
#include "commons/site/shared.h"

namespace wiec::needs {
PersonalData personal_data();
}
