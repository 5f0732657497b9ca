// Finds voter ids that stand twice in a file. Ids that only rise cost no more than reading them.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace wiec::tally {

class VoterIds {
 public:
  // A number of up to eighteen digits; -1 for anything else.
  static std::int64_t number_of(std::string_view text);

  void add(std::string_view id, std::uint32_t line);
  // The lines of ids that stood before, ascending. Ids are told apart by a hash of 64 bits; of the first four million
  // only, so that a file of any size costs a bounded memory.
  std::vector<std::uint32_t> repeated() const;

 private:
  struct Seen {
    std::uint64_t hash;
    std::uint32_t line;
  };
  std::int64_t last_ = -1;
  bool rising_ = true;
  std::vector<Seen> seen_;
};

}  // namespace wiec::tally
