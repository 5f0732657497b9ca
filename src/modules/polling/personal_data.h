#pragma once
#include "commons/site/shared.h"

namespace wiec::polling {

PersonalData personal_data();

}  // namespace wiec::polling
