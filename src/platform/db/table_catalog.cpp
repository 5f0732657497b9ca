#include "platform/db/table_catalog.h"

#include "platform/db/error.h"

namespace wiec::db {

void TableCatalog::learn(const std::vector<std::string>& names) {
  const std::lock_guard lock(mutex_);
  for (const std::string& name : names) {
    if (!numbers_.emplace(name, static_cast<int>(names_.size())).second) continue;
    if (names_.size() == max_tables) throw Error(Error::Cause::misuse, "more than 1024 tables; raise max_tables");
    if (std::ranges::find(uncounted_names_, name) != uncounted_names_.end()) uncounted_.set(names_.size());
    names_.push_back(name);
  }
}

std::optional<int> TableCatalog::number_of(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto found = numbers_.find(name);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

std::string TableCatalog::name_of(int number) const {
  const std::lock_guard lock(mutex_);
  return names_.at(static_cast<std::size_t>(number));
}

std::size_t TableCatalog::size() const {
  const std::lock_guard lock(mutex_);
  return names_.size();
}

TableSet TableCatalog::uncounted() const {
  const std::lock_guard lock(mutex_);
  return uncounted_;
}

}  // namespace wiec::db
