#include "tally/pb_writer.h"

namespace wiec::tally {
namespace {
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class Writer {
 public:
  explicit Writer(bool carriage_returns) : line_end_(carriage_returns ? "\r\n" : "\n") {}

  void line(std::string_view text) { out_.append(text).append(line_end_); }

  template <class Cells>
  void row(const Cells& cells) {
    bool first = true;
    for (const auto& text : cells) {
      if (!std::exchange(first, false)) out_ += ';';
      cell(text);
    }
    out_ += line_end_;
  }

  void cell(std::string_view text) {
    if (text.find_first_of(";\"\r\n") == std::string_view::npos) {
      out_ += text;
      return;
    }
    out_ += '"';
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  void separator(bool last) { out_.append(last ? line_end_ : ";"); }
  std::string& text() { return out_; }
  std::string_view line_end() const { return line_end_; }

 private:
  std::string out_;
  std::string_view line_end_;
};

void write_projects(Writer& writer, const PbTable& table) {
  writer.row(table.columns);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    writer.row(std::span(table.cells).subspan(row * table.columns.size(), table.columns.size()));
  }
}

void write_voters(Writer& writer, const PbVoters& voters) {
  writer.row(voters.columns);
  for (std::size_t row = 0; row < voters.rows(); ++row) {
    for (std::size_t column = 0; column < voters.columns.size(); ++column) {
      writer.cell(voters.cell(row, column));
      writer.separator(column + 1 == voters.columns.size());
    }
  }
}
}  // namespace

std::string write_pb(const PbFile& file) {
  Writer writer(file.carriage_returns);
  if (file.byte_order_mark) writer.text() += kByteOrderMark;
  writer.text().reserve(file.voters.text.size() + file.voters.ends.size() + 65536);
  writer.line("META");
  writer.line("key;value");
  for (const auto& [key, value] : file.meta) writer.row(std::array<std::string_view, 2>{key, value});
  writer.line("PROJECTS");
  write_projects(writer, file.projects);
  writer.line("VOTES");
  write_voters(writer, file.voters);
  std::string out = std::move(writer.text());
  if (!file.final_newline) out.resize(out.size() - writer.line_end().size());
  return out;
}

}  // namespace wiec::tally
