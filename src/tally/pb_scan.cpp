#include "tally/pb_scan.h"

namespace wiec::tally {
namespace {
constexpr std::uint64_t kHighBits = 0x8080808080808080;
constexpr std::uint64_t kLowBits = 0x0101010101010101;

// Length of the valid UTF-8 sequence at p, 0 when there is none (RFC 3629: no surrogates, no overlong forms).
std::size_t sequence_length(const unsigned char* p, std::size_t left) {
  const unsigned char c = p[0];
  if (c == 0) return 0;
  if (c < 0x80) return 1;
  const auto tail = [&](std::size_t i) { return i < left && (p[i] & 0xC0) == 0x80; };
  if (c >= 0xC2 && c < 0xE0) return tail(1) ? 2 : 0;
  if (c >= 0xE0 && c < 0xF0) {
    if (!tail(1) || !tail(2)) return 0;
    const bool overlong = c == 0xE0 && p[1] < 0xA0;
    const bool surrogate = c == 0xED && p[1] >= 0xA0;
    return overlong || surrogate ? 0 : 3;
  }
  if (c >= 0xF0 && c < 0xF5) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    const bool overlong = c == 0xF0 && p[1] < 0x90;
    const bool beyond = c == 0xF4 && p[1] >= 0x90;
    return overlong || beyond ? 0 : 4;
  }
  return 0;
}
}  // namespace

std::size_t find_bad_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::uint64_t word = 0;
    // Eight ASCII bytes at once; the subtraction finds a zero byte among them.
    while (at + 8 <= bytes.size()) {
      std::memcpy(&word, data + at, 8);
      if (((word | (word - kLowBits)) & kHighBits) != 0) break;
      at += 8;
    }
    if (at == bytes.size()) break;
    const std::size_t length = sequence_length(data + at, bytes.size() - at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

PbRows::PbRows(std::string_view bytes, LintReport& lints) : rest_(bytes), lints_(lints) {}

std::string_view PbRows::take_line() {
  const auto* newline = static_cast<const char*>(std::memchr(rest_.data(), '\n', rest_.size()));
  std::string_view row = rest_.substr(0, newline ? static_cast<std::size_t>(newline - rest_.data()) : rest_.size());
  rest_.remove_prefix(row.size() + (newline ? 1 : 0));
  final_newline_ = newline != nullptr;
  ++next_line_;
  if (!row.empty() && row.back() == '\r') {
    row.remove_suffix(1);
    ++with_return_;
  } else if (newline) {
    ++without_return_;
  }
  return row;
}

bool PbRows::next() {
  while (!rest_.empty()) {
    line_ = next_line_;
    cells_.clear();
    const auto* newline = static_cast<const char*>(std::memchr(rest_.data(), '\n', rest_.size()));
    const std::size_t length = newline ? static_cast<std::size_t>(newline - rest_.data()) : rest_.size();
    if (std::memchr(rest_.data(), '"', length)) return split_quoted();
    const std::string_view row = take_line();
    if (row.find_first_not_of(" \t;") != std::string_view::npos) {
      split_plain(row);
      return true;
    }
    lints_.add(line_, LintCode::blank_line, "a line without content");
  }
  return false;
}

void PbRows::split_plain(std::string_view row) {
  const char* begin = row.data();
  const char* const end = begin + row.size();
  for (const char* p = begin; p != end; ++p) {
    if (*p == ';') {
      cells_.emplace_back(begin, p);
      begin = p + 1;
    }
  }
  cells_.emplace_back(begin, end);
}

bool PbRows::split_quoted() {
  unquoted_.clear();
  for (;;) {
    if (!rest_.empty() && rest_.front() == '"') {
      if (!read_quoted_cell()) return false;
    } else {
      const std::size_t length = std::min(rest_.find_first_of(";\n"), rest_.size());
      const bool ends_row = length == rest_.size() || rest_[length] == '\n';
      if (ends_row) {
        cells_.push_back(take_line());
        return true;
      }
      cells_.push_back(rest_.substr(0, length));
      rest_.remove_prefix(length);
    }
    if (rest_.empty() || rest_.front() != ';') {
      take_line();
      return true;
    }
    rest_.remove_prefix(1);
  }
}

// A cell that begins with a quote: up to its closing quote, `""` being one quote, line ends included. What stands between
// the closing quote and the separator is kept as text, as Python's csv module does.
bool PbRows::read_quoted_cell() {
  std::string& text = unquoted_.emplace_back();
  rest_.remove_prefix(1);
  for (;;) {
    const std::size_t quote = rest_.find('"');
    if (quote == std::string_view::npos) {
      unclosed_ = true;
      return false;
    }
    const std::string_view piece = rest_.substr(0, quote);
    next_line_ += static_cast<std::uint32_t>(std::count(piece.begin(), piece.end(), '\n'));
    text += piece;
    rest_.remove_prefix(quote + 1);
    if (rest_.empty() || rest_.front() != '"') break;
    text += '"';
    rest_.remove_prefix(1);
  }
  std::string_view stray = rest_.substr(0, rest_.find_first_of(";\n"));
  const bool ends_row = stray.size() == rest_.size() || rest_[stray.size()] == '\n';
  if (ends_row && stray.ends_with('\r')) stray.remove_suffix(1);
  if (!stray.empty()) {
    lints_.add(line_, LintCode::stray_quote, "text after a closing quote");
    text += stray;
    rest_.remove_prefix(stray.size());
  }
  cells_.push_back(text);
  return true;
}

}  // namespace wiec::tally
