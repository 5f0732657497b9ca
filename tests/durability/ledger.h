// The table that the kill tests write, shared by the writer and its judge.
#pragma once
#include "platform/db/db.h"

namespace wiec::durability {

inline constexpr db::Migration ledger[] = {{"tests/durability", 1, "create_ledger", R"(
  create table entry (id bigint primary key, label text not null) {{strict}};
  create table half (entry_id bigint not null references entry (id), part text not null) {{strict}};)"}};

inline db::Options options_for(const std::string& location) {
  db::Options options;
  options.location = location;
  options.migrations = {ledger};
  options.create = true;
  return options;
}

}  // namespace wiec::durability
