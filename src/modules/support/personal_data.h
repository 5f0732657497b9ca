// What is kept about a person in this folder: what they asked the city for.
#pragma once
#include "commons/site/shared.h"

namespace wiec::support {
PersonalData personal_data();
}
