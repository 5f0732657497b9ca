// Who pays how much for the winners when no voter gives more than a bound: a flow from projects to kinds of voters that
// is kept while the bound rises and winners join, so that asking about one more project costs only its surroundings.
// For maximin.cpp only.
//
// Amounts are whole units of a power of two below one minor unit, and the bound is rounded down to units. A bound that
// suffices may so leave up to one unit of each voter unpaid with each winner, one that does not leaves at least a part
// of a minor unit, one by its denominator. As long as the first is less than the second, all that is told is exact.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/money.h"
#include "tally/support.h"
#include "tally/wide.h"

namespace wiec::tally {

class LoadFlow {
 public:
  // For winners that cost no more than `money` together. The support outlives the flow.
  LoadFlow(const Support&, std::int64_t money);
  // For this bound alone, with nothing rounded: a minor unit is bound.den units.
  LoadFlow(const Support&, Ratio bound);

  // One more project asks to be paid; the winners are, with `from` or less. Gives the least bound from there on that
  // suffices for all of them; or, when that is more than `until`, some bound that it needs at the least, more than
  // that. Each bound is a load that some projects make: their costs over all their supporters.
  Ratio visit(ProjectIndex, std::int64_t cost, Ratio from, Ratio until);
  bool pays(ProjectIndex project) const { return paying_ && visitor_ == project; }  // its visit is not over
  void leave();                                                                     // all is as it was before the visit
  void stay();  // after a bound that sufficed: one more winner
  // The numbers are too large for these units: what visit() says holds no more.
  bool beyond() const { return beyond_; }
  // A bound that it needs at the least, found at a glance: with the winners that crowded the last visitor out.
  Ratio glance(ProjectIndex, std::int64_t cost);

  std::uint32_t kind_of(std::uint32_t ballot) const { return kind_of_[ballot]; }
  std::size_t kinds() const { return kinds_.size(); }
  // take(kind, winner in order of staying, units of all its voters, its voters), winners of a kind ascending.
  void each_payment(auto&& take) const {
    for (std::uint32_t kind = 0; kind < kinds_.size(); ++kind) {
      for (std::uint32_t e = kinds_[kind].first; e != none; e = edges_[e].next) {
        if (edges_[e].units != 0) take(kind, edges_[e].winner, edges_[e].units, kinds_[kind].voters);
      }
    }
  }
  std::uint64_t work() const { return work_; }
  std::size_t bytes() const;  // about

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  static constexpr Wide kMost = Wide{1} << 126;  // more than is ever paid

  // Voters who back the same winners.
  struct Kind {
    Wide paid = 0;  // for the winners
    std::int64_t voters = 0;
    std::uint32_t first = none, last = none;  // edge
    std::uint32_t visit = none;               // place in visits_
    std::uint32_t next_back = none;           // edge at which the search stands
    std::uint32_t core = 0;                   // of the last core whose winners may ask them
    bool asked = false;                       // a winner that was reached may ask them
  };
  struct Edge {
    Wide units;
    std::uint32_t winner, kind;
    std::uint32_t next;  // of the kind
  };
  struct Way {
    std::uint32_t kind, edge;
  };
  struct Winner {
    std::int64_t cost;
    std::vector<Way> ways;
    std::uint32_t level = 0;  // of the search; 0 = not reached
    std::uint32_t next_way = 0;
  };
  // What the visitor asks of a kind.
  struct Visit {
    std::uint32_t kind;
    std::int64_t voters;  // who back the visitor
    Wide units = 0;
  };
  // Winners who ask much of their supporters together.
  struct Core {
    std::uint32_t number = 0;
    Ratio load{0, 0};  // their costs, all their supporters
  };
  struct Change {
    std::uint32_t edge;
    Wide units;
  };

  void set_bound(Ratio);
  void call_on(ProjectIndex);
  Wide most_of(std::int64_t voters) const { return voters > plenty_ ? kMost : voters * share_; }
  Wide room_of(std::uint32_t kind) const;
  Wide more_of(const Visit& visit) const { return most_of(visit.voters) - visit.units; }
  void pay_directly();
  bool find_levels();
  void reach(std::uint32_t kind, std::uint32_t level);
  void ask_through(std::uint32_t kind);
  void forget_levels();
  bool pay(Ratio bound);
  bool augment(Visit&);
  std::uint32_t way_back(std::uint32_t kind);
  void send(Visit&, std::uint32_t to);
  void move(std::uint32_t edge, Wide units);
  Ratio crowded();
  std::int64_t outside_core(ProjectIndex);
  void join_core();
  std::uint32_t split(const Visit&);
  void add_edge(std::uint32_t kind, std::uint32_t winner, Wide units);

  const Support* support_;
  std::vector<std::uint32_t> kind_of_;  // by kind of ballot
  std::vector<Kind> kinds_;
  std::vector<std::uint32_t> level_;  // of the search, by kind; 0 = not reached
  std::vector<Edge> edges_;
  std::vector<Winner> winners_;
  Wide in_minor_;            // units
  Wide slack_;               // units that rounding may leave unpaid of one project, and one more
  Wide share_ = 0;           // units that a voter may give
  std::int64_t plenty_ = 0;  // more voters than that could pay for everything
  bool beyond_ = false;
  Core core_;

  ProjectIndex visitor_ = no_project;
  std::int64_t cost_ = 0;
  Ratio bound_{0, 1};
  bool paying_ = false;  // the bound suffices
  Wide unpaid_ = 0;
  std::vector<Visit> visits_;
  std::vector<Change> changes_;  // since the visit began
  std::vector<std::uint32_t> reached_kinds_, reached_winners_;
  std::uint32_t room_level_ = 0;     // of the nearest kinds with room; 0 = none has been found
  std::vector<std::uint32_t> path_;  // edges back and forth
  std::uint64_t work_ = 0;
};

}  // namespace wiec::tally
