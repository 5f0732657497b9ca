#include "platform/db/tables.h"

#include <algorithm>

namespace wiec::db {

void TableStamp::add(const TableStamp& other) {
  if (other.reads_ == 0) return;
  if (reads_ == 0) {
    *this = other;
    return;
  }
  reads_ += other.reads_;
  keepable_ = keepable_ && other.keepable_;
  outside_ = std::min(outside_, other.outside_);
  sequence_ = std::min(sequence_, other.sequence_);
  tables_ |= other.tables_;
  for (const auto& [table, commits] : other.counters_) {
    const auto mine = std::ranges::find(counters_, table, &std::pair<int, std::int64_t>::first);
    if (mine == counters_.end()) {
      counters_.emplace_back(table, commits);
    } else {
      mine->second = std::min(mine->second, commits);
    }
  }
}

}  // namespace wiec::db
