// Finds a project by its id; made for reading millions of marks. Refers to the ids it was given.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tally/election.h"

namespace wiec::tally {

class ProjectIds {
 public:
  explicit ProjectIds(std::size_t expected = 0);
  // False when the id is there already.
  bool add(std::string_view id, ProjectIndex);
  ProjectIndex find(std::string_view id) const;

  // Reads the id that begins at `begin` and ends at the next comma or at `end`. Gives the position of that comma or
  // `end`. The bytes up to `readable` belong to the same buffer: they may be looked at, which spares a loop over single
  // bytes.
  const char* find_next(const char* begin, const char* end, const char* readable, ProjectIndex& out) const;

 private:
  // Ids of up to sixteen bytes are compared as two words, zero behind their end; longer ones as text too.
  struct Key {
    std::uint64_t low = 0, high = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Slot {
    Key key;
    std::string_view id;
    ProjectIndex project = no_project;
  };
  static Key key_of(std::string_view id);
  static std::size_t hash_of(const Key&, std::string_view id);
  const Slot& slot_of(const Key&, std::string_view id) const;
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

ProjectIds ids_of(const Election&);

}  // namespace wiec::tally
