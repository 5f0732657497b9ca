#include "platform/html/table.h"

#include "platform/html/texts.h"

namespace wiec::html {
namespace {

constexpr std::size_t kNarrowColumns = 4;  // more of them need a wider place before they become small cards

std::string_view class_of(RowKind kind) {
  switch (kind) {
    case RowKind::plain: return "";
    case RowKind::won: return "row-won";
    case RowKind::lost: return "row-lost";
    case RowKind::total: return "row-total";
  }
  return "";
}

std::string_view aria_sort(Sorted sorted) {
  return sorted == Sorted::up ? "ascending" : sorted == Sorted::down ? "descending" : "";
}

void column_header(Html& out, Language language, const Column& column) {
  const auto label = [&](Html& words) {
    if (column.sort_href.empty()) return put<"{}">(words, column.label);
    put<R"(<a href="{}">{}{}</a>)">(words, column.sort_href, column.label, [&](Html& state) {
      if (column.sorted == Sorted::no) return;
      put<R"(<span class="sort-mark" aria-hidden="true">{}</span>)">(state, column.sorted == Sorted::up ? "▲" : "▼");
      put<R"(<span class="hidden"> ({})</span>)">(state, column.sorted == Sorted::up ? texts::sorted_up(language) : texts::sorted_down(language));
    });
  };
  put<R"(<th scope="col"{?class=}{?aria-sort=}>{}</th>)">(out, column.numeric ? "number" : "", aria_sort(column.sorted), label);
}

}  // namespace

Table::Table(Html& out, Language language, const TableHead& head) : out_(out), head_(head) {
  std::string css_class = "table";
  if (head.compact) css_class += " table-compact";
  if (head.columns.size() > kNarrowColumns) css_class += " table-wide";
  const auto columns = [&](Html& row) {
    for (const Column& column : head.columns) column_header(row, language, column);
  };
  put<R"(<table class="{}"><caption{?class=}>{}</caption><thead><tr>{}</tr></thead><tbody>)">(
      out, css_class, head.caption_hidden ? "hidden" : "", head.caption, columns);
}

Table::~Table() { put<"</tbody></table>">(out_); }

void Table::row(std::span<const Content> cells, RowKind kind) {
  put<"<tr{?class=}>">(out_, class_of(kind));
  for (std::size_t i = 0; i < cells.size() && i < head_.columns.size(); ++i) {
    const Column& column = head_.columns[i];
    const std::string_view css_class = column.numeric ? "number" : "";
    if (i == 0 && head_.row_headers) {
      put<R"(<th scope="row"{?class=}>{}</th>)">(out_, css_class, cells[i]);
    } else {
      put<R"(<td data-label="{}"{?class=}>{}</td>)">(out_, column.label, css_class, cells[i]);
    }
  }
  put<"</tr>">(out_);
}

void Table::divider(const Content& words) {
  put<R"(<tr class="row-divider"><td colspan="{}">{}</td></tr>)">(out_, head_.columns.size(), words);
}

}  // namespace wiec::html
