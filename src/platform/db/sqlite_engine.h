// The database in one SQLite file.
#pragma once
#include "platform/db/engine.h"
#include "platform/db/pool.h"
#include "platform/db/sqlite_checkpoints.h"
#include "platform/db/sqlite_counters.h"
#include "platform/db/sqlite_writer.h"

namespace wiec::db {

class SqliteEngine final : public Engine {
 public:
  static std::expected<std::shared_ptr<Engine>, OpenError> open(const Options&);
  explicit SqliteEngine(const Options&);
  ~SqliteEngine() override;

  Dialect dialect() const override { return Dialect::sqlite; }
  void read(Callee<void(ReadTx&)>, TableStamp* record) override;
  bool is_current(const TableStamp&, Look&) override;
  Statistics statistics() const override;
  void schema_changed() override;

 private:
  void commit(const WriteCall&) override;
  void open_writer();
  std::string path_;
  TableCatalog catalog_;
  std::unique_ptr<SqliteConnection> writing_;
  std::unique_ptr<SqliteCounters> counters_;
  std::unique_ptr<SqliteCheckpoints> checkpoints_;
  std::unique_ptr<SqliteWriter> writer_;
  Pool<SqliteConnection> readers_;
  std::atomic<std::uint64_t> reads_{0};
};

}  // namespace wiec::db
