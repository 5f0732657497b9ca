// Numbers the tables of one database, for TableSet. Safe for many threads.
#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/tables.h"

namespace wiec::db {

class TableCatalog {
 public:
  explicit TableCatalog(std::vector<std::string> uncounted) : uncounted_names_(std::move(uncounted)) {}
  void learn(const std::vector<std::string>& names);  // numbers once given stay
  std::optional<int> number_of(std::string_view name) const;
  std::string name_of(int number) const;
  std::size_t size() const;
  // Tables whose commits are not counted.
  TableSet uncounted() const;

 private:
  const std::vector<std::string> uncounted_names_;
  mutable std::mutex mutex_;
  std::map<std::string, int, std::less<>> numbers_;
  std::vector<std::string> names_;
  TableSet uncounted_;
};

// What a statement reads and writes.
struct StatementTables {
  TableSet reads;
  TableSet writes;
};

}  // namespace wiec::db
