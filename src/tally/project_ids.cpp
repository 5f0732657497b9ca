#include "tally/project_ids.h"

#include <bit>

namespace wiec::tally {
namespace {
constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15;
constexpr std::uint64_t kLowBits = 0x0101010101010101;
constexpr std::uint64_t kHighBits = 0x8080808080808080;
constexpr std::size_t kShort = 16;

std::uint64_t load(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  return word;
}

// Bytes before the first comma among the eight, 8 when there is none. Exact for the first comma, which is all that is
// asked (the subtraction's borrow only reaches later bytes).
std::size_t before_comma(std::uint64_t word) {
  const std::uint64_t other = word ^ kLowBits * ',';
  const std::uint64_t zero = (other - kLowBits) & ~other & kHighBits;
  return zero == 0 ? 8 : static_cast<std::size_t>(std::countr_zero(zero)) / 8;
}

std::uint64_t first_bytes(std::uint64_t word, std::size_t count) {
  return count >= 8 ? word : word & ((std::uint64_t{1} << 8 * count) - 1);
}
}  // namespace

static_assert(std::endian::native == std::endian::little, "first_bytes takes the low bytes for the first");

ProjectIds::ProjectIds(std::size_t expected) : slots_(std::bit_ceil(expected * 2 + 16)) {}

ProjectIds::Key ProjectIds::key_of(std::string_view id) {
  std::array<char, kShort> bytes{};
  std::copy_n(id.data(), std::min(id.size(), kShort), bytes.data());
  return {load(bytes.data()), load(bytes.data() + 8)};
}

std::size_t ProjectIds::hash_of(const Key& key, std::string_view id) {
  std::uint64_t hash = key.low ^ std::rotl(key.high, 29);
  for (std::size_t i = kShort; i < id.size(); ++i) hash = (hash ^ static_cast<unsigned char>(id[i])) * kMix;
  // Ids share their beginning; twice, so that their last bytes reach the low bits of the hash too.
  hash = (hash ^ hash >> 32) * kMix;
  hash = (hash ^ hash >> 29) * kMix;
  return hash >> 32;
}

// The slot that holds the id, else the free one where it belongs.
const ProjectIds::Slot& ProjectIds::slot_of(const Key& key, std::string_view id) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t place = hash_of(key, id) & mask;; place = (place + 1) & mask) {
    const Slot& slot = slots_[place];
    if (slot.project == no_project) return slot;
    if (slot.key == key && slot.id.size() == id.size() && (id.size() <= kShort || slot.id == id)) return slot;
  }
}

bool ProjectIds::add(std::string_view id, ProjectIndex project) {
  if ((used_ + 1) * 2 > slots_.size()) grow();
  const Key key = key_of(id);
  auto& slot = const_cast<Slot&>(slot_of(key, id));
  if (slot.project != no_project) return false;
  slot = {key, id, project};
  ++used_;
  return true;
}

ProjectIndex ProjectIds::find(std::string_view id) const { return slot_of(key_of(id), id).project; }

const char* ProjectIds::find_next(const char* begin, const char* end, const char* readable, ProjectIndex& out) const {
  if (readable - begin >= static_cast<std::ptrdiff_t>(kShort)) {
    const std::uint64_t low = load(begin);
    const std::uint64_t high = load(begin + 8);
    std::size_t length = before_comma(low);
    if (length == 8) length += before_comma(high);
    length = std::min(length, static_cast<std::size_t>(end - begin));
    if (length < kShort) {
      const Key key{first_bytes(low, length), length > 8 ? first_bytes(high, length - 8) : 0};
      out = slot_of(key, {begin, length}).project;
      return begin + length;
    }
  }
  const char* const stop = std::find(begin, end, ',');
  out = find({begin, stop});
  return stop;
}

void ProjectIds::grow() {
  std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const Slot& slot : old) {
    if (slot.project != no_project) const_cast<Slot&>(slot_of(slot.key, slot.id)) = slot;
  }
}

ProjectIds ids_of(const Election& election) {
  ProjectIds ids(election.projects.size());
  for (std::size_t i = 0; i < election.projects.size(); ++i)
    ids.add(election.projects[i].id, static_cast<ProjectIndex>(i));
  return ids;
}

}  // namespace wiec::tally
