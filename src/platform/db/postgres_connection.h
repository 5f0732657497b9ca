// One PostgreSQL connection with its prepared statements. For one thread at a time.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/row.h"
#include "platform/db/sql.h"

struct pg_conn;
struct pg_result;

namespace wiec::db {

struct ResultDeleter {
  void operator()(pg_result*) const;
};
using PostgresResult = std::unique_ptr<pg_result, ResultDeleter>;

// The rows of one answer, in binary format.
class PostgresCursor final : public Cursor {
 public:
  PostgresCursor(PostgresResult result, std::string_view name);
  bool step() override { return ++row_ < rows_; }
  void release() override { delete this; }
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  bool boolean(int column) const override;
  std::string_view text(int column) const override;
  std::string_view bytes(int column) const override;
  Date date(int column) const override;

 private:
  unsigned type_of(int column) const;
  std::string_view value(int column) const;
  [[noreturn]] void refuse(int column, std::string_view wanted) const;
  PostgresResult result_;
  std::string_view name_;
  int row_ = -1;
  int rows_;
};

class PostgresPipeline;

class PostgresConnection {
 public:
  explicit PostgresConnection(const std::string& location);  // throws Error(connection)
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;
  ~PostgresConnection();

  // The transaction begins with the first statement, in the same round trip. `text` must live as long.
  void begin(const char* text);
  // Nothing of the begun transaction has reached the server.
  bool untouched() const { return begin_ != nullptr; }
  // `suffix` is " for update" or the like; each is prepared once.
  PostgresResult run(const Sql& sql, std::string_view suffix, std::span<const Param> params);
  std::int64_t run(const Batch& batch);
  PostgresResult execute(const std::string& sql);  // several statements are allowed; the last one's answer
  std::string text_of(const std::string& sql);     // first column of the first row, in text
  // Runs `last` if there is one and commits; throws unless the server confirmed it, on its standby too where it waits
  // for one.
  void commit(const Sql* last, std::span<const Param> params);
  void end_reading();  // does not wait for the answer
  void roll_back();
  bool alive() const;
  int backend() const;
  // Empty when the text can be prepared with these types (0 = to be found), else what PostgreSQL says.
  std::string try_prepare(std::string_view text, const std::vector<unsigned>& types);

 private:
  struct Prepared {
    std::string_view suffix;
    std::vector<unsigned> types;
    std::string name;
  };
  const Prepared& prepare(const Sql& sql, std::string_view suffix, std::span<const Param> params);
  std::int64_t run_part(const Batch& batch, std::size_t from, std::size_t to);
  PostgresResult check(pg_result* result, std::string_view what);
  void drain();
  std::vector<PostgresResult> finish(PostgresPipeline& pipeline);

  pg_conn* connection_;
  const char* begin_ = nullptr;  // to be sent with the first statement
  bool answer_open_ = false;     // of end_reading()
  bool warned_ = false;          // by the server, since the last commit began
  std::vector<std::vector<std::unique_ptr<Prepared>>> prepared_;  // by Sql::index
  int next_name_ = 0;
};

std::int64_t affected_rows(const pg_result* result);

}  // namespace wiec::db
