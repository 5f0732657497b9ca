// The database on a PostgreSQL server, 15 or newer.
#pragma once
#include <map>

#include "platform/db/engine.h"
#include "platform/db/pool.h"
#include "platform/db/postgres_counters.h"
#include "platform/db/postgres_session.h"
#include "platform/db/schema_probe.h"

namespace wiec::db {

class PostgresEngine final : public Engine {
 public:
  static std::expected<std::shared_ptr<Engine>, OpenError> open(const Options&);
  explicit PostgresEngine(const Options&);
  ~PostgresEngine() override;

  Dialect dialect() const override { return Dialect::postgres; }
  void read(Callee<void(ReadTx&)>, TableStamp* record) override;
  bool is_current(const TableStamp&, Look&) override;
  Statistics statistics() const override;
  void schema_changed() override;

  const StatementTables& tables_of(const Sql& sql) { return probe_.tables_of(sql); }
  const TableCatalog& catalog() const { return catalog_; }
  PostgresCounters& counters() { return counters_; }
  // The slot's connection, made anew if it is missing, lost or older than the schema.
  PostgresConnection& connect(PostgresSlot& slot);
  // "table(column, column)" of a unique index.
  std::string described(const std::string& index);

 private:
  enum class Outcome { done, again };

  void commit(const WriteCall&) override;
  void roll_back(PostgresSlot& slot) noexcept;
  Outcome try_commit(const WriteCall& call, PostgresSlot& slot, bool rehearsal);
  Outcome finish(const WriteCall& call, PostgresSession& session, PostgresSlot& slot, bool keep);
  void load_index_names();

  TableCatalog catalog_;
  SchemaProbe probe_;
  PostgresCounters counters_;
  Pool<PostgresSlot> pool_;
  std::atomic<int> schema_{0};  // raised by migrations: prepared statements are made anew
  std::mutex names_mutex_;
  std::map<std::string, std::string> index_names_;
  std::atomic<std::uint64_t> reads_{0}, writes_{0}, retries_{0}, commits_{0};
};

}  // namespace wiec::db
