// The moments at which projects can be bought, for phragmen_steps.cpp only.
//
// A voter's load is the moment at which she last paid, so all loads are moments of winners, and the moment of a
// project c is (cost + sum of its supporters' loads) / number of supporters. Each moment is kept as an integer bound
// from below in units of 2^-60 of a minor unit and the number of units it may be above; the bounds come from exact
// integer division rounded down and up. Where two bounds overlap, exact fractions decide; they are made only then.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "tally/rational.h"
#include "tally/support.h"
#include "tally/wide.h"

namespace wiec::tally {

class Loads {
 public:
  struct Moment {
    Wide low = 0;   // units; the moment is at least this
    Wide high = 0;  // and at most this
  };
  Loads(const Election& election, const Support& support)
      : election_(&election), support_(&support), last_(support.voters.size(), 0) {}

  Moment moment_of(ProjectIndex) const;
  Rational exact_moment_of(ProjectIndex);
  void pay(ProjectIndex);  // its supporters buy it at its moment
  // The load of a kind of ballot, as the place of its winner; 0 = it has never paid.
  const std::vector<std::uint32_t>& last() const { return last_; }
  const Rational& exact_load(std::uint32_t place);
  std::uint64_t work() const { return work_; }
  std::size_t bytes() const { return last_.size() * 4 + winners_.size() * (sizeof(Winner) + 100); }

 private:
  // What the moment of a winner was made of, for the exact fraction.
  struct Part {
    std::uint32_t place;
    std::int64_t voters;
  };
  struct Winner {
    ProjectIndex project;
    Wide low;
    std::vector<Part> parts;
    std::optional<Rational> exact;
  };
  std::vector<Part> parts_of(ProjectIndex) const;
  std::vector<Part> few_parts_of(std::span<const std::uint32_t> kinds) const;
  Rational sum_of(ProjectIndex, const std::vector<Part>&);
  void make_exact(std::uint32_t place);

  const Election* election_;
  const Support* support_;
  std::vector<std::uint32_t> last_;
  std::vector<Winner> winners_;  // at place - 1
  Wide error_ = 0;               // no load is more above its lower bound, in units
  mutable std::uint64_t work_ = 0;
};

}  // namespace wiec::tally
