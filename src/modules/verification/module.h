// Early advice: drafts handed over to units of offices, what the units advise, what the authors answer.
#pragma once
#include "commons/site/module.h"

namespace wiec::verification {
Module module();
}
