// A reader's contact is a person's when it is the address of an account.
#pragma once
#include "commons/site/shared.h"

namespace wiec::feedback {
PersonalData personal_data();
}  // namespace wiec::feedback
