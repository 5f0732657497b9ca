// One SQLite connection with its kept (prepared) statements. For one thread at a time.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/row.h"
#include "platform/db/sql.h"
#include "platform/db/table_catalog.h"

struct sqlite3;
struct sqlite3_stmt;

namespace wiec::db {

// A prepared statement and the rows it is giving.
class SqliteStatement final : public Cursor {
 public:
  SqliteStatement(sqlite3* database, std::string_view name, std::string_view text);
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement();

  void bind(std::span<const Param> params);
  bool step() override;
  void release() override;
  std::int64_t run();  // to the end; gives the number of affected rows

  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  bool boolean(int column) const override;
  std::string_view text(int column) const override;
  std::string_view bytes(int column) const override;
  Date date(int column) const override;

  StatementTables tables;
  bool in_use = false;
  bool* failed = nullptr;  // set when a step fails
  bool temporary = false;  // made because the kept one was in use; goes with release()

 private:
  void bind(int position, const Param& param);
  void require(int column, int type, std::string_view wanted) const;
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  std::string_view name_;
  std::vector<int> positions_;  // SQLite's number of $1, $2...; 0 = not in the text
};

class SqliteConnection {
 public:
  enum class Mode { read, write, create };
  // Throws Error. `catalog` may be null when nobody asks for tables.
  SqliteConnection(const std::string& path, Mode mode, const TableCatalog* catalog);
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;
  ~SqliteConnection();

  // The kept statement, or a temporary one when it is in use; release() gives it back.
  SqliteStatement& statement(const Sql& sql);
  void execute(const char* sql);
  std::string text_of(const char* sql);             // first column of the first row; empty without one
  std::int64_t integer_of(const char* sql);         // the same as a number
  std::vector<std::string> table_names();
  bool in_transaction() const;
  sqlite3* handle() const { return database_; }

  // Where the tables of the statement being prepared are noted.
  struct Watched {
    const TableCatalog* catalog;
    StatementTables* found;
  };

 private:
  std::unique_ptr<SqliteStatement> prepare(const Sql& sql);
  sqlite3* database_ = nullptr;
  Watched watched_;
  std::vector<std::unique_ptr<SqliteStatement>> kept_;  // by Sql::index
};

}  // namespace wiec::db
