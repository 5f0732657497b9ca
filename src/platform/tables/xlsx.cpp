#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <stdexcept>

#include "platform/tables/tables.h"

namespace wiec::tables {
namespace {

struct Styles {
  lxw_format* heading;
  lxw_format* money;
  lxw_format* day;
  lxw_format* instant;
};

lxw_format* style(lxw_workbook* book, const char* number_format) {
  lxw_format* made = workbook_add_format(book);
  format_set_num_format(made, number_format);
  return made;
}

lxw_datetime civil(Date date, std::int64_t micros_of_day) {
  const auto ymd = calendar(date);
  const auto seconds = micros_of_day / 1'000'000;
  return {static_cast<int>(ymd.year()),
          static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day())),
          static_cast<int>(seconds / 3600),
          static_cast<int>(seconds / 60 % 60),
          static_cast<double>(seconds % 60)};
}

// Spreadsheets hold numbers as doubles; sums below 2^53 minor units come out exact to the grosz.
double shown(std::int64_t value, double unit) { return static_cast<double>(value) / unit; }

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell, const Styles& styles) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    worksheet_write_string(sheet, row, column, text->c_str(), nullptr);  // a string cell is never run as a formula
  } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    worksheet_write_number(sheet, row, column, shown(*number, 1), nullptr);
  } else if (const auto* money = std::get_if<Money>(&cell)) {
    worksheet_write_number(sheet, row, column, shown(money->minor, 100), styles.money);
  } else if (const auto* place = std::get_if<Degrees>(&cell)) {
    worksheet_write_number(sheet, row, column, shown(place->e7, 1e7), nullptr);
  } else if (const auto* day = std::get_if<Date>(&cell)) {
    lxw_datetime at = civil(*day, 0);
    worksheet_write_datetime(sheet, row, column, &at, styles.day);
  } else if (const auto* instant = std::get_if<Instant>(&cell)) {
    constexpr std::int64_t kDay = 86'400'000'000;
    lxw_datetime at = civil(Date{static_cast<std::int32_t>(instant->micros / kDay)}, instant->micros % kDay);
    worksheet_write_datetime(sheet, row, column, &at, styles.instant);
  }
}

// The library writes files only; this one lives in memory (memfd_create(2)).
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("xlsx", MFD_CLOEXEC)) {
    if (descriptor_ < 0) throw std::runtime_error("xlsx: no memory file");
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }
  std::string read_all() const {
    struct stat about {};
    if (fstat(descriptor_, &about) != 0) throw std::runtime_error("xlsx: the memory file is gone");
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    if (pread(descriptor_, bytes.data(), bytes.size(), 0) != about.st_size)
      throw std::runtime_error("xlsx: short read");
    return bytes;
  }

 private:
  int descriptor_;
};

}  // namespace

std::string xlsx(const Sheet& sheet) {
  const MemoryFile file;
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (!book) throw std::runtime_error("xlsx: no memory");
  lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.c_str());
  const Styles styles{workbook_add_format(book), style(book, "#,##0.00"), style(book, "yyyy-mm-dd"),
                      style(book, "yyyy-mm-dd hh:mm")};
  format_set_bold(styles.heading);
  for (std::size_t i = 0; i < sheet.columns.size(); ++i)
    worksheet_write_string(page, 0, static_cast<lxw_col_t>(i), sheet.columns[i].c_str(), styles.heading);
  worksheet_freeze_panes(page, 1, 0);
  for (std::size_t r = 0; r < sheet.rows.size(); ++r)
    for (std::size_t c = 0; c < sheet.rows[r].size(); ++c)
      write_cell(page, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), sheet.rows[r][c], styles);
  if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
    throw std::runtime_error(std::string("xlsx: ") + lxw_strerror(error));
  return file.read_all();
}

}  // namespace wiec::tables
