#pragma once
#include "commons/site/module.h"

namespace wiec::drafts {
Module module();
}
