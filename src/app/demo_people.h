// Officials of the demo city, one for each role, and a resident: log-ins to try every part with.
#pragma once
#include <string>
#include <vector>

#include "commons/site/context.h"

namespace wiec::app {

struct DemoLogIn {
  std::string email;
  std::string role;  // as `wiec routes` names it; "resident"
};
std::vector<DemoLogIn> demo_log_ins();
// One password for all, made from the installation's key: the same at each start, and nobody else's.
std::string demo_password(const Shared&);
// Makes those that are not there yet.
void store_demo_people(Context&);

}  // namespace wiec::app
