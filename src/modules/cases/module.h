// Good and bad practices of partners, and the method of working with local stakeholders that they agree from them.
#pragma once
#include "commons/site/module.h"

namespace wiec::cases {
Module module();
}
