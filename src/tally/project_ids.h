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

 private:
  struct Slot {
    std::string_view id;
    std::uint64_t head = 0;  // the first eight bytes, which alone decide for short ids
    ProjectIndex project = no_project;
  };
  void grow();
  std::size_t place_of(std::string_view id, std::uint64_t head) const;

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

ProjectIds ids_of(const Election&);

}  // namespace wiec::tally
