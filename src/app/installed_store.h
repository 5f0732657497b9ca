// When this installation was made and when its schema last changed.
#pragma once
#include "platform/db/db.h"

namespace wiec::app {

struct Installed {
  Instant first_at;
  Instant changed_at;
};
Installed load_installed(db::ReadTx&);

}  // namespace wiec::app
