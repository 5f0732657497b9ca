#pragma once
#include "commons/site/shared.h"

namespace wiec::cases {
PersonalData personal_data();
}
