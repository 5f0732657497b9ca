// What a published file announced in `selected`, and how an outcome compares with it. For check.cpp.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tally/check_rules.h"
#include "tally/count.h"

namespace wiec::tally {

class Announced {
 public:
  explicit Announced(const Election& election);
  bool stated() const { return stated_; }

  enum class Match : std::uint8_t {
    exact,    // every project announced as won has won, and in the announced way
    reserve,  // the rule's winners are right; the file marks more as funded from a reserve (selected 3)
    beyond,   // the rule's winners are right; the file marks more as funded by other money (selected 2 or 3)
    none
  };
  Match match(const Outcome&) const;
  std::vector<ProjectIndex> beyond_rule(const Outcome&) const;

  // The order of all projects that lets what was announced win every tie that it can win, as a draw by hand.
  const Draw& implied_order() const { return implied_; }

  // The projects that must be left out for the rule to give what was announced, in the order met; nullopt when leaving
  // out cannot do it. Each one is forced: the count before it agrees with what was announced.
  std::optional<std::vector<ProjectIndex>> exclusions_for(const Rule&, std::size_t most) const;

 private:
  bool is_right(const ProjectOutcome&, ProjectIndex) const;
  ProjectIndex first_wrong(const Outcome&) const;
  ProjectIndex to_exclude(const Outcome&, ProjectIndex wrong) const;

  const Election& election_;
  std::vector<int> selected_;
  bool stated_ = false;
  Draw implied_;
};

}  // namespace wiec::tally
