// Organisations of three sectors and their units, kept by administrators.
#pragma once
#include "commons/site/module.h"

namespace wiec::organisations {
Module module();
}
