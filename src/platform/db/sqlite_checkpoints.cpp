#include "platform/db/sqlite_checkpoints.h"

#include <sqlite3.h>

#include "platform/process/quiet_signals.h"

namespace wiec::db {

namespace {
constexpr int due_pages = 1'000;     // 4 MB
constexpr int long_pages = 16'000;   // 64 MB: readers never left the log alone; wait for them
}  // namespace

SqliteCheckpoints::SqliteCheckpoints(const std::string& path, bool without_sync,
                                     std::function<void(std::string_view)> trouble)
    : connection_(path, SqliteConnection::Mode::write, nullptr), trouble_(std::move(trouble)) {
  connection_.execute(without_sync ? "pragma synchronous = off" : "pragma synchronous = full");
  connection_.execute("pragma busy_timeout = 1000");
  const process::QuietSignals quiet;
  thread_ = std::thread([this] { serve(); });
}

SqliteCheckpoints::~SqliteCheckpoints() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void SqliteCheckpoints::log_has(int pages) {
  pages_ = pages;
  if (pages < due_pages) return;
  {
    const std::lock_guard lock(mutex_);
    due_ = true;
  }
  wake_.notify_one();
}

void SqliteCheckpoints::serve() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [&] { return due_ || stopping_; });
    if (stopping_) return;
    due_ = false;
    lock.unlock();
    checkpoint(pages_);
    lock.lock();
  }
}

void SqliteCheckpoints::checkpoint(int pages) {
  const int mode = pages > long_pages ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
  const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, mode, nullptr, nullptr);
  if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY && trouble_) {
    trouble_(fmt::format("checkpoint of the database failed: {}", sqlite3_errmsg(connection_.handle())));
  }
}

}  // namespace wiec::db
