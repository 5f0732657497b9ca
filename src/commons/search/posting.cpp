#include "commons/search/posting.h"

namespace wiec::search {
namespace {

void put(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

void put(std::string& out, Where where) {
  out += static_cast<char>(where.fields);
  if (where.fields & in_title) out += static_cast<char>(where.title_words);
}

bool take(std::string_view& left, std::uint64_t& value) {
  value = 0;
  for (int shift = 0; shift < 64 && !left.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(left.front());
    left.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

bool take(std::string_view& left, Where& where) {
  if (left.empty()) return false;
  where.fields = static_cast<std::uint8_t>(left.front());
  left.remove_prefix(1);
  if (!(where.fields & in_title)) return true;
  if (left.empty()) return false;
  where.title_words = static_cast<std::uint8_t>(left.front());
  left.remove_prefix(1);
  return true;
}

}  // namespace

Term term_of(std::string_view kind, std::string_view stem) {
  std::uint64_t hash = 0xCBF29CE484222325;
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    hash = (hash ^ 0xFF) * 0x100000001B3;
  };
  add(kind);
  add(stem);
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93;
  hash ^= hash >> 32;
  return static_cast<Term>(hash >> 1);
}

std::string bytes_of(const std::vector<Entry>& entries) {
  std::string out;
  std::int64_t last = entries.empty() ? 0 : entries.front().id;
  for (const Entry& entry : entries) {
    put(out, static_cast<std::uint64_t>(entry.id) - static_cast<std::uint64_t>(last));
    put(out, entry.where);
    last = entry.id;
  }
  return out;
}

bool append_entries(std::int64_t first, std::string_view bytes, std::vector<Entry>& out) {
  auto id = static_cast<std::uint64_t>(first);
  while (!bytes.empty()) {
    std::uint64_t step = 0;
    Where where;
    if (!take(bytes, step) || !take(bytes, where)) return false;
    id += step;
    out.push_back({static_cast<std::int64_t>(id), where});
  }
  return true;
}

std::string bytes_of(const std::vector<DocumentTerm>& terms) {
  std::string out;
  std::uint64_t last = 0;
  for (const DocumentTerm& one : terms) {
    put(out, static_cast<std::uint64_t>(one.term) - last);
    put(out, one.where);
    last = static_cast<std::uint64_t>(one.term);
  }
  return out;
}

std::optional<std::vector<DocumentTerm>> terms_from_bytes(std::string_view bytes) {
  std::vector<DocumentTerm> terms;
  std::uint64_t term = 0;
  while (!bytes.empty()) {
    std::uint64_t step = 0;
    Where where;
    if (!take(bytes, step) || !take(bytes, where)) return std::nullopt;
    term += step;
    terms.push_back({static_cast<Term>(term), where});
  }
  return terms;
}

}  // namespace wiec::search
