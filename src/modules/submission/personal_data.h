#pragma once
#include "commons/site/shared.h"

namespace wiec::submission {
PersonalData personal_data();
}
