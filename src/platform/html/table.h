// A table of data: caption, column headers with scope, numbers to the right, rows that become small cards on narrow screens.
//
//   html::Table table(out, {.caption = texts::winners(language), .columns = columns});
//   for (const auto& p : projects) table.row({p.title, number(p.votes), cost});
// The table is closed when the object goes out of scope.
#pragma once
#include <initializer_list>
#include <span>
#include <string_view>

#include "platform/html/component.h"

namespace wiec::html {

enum class Sorted { no, up, down };
struct Column {
  std::string_view label;
  bool numeric = false;
  std::string_view sort_href = {};  // the same list ordered by this column
  Sorted sorted = Sorted::no;
};

struct TableHead {
  std::string_view caption;
  std::span<const Column> columns;
  bool caption_hidden = false;  // when a heading right above says the same
  bool row_headers = true;      // the first cell names the row
  bool compact = false;         // many rows for officials
};

enum class RowKind { plain, won, lost, total };

class Table {
 public:
  Table(Html& out, Language language, const TableHead& head);
  ~Table();
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  // As many cells as columns; a cell may be empty.
  void row(std::initializer_list<Content> cells, RowKind kind = RowKind::plain) { row(std::span(cells.begin(), cells.size()), kind); }
  void row(std::span<const Content> cells, RowKind kind = RowKind::plain);
  // A line across all columns: "here the money ended".
  void divider(const Content& words);

 private:
  Html& out_;
  TableHead head_;
};

}  // namespace wiec::html
