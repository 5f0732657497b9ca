// What the city gives ambassadors: forms of support they ask for, a contact, and the support pack of an area.
#pragma once
#include "commons/site/module.h"

namespace wiec::support {
Module module();
}
