#pragma once
#include "commons/site/module.h"

namespace wiec::joint_projects {

Module module();

}  // namespace wiec::joint_projects
