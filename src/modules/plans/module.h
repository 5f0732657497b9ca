// Local and Integrated Action Plans: written, consulted by paragraph, adopted, taken up by projects, carried out.
#pragma once
#include "commons/site/module.h"

namespace wiec::plans {
Module module();
}
