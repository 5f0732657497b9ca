// Brings the write-ahead log into the database file, on a thread of its own, so that no write waits for it.
#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "platform/db/sqlite_connection.h"

namespace wiec::db {

class SqliteCheckpoints {
 public:
  SqliteCheckpoints(const std::string& path, bool without_sync, std::function<void(std::string_view)> trouble);
  ~SqliteCheckpoints();
  void log_has(int pages);  // after a commit
  std::uint64_t pages() const { return static_cast<std::uint64_t>(pages_.load()); }

 private:
  void serve();
  void checkpoint(int pages);
  SqliteConnection connection_;
  std::function<void(std::string_view)> trouble_;
  std::atomic<int> pages_{0};
  std::mutex mutex_;
  std::condition_variable wake_;
  bool due_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace wiec::db
