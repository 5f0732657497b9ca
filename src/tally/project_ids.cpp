#include "tally/project_ids.h"

#include <bit>

namespace wiec::tally {
namespace {
constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15;

std::uint64_t head_of(std::string_view id) {
  std::uint64_t head = 0;
  // Ids are short: a loop over the bytes beats memcpy of a length unknown to the compiler.
  const std::size_t length = std::min<std::size_t>(id.size(), 8);
  for (std::size_t i = 0; i < length; ++i) head = head << 8 | static_cast<unsigned char>(id[i]);
  return head;
}

std::uint64_t hash_of(std::string_view id, std::uint64_t head) {
  std::uint64_t hash = (head ^ id.size()) * kMix;
  for (std::size_t i = 8; i < id.size(); ++i) hash = (hash ^ static_cast<unsigned char>(id[i])) * kMix;
  return hash ^ hash >> 32;
}
}  // namespace

ProjectIds::ProjectIds(std::size_t expected) : slots_(std::bit_ceil(expected * 2 + 16)) {}

// The slot that holds the id, else the free one where it belongs.
std::size_t ProjectIds::place_of(std::string_view id, std::uint64_t head) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = hash_of(id, head) & mask;
  while (slots_[place].project != no_project) {
    const Slot& slot = slots_[place];
    if (slot.head == head && slot.id.size() == id.size() && (id.size() <= 8 || slot.id == id)) break;
    place = (place + 1) & mask;
  }
  return place;
}

bool ProjectIds::add(std::string_view id, ProjectIndex project) {
  if ((used_ + 1) * 2 > slots_.size()) grow();
  const std::uint64_t head = head_of(id);
  Slot& slot = slots_[place_of(id, head)];
  if (slot.project != no_project) return false;
  slot = {id, head, project};
  ++used_;
  return true;
}

ProjectIndex ProjectIds::find(std::string_view id) const {
  const std::uint64_t head = head_of(id);
  return slots_[place_of(id, head)].project;
}

void ProjectIds::grow() {
  std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const Slot& slot : old) {
    if (slot.project != no_project) slots_[place_of(slot.id, slot.head)] = slot;
  }
}

ProjectIds ids_of(const Election& election) {
  ProjectIds ids(election.projects.size());
  for (std::size_t i = 0; i < election.projects.size(); ++i) ids.add(election.projects[i].id, static_cast<ProjectIndex>(i));
  return ids;
}

}  // namespace wiec::tally
