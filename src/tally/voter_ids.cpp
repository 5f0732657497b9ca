#include "tally/voter_ids.h"

#include <bit>

namespace wiec::tally {
namespace {
constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15;
constexpr std::size_t kMostDigits = 18;
constexpr std::size_t kMostSeen = 4'000'000;

std::uint64_t mixed(std::uint64_t hash) {
  hash *= kMix;
  return hash ^ hash >> 32;
}

std::uint64_t hash_of(std::string_view id, std::int64_t number) {
  if (number >= 0) return mixed(static_cast<std::uint64_t>(number) ^ id.size() << 60);
  std::uint64_t hash = id.size();
  for (const char c : id) hash = mixed(hash ^ static_cast<unsigned char>(c));
  return hash;
}
}  // namespace

std::int64_t VoterIds::number_of(std::string_view text) {
  if (text.empty() || text.size() > kMostDigits) return -1;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

void VoterIds::add(std::string_view id, std::uint32_t line) {
  const std::int64_t number = number_of(id);
  rising_ = rising_ && number > last_;
  last_ = number;
  if (seen_.size() < kMostSeen) seen_.push_back({hash_of(id, number), line});
}

std::vector<std::uint32_t> VoterIds::repeated() const {
  std::vector<std::uint32_t> lines;
  if (rising_) return lines;
  std::vector<std::uint32_t> table(std::bit_ceil(seen_.size() * 2 + 1), 0);  // place in seen_ + 1
  for (std::uint32_t i = 0; i < seen_.size(); ++i) {
    std::size_t at = seen_[i].hash & (table.size() - 1);
    while (table[at] != 0 && seen_[table[at] - 1].hash != seen_[i].hash) at = (at + 1) & (table.size() - 1);
    if (table[at] != 0)
      lines.push_back(seen_[i].line);
    else
      table[at] = i + 1;
  }
  return lines;
}

}  // namespace wiec::tally
