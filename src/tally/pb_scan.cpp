#include "tally/pb_scan.h"

#include <bit>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace wiec::tally {
namespace {
// Length of the beginning that is plain ASCII without NUL, as far as it can be told in whole blocks.
std::size_t ascii_blocks(const unsigned char* data, std::size_t size) {
  std::size_t at = 0;
#ifdef __SSE2__
  for (; at + 16 <= size; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + at));
    if (_mm_movemask_epi8(_mm_or_si128(bytes, _mm_cmpeq_epi8(bytes, _mm_setzero_si128()))) != 0) break;
  }
#else
  constexpr std::uint64_t high_bits = 0x8080808080808080, low_bits = 0x0101010101010101;
  for (std::uint64_t word = 0; at + 8 <= size; at += 8) {
    std::memcpy(&word, data + at, 8);
    if (((word | (word - low_bits)) & high_bits) != 0) break;
  }
#endif
  return at;
}

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
    at += ascii_blocks(data + at, bytes.size() - at);
    if (at == bytes.size()) break;
    const std::size_t length = sequence_length(data + at, bytes.size() - at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

PbRows::PbRows(std::string_view bytes, LintReport& lints) : rest_(bytes), lints_(lints) {}

void PbRows::count_line_end(bool carriage_return, bool newline) {
  final_newline_ = newline;
  ++next_line_;
  with_return_ += carriage_return;
  without_return_ += newline && !carriage_return;
}

std::string_view PbRows::take_line() {
  const auto* newline = static_cast<const char*>(std::memchr(rest_.data(), '\n', rest_.size()));
  std::string_view row = rest_.substr(0, newline ? static_cast<std::size_t>(newline - rest_.data()) : rest_.size());
  rest_.remove_prefix(row.size() + (newline ? 1 : 0));
  const bool carriage_return = row.ends_with('\r');
  if (carriage_return) row.remove_suffix(1);
  count_line_end(carriage_return, newline != nullptr);
  return row;
}

bool PbRows::next() {
  while (!rest_.empty()) {
    line_ = next_line_;
    cells_.clear();
    readable_ = rest_.data() + rest_.size();
    Row row = split_plain();
    if (row == Row::has_quote) {
      cells_.clear();
      readable_ = nullptr;
      if (!split_quoted()) return false;
      row = kind_of_row();
    }
    if (row == Row::read) return true;
    lints_.add(line_, LintCode::blank_line, "a line without content");
  }
  return false;
}

PbRows::Row PbRows::end_row(const char* begin, const char* end, bool newline) {
  rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()) + (newline ? 1 : 0));
  const bool carriage_return = end != begin && end[-1] == '\r';
  if (carriage_return) --end;
  count_line_end(carriage_return, newline);
  end_cell(begin, end);
  return kind_of_row();
}

// A row of empty cells, quoted or not, is no row: nobody's ballot.
PbRows::Row PbRows::kind_of_row() const {
  const auto is_blank = [](std::string_view cell) { return cell.find_first_not_of(" \t") == std::string_view::npos; };
  return std::ranges::all_of(cells_, is_blank) ? Row::blank : Row::read;
}

// Sixteen bytes at once where the machine can; nothing is consumed when the row has a quote.
PbRows::Row PbRows::split_plain() {
  const char* cell = rest_.data();
  const char* at = cell;
  const char* const end = at + rest_.size();
#ifdef __SSE2__
  const __m128i separator = _mm_set1_epi8(';'), newline = _mm_set1_epi8('\n'), quote = _mm_set1_epi8('"');
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i hits = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, separator), _mm_cmpeq_epi8(bytes, newline)),
                                      _mm_cmpeq_epi8(bytes, quote));
    for (auto mask = static_cast<unsigned>(_mm_movemask_epi8(hits)); mask != 0; mask &= mask - 1) {
      const char* const hit = at + std::countr_zero(mask);
      if (*hit == '"') return Row::has_quote;
      if (*hit == '\n') return end_row(cell, hit, true);
      end_cell(cell, hit);
      cell = hit + 1;
    }
  }
#endif
  for (; at != end; ++at) {
    if (*at == '"') return Row::has_quote;
    if (*at == '\n') return end_row(cell, at, true);
    if (*at != ';') continue;
    end_cell(cell, at);
    cell = at + 1;
  }
  return end_row(cell, end, false);
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

// A cell that begins with a quote: up to its closing quote, `""` being one quote, line ends included. What stands
// between the closing quote and the separator is kept as text, as Python's csv module does.
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
