// wiec import register: lists of other registers into this one.
#pragma once
#include <string>
#include <vector>

#include "app/installation.h"

namespace wiec::app {

// The exit code: 0 everything came in, 1 some rows were refused (each is said with its line), 3 a file could not be
// used (nothing of it came in).
int import_register_files(const InstallationOptions&, const std::vector<std::string>& files, bool as_json);

}  // namespace wiec::app
