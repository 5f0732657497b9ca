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
  bool is_current(const TableStamp&) override;
  Statistics statistics() const override;
  void schema_changed() override;

  const StatementTables& tables_of(const Sql& sql) { return probe_.tables_of(sql); }
  const TableCatalog& catalog() const { return catalog_; }
  PostgresCounters& counters() { return counters_; }
  // "table(column, column)" of a unique index.
  std::string described(const std::string& index);

 private:
  // A pooled place for a connection, made when first leased and again when lost.
  struct Slot {
    std::unique_ptr<PostgresConnection> connection;
    int schema = 0;
  };
  enum class Outcome { done, again };

  void commit(const WriteCall&) override;
  PostgresConnection& connected(Slot& slot);
  Instant begin(Slot& slot, std::string_view mode);
  void roll_back(PostgresConnection& connection) noexcept;
  Outcome try_commit(const WriteCall& call, Slot& slot, bool rehearsal);
  Outcome finish(const WriteCall& call, PostgresSession& session, PostgresConnection& connection, bool keep);
  void load_index_names();

  TableCatalog catalog_;
  SchemaProbe probe_;
  PostgresCounters counters_;
  Pool<Slot> pool_;
  std::atomic<int> schema_{0};  // raised by migrations: prepared statements are made anew
  std::mutex names_mutex_;
  std::map<std::string, std::string> index_names_;
  std::atomic<std::uint64_t> reads_{0}, writes_{0}, retries_{0}, commits_{0};
};

}  // namespace wiec::db
