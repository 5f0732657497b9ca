// Walks a count in every order that ties allow. For steps.cpp and irresolute.cpp only.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tally/steps.h"

namespace wiec::tally {

class OrderSearch {
 public:
  enum class Among : std::uint8_t {
    equals,     // any of those who stand equal may go first
    undecided,  // only those whom no step of the rule puts behind another
    first       // only the first by the rule
  };
  enum class Ended : std::uint8_t {
    whole,     // every order was walked
    stopped,   // the visitor had seen enough
    exhausted  // the bound of work was reached
  };
  // Gets the winners of an end, ascending; false = enough. The same winners may come more than once.
  using Visit = std::function<bool(const std::vector<ProjectIndex>&)>;

  // `bytes`: how much text of states may be made altogether.
  OrderSearch(const TieOrder& ties, Among among, std::size_t bytes) : ties_(ties), among_(among), bytes_(bytes) {}

  // From where the steps stand to every end.
  Ended walk(Steps&, const Visit&);
  // The same, but one of these goes first.
  Ended walk_from(const Steps&, const std::vector<ProjectIndex>& first, const Visit&);

  // Those who stand equal, in the order in which the rule would take them.
  static std::vector<ProjectIndex> in_order(Steps&, const TieOrder&);
  // Of them, the first and those whom no step puts behind it.
  static std::vector<ProjectIndex> undecided(std::vector<ProjectIndex> in_order, const TieOrder&);

 private:
  bool is_new(Steps&);

  const TieOrder& ties_;
  Among among_;
  std::size_t bytes_;
  std::uint64_t spent_ = 0;     // of Steps::work(), on all ways
  std::set<std::string> seen_;  // hashes of states walked before
};

}  // namespace wiec::tally
