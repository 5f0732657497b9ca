// From a draft, or from nothing, to a proposal: the full form, support, the desk of a marathon, paths compared.
#pragma once
#include "commons/site/module.h"

namespace wiec::submission {
Module module();
}
