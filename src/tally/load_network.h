// Can these projects be paid when no supporter gives more than a bound? A flow from projects to kinds of voters answers
// it, and where it fails names the projects that ask too much of their supporters. For maximin.cpp only.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/money.h"
#include "tally/wide.h"

namespace wiec::tally {

// Projects and kinds of voters are numbered as they are added. Whole numbers throughout: costs are multiplied by the
// bound's denominator, voters by its numerator; below 2^85.
class LoadNetwork {
 public:
  void clear();
  void add_project(std::int64_t cost);
  void add_voters(std::int64_t voters, std::span<const std::uint32_t> projects);

  // nullopt: the bound suffices. Otherwise the load that the projects asking too much of their supporters make at the
  // least: their costs over all their supporters, always more than the bound.
  std::optional<Ratio> exceeded(Ratio bound);
  // After a bound that sufficed: take(project, kind of voters, units of minor unit / bound.den) by kind, then project.
  void each_flow(auto&& take) const {
    for (const Edge& edge : edges_) {
      if (edge.flow != 0) take(edge.project, edge.kind, edge.flow);
    }
  }
  std::uint64_t work() const { return work_; }

 private:
  struct Edge {
    std::uint32_t project, kind;
    Wide flow;
  };
  void begin(Ratio bound);
  void push(std::size_t edge, Wide amount);
  bool find_levels();
  bool augment(std::uint32_t from);
  void send(std::uint32_t from, std::uint32_t edge);
  std::optional<std::uint32_t> way_back(std::uint32_t kind);
  Ratio densest() const;

  std::vector<std::int64_t> costs_, voters_;
  std::vector<Edge> edges_;                                   // by kind, ascending
  std::vector<std::uint32_t> kind_begin_;                     // first edge of each kind, and one more
  std::vector<std::vector<std::uint32_t>> edges_of_;          // by project
  std::vector<Wide> unpaid_, room_;                           // by project, by kind
  std::vector<std::uint32_t> project_level_, kind_level_;     // 0 = not reached
  std::vector<std::uint32_t> next_edge_, next_back_, queue_;  // where the search stands
  std::vector<std::uint32_t> path_;                           // edges to and fro
  std::uint64_t work_ = 0;
};

}  // namespace wiec::tally
