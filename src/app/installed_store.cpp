#include "app/installed_store.h"

namespace wiec::app {
namespace {
const db::Sql select_installed{"app.select_installed", "select min(applied_at), max(applied_at) from schema_migration"};
}  // namespace

Installed load_installed(db::ReadTx& tx) {
  return tx
      .one(select_installed,
           [](const db::Row& row) {
             return Installed{row.get<std::optional<Instant>>(0).value_or(Instant{}),
                              row.get<std::optional<Instant>>(1).value_or(Instant{})};
           })
      .value_or(Installed{});
}

}  // namespace wiec::app
