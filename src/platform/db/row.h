// Rows of an answer.
#pragma once
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/id.h"
#include "base/time.h"
#include "platform/db/sql.h"

namespace wiec::db {

// One answer being read; each database has its own. Columns count from 0. A value of another type, or a null where none is
// expected, throws Error(misuse).
class Cursor {
 public:
  virtual bool step() = 0;     // false after the last row
  virtual void release() = 0;  // gives the statement back
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual bool boolean(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;
  virtual Date date(int column) const = 0;

 protected:
  ~Cursor() = default;
};

template <class T>
struct ColumnReader;  // how a C++ type is read from a column

// The current row; text and bytes are views that die with the next step.
class Row {
 public:
  explicit Row(const Cursor* cursor) : cursor_(cursor) {}
  bool is_null(int column) const { return cursor_->is_null(column); }
  // T: std::int64_t, int, bool, std::string_view, std::string, Bytes, Date, Instant, Id<Tag>, std::optional of these.
  template <class T>
  T get(int column) const {
    return ColumnReader<T>::read(*cursor_, column);
  }

 private:
  const Cursor* cursor_;
};

// for (const Row& row : tx.query(sql, a, b)): read once, from first to last.
class Rows {
 public:
  explicit Rows(Cursor& cursor) : cursor_(&cursor) {}
  Rows(Rows&& other) noexcept : cursor_(std::exchange(other.cursor_, nullptr)) {}
  Rows& operator=(Rows&&) = delete;
  ~Rows() {
    if (cursor_) cursor_->release();
  }

  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = Row;
    explicit Iterator(Cursor* cursor) : cursor_(cursor), row_(cursor) { ++*this; }
    const Row& operator*() const { return row_; }
    const Row* operator->() const { return &row_; }
    Iterator& operator++() {
      if (!cursor_->step()) cursor_ = nullptr;
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& it, std::default_sentinel_t) { return it.cursor_ == nullptr; }

   private:
    Cursor* cursor_;
    Row row_;
  };
  Iterator begin() { return Iterator(cursor_); }  // once
  std::default_sentinel_t end() const { return {}; }

 private:
  Cursor* cursor_;
};

int narrow_column(std::int64_t value);  // throws Error(misuse) when it does not fit

template <>
struct ColumnReader<std::int64_t> {
  static std::int64_t read(const Cursor& c, int column) { return c.integer(column); }
};
template <>
struct ColumnReader<int> {
  static int read(const Cursor& c, int column) { return narrow_column(c.integer(column)); }
};
template <>
struct ColumnReader<bool> {
  static bool read(const Cursor& c, int column) { return c.boolean(column); }
};
template <>
struct ColumnReader<std::string_view> {
  static std::string_view read(const Cursor& c, int column) { return c.text(column); }
};
template <>
struct ColumnReader<std::string> {
  static std::string read(const Cursor& c, int column) { return std::string(c.text(column)); }
};
template <>
struct ColumnReader<Bytes> {
  static Bytes read(const Cursor& c, int column) { return {c.bytes(column)}; }
};
template <>
struct ColumnReader<Date> {
  static Date read(const Cursor& c, int column) { return c.date(column); }
};
template <>
struct ColumnReader<Instant> {
  static Instant read(const Cursor& c, int column) { return {c.integer(column)}; }
};
template <class Tag>
struct ColumnReader<Id<Tag>> {
  static Id<Tag> read(const Cursor& c, int column) { return {c.integer(column)}; }
};
template <class T>
struct ColumnReader<std::optional<T>> {
  static std::optional<T> read(const Cursor& c, int column) {
    if (c.is_null(column)) return std::nullopt;
    return ColumnReader<T>::read(c, column);
  }
};

}  // namespace wiec::db
