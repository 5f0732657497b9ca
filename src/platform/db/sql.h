// Named SQL statements and their parameters.
#pragma once
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace wiec::db {

// A named statement: one text for both databases, parameters $1, $2... Declare it static in a *_store.cpp:
//   static const db::Sql insert_vote{"voting.insert_vote", R"(insert into vote (id, body) values ($1, $2))"};
// Every Sql registers itself, so that a test can prepare all of them on both databases (check_statements in testing.h).
class Sql {
 public:
  Sql(std::string_view name, std::string_view text);
  ~Sql();
  Sql(const Sql&) = delete;
  Sql& operator=(const Sql&) = delete;

  std::string_view name() const { return name_; }
  std::string_view text() const { return text_; }
  int index() const { return index_; }  // small, never used twice: the key of kept statements

  static std::vector<const Sql*> all();

 private:
  std::string_view name_;
  std::string_view text_;
  int index_;
};

struct Bytes {
  std::string_view view;
  friend bool operator==(const Bytes&, const Bytes&) = default;
};

enum class Type : std::uint8_t { unknown, integer, boolean, text, bytes, date };

template <class T>
concept SqlInteger = std::signed_integral<T> && !std::same_as<T, char> && !std::same_as<T, bool>;

// A value bound to a parameter, with its type, also when it is null. Text and bytes are only looked at: they must live
// until the call returns.
class Param {
 public:
  Param(std::nullopt_t) : null_(true) {}
  template <SqlInteger T>
  Param(T value) : type_(Type::integer), number_(value) {}
  template <std::same_as<bool> T>
  Param(T value) : type_(Type::boolean), number_(value) {}
  Param(std::string_view value) : type_(Type::text), text_(value) {}
  Param(const std::string& value) : type_(Type::text), text_(value) {}
  Param(const char* value) : type_(Type::text), text_(value) {}
  Param(std::nullptr_t) = delete;
  Param(Bytes value) : type_(Type::bytes), text_(value.view) {}
  Param(Date value) : type_(Type::date), number_(value.days) {}
  Param(Instant value) : type_(Type::integer), number_(value.micros) {}
  template <class Tag>
  Param(Id<Tag> value) : type_(Type::integer), number_(value.value) {}
  template <class T>
  Param(const std::optional<T>& value) : Param(value ? Param(*value) : null_like(Param(T{}))) {}

  Type type() const { return type_; }
  bool is_null() const { return null_; }
  std::int64_t number() const { return number_; }  // integer, boolean, days of a date
  std::string_view text() const { return text_; }  // text, bytes

 private:
  friend class Batch;
  static Param null_like(Param param) {
    param.null_ = true;
    param.text_ = {};
    return param;
  }
  Type type_ = Type::unknown;
  bool null_ = false;
  std::int64_t number_ = 0;
  std::string_view text_;
};

// Statements that one use case hands over together, for WriteTx::run: PostgreSQL gets them in one pipeline. Copies its
// parameters.
class Batch {
 public:
  template <class... P>
  Batch& add(const Sql& sql, const P&... params) {
    begin(sql);
    (keep(Param(params)), ...);
    return *this;
  }
  std::size_t size() const { return statements_.size(); }
  bool empty() const { return statements_.empty(); }
  void clear();

  const Sql& sql(std::size_t statement) const { return *statements_[statement].sql; }
  void params(std::size_t statement, std::vector<Param>& out) const;

 private:
  struct Statement {
    const Sql* sql;
    std::size_t first;  // its first parameter
  };
  struct Kept {
    Param param;
    std::size_t offset;  // of its text in bytes_
  };
  void begin(const Sql& sql) { statements_.push_back({&sql, params_.size()}); }
  void keep(Param param);
  std::vector<Statement> statements_;
  std::vector<Kept> params_;
  std::string bytes_;
};

}  // namespace wiec::db
