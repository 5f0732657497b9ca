#include "tally/load_flow.h"

#include <bit>

namespace wiec::tally {
namespace {
constexpr int kBits = 125;  // of all that winners and a visitor cost, in units
}  // namespace

LoadFlow::LoadFlow(const Support& support, std::int64_t money)
    : support_(&support),
      kind_of_(support.voters.size(), 0),
      in_minor_(Wide{1} << (kBits - std::bit_width(2 * static_cast<std::uint64_t>(money)))),
      slack_(std::max<std::int64_t>(support.voters_in_all, 1)) {
  kinds_.push_back({.voters = support.voters_in_all});
  level_.push_back(0);
}

LoadFlow::LoadFlow(const Support& support, Ratio bound)
    : support_(&support), kind_of_(support.voters.size(), 0), in_minor_(bound.den), slack_(1) {
  kinds_.push_back({.voters = support.voters_in_all});
  level_.push_back(0);
}

std::size_t LoadFlow::bytes() const {
  return kind_of_.size() * sizeof(std::uint32_t) + kinds_.size() * sizeof(Kind) +
         edges_.size() * (sizeof(Edge) + sizeof(Way)) + winners_.size() * sizeof(Winner);
}

void LoadFlow::set_bound(Ratio bound) {
  bound_ = bound;
  share_ = bound.num * in_minor_ / bound.den;
  const Wide plenty = share_ == 0 ? kMost : kMost / share_;
  plenty_ = static_cast<std::int64_t>(std::min<Wide>(plenty, std::numeric_limits<std::int64_t>::max()));
  const auto projects = static_cast<std::int64_t>(winners_.size()) + 1;
  beyond_ = beyond_ || (slack_ > 1 && slack_ * projects > in_minor_ / bound.den);
}

Wide LoadFlow::room_of(std::uint32_t kind) const {
  const Kind& its = kinds_[kind];
  return most_of(its.voters) - its.paid - (its.visit == none ? 0 : visits_[its.visit].units);
}

void LoadFlow::call_on(ProjectIndex project) {
  visitor_ = project;
  for (const std::uint32_t ballot : support_->kinds_of(project)) {
    const std::uint32_t kind = kind_of_[ballot];
    if (kinds_[kind].visit == none) {
      kinds_[kind].visit = static_cast<std::uint32_t>(visits_.size());
      visits_.push_back({kind, 0});
    }
    visits_[kinds_[kind].visit].voters += support_->voters[ballot];
  }
  work_ += support_->kinds_of(project).size();
}

void LoadFlow::pay_directly() {
  for (Visit& visit : visits_) {
    const Wide units = std::min({unpaid_, more_of(visit), room_of(visit.kind)});
    visit.units += units;
    unpaid_ -= units;
  }
  work_ += visits_.size();
}

// Goes on from what is paid already. False: the bound does not suffice, and whom the search reached tells why.
bool LoadFlow::pay(Ratio bound) {
  set_bound(bound);
  pay_directly();
  while (unpaid_ >= slack_) {
    forget_levels();
    if (!find_levels()) return false;
    for (Visit& visit : visits_) {
      while (unpaid_ > 0 && more_of(visit) > 0 && augment(visit)) {
      }
    }
  }
  return true;
}

Ratio LoadFlow::visit(ProjectIndex project, std::int64_t cost, Ratio from, Ratio until) {
  leave();
  call_on(project);
  cost_ = cost;
  unpaid_ = cost * in_minor_;
  for (paying_ = pay(from); !paying_ && !beyond_; paying_ = pay(from)) {
    from = crowded();
    if (until < from) break;
  }
  forget_levels();
  return from;
}

void LoadFlow::reach(std::uint32_t kind, std::uint32_t level) {
  if (level_[kind] != 0) return;
  level_[kind] = level;
  kinds_[kind].next_back = kinds_[kind].first;
  reached_kinds_.push_back(kind);
  if (room_level_ == 0 && room_of(kind) > 0) room_level_ = level;
}

// Whoever these voters pay for might be paid by others of its supporters instead.
void LoadFlow::ask_through(std::uint32_t kind) {
  for (std::uint32_t e = kinds_[kind].first; e != none; e = edges_[e].next) {
    Winner& winner = winners_[edges_[e].winner];
    ++work_;
    if (edges_[e].units == 0 || winner.level != 0) continue;
    winner.level = level_[kind] + 1;
    winner.next_way = 0;
    reached_winners_.push_back(edges_[e].winner);
    for (const Way& way : winner.ways) {
      kinds_[way.kind].asked = true;
      reach(way.kind, winner.level + 1);
    }
    work_ += winner.ways.size();
  }
}

// Distances from the visitor over voters who could pay and, where these have given all, over the winners they pay for.
// True when somebody with room is reached; the search goes no further than that.
bool LoadFlow::find_levels() {
  room_level_ = 0;
  for (const Visit& visit : visits_) {
    if (more_of(visit) > 0) reach(visit.kind, 1);
  }
  for (std::size_t at = 0; at < reached_kinds_.size(); ++at) {
    const std::uint32_t kind = reached_kinds_[at];
    if (room_level_ != 0 && level_[kind] >= room_level_) break;
    ask_through(kind);
  }
  return room_level_ != 0;
}

void LoadFlow::forget_levels() {
  for (const std::uint32_t kind : reached_kinds_) {
    level_[kind] = 0;
    kinds_[kind].asked = false;
  }
  for (const std::uint32_t winner : reached_winners_) winners_[winner].level = 0;
  reached_kinds_.clear();
  reached_winners_.clear();
}

// The visitor and the winners reached, when nobody reached has room: the supporters of these winners were all reached,
// and of the others those who back the visitor.
Ratio LoadFlow::crowded() {
  Ratio core{0, 0};
  for (const std::uint32_t winner : reached_winners_) core.num += winners_[winner].cost;
  for (const std::uint32_t kind : reached_kinds_) core.den += kinds_[kind].asked ? kinds_[kind].voters : 0;
  Ratio out{core.num + cost_, core.den};
  for (const Visit& visit : visits_) out.den += kinds_[visit.kind].asked ? 0 : visit.voters;
  if (core.den == 0) return out;
  core_ = {core_.number + 1, core};
  for (const std::uint32_t kind : reached_kinds_) {
    if (kinds_[kind].asked) kinds_[kind].core = core_.number;
  }
  return out;
}

std::int64_t LoadFlow::outside_core(ProjectIndex project) {
  std::int64_t voters = 0;
  for (const std::uint32_t ballot : support_->kinds_of(project)) {
    if (kinds_[kind_of_[ballot]].core != core_.number) voters += support_->voters[ballot];
  }
  work_ += support_->kinds_of(project).size();
  return voters;
}

Ratio LoadFlow::glance(ProjectIndex project, std::int64_t cost) {
  if (core_.number == 0) return {cost, support_->backers[project]};
  return {core_.load.num + cost, core_.load.den + outside_core(project)};
}

// The visitor stays: with the core, where they need the whole bound together.
void LoadFlow::join_core() {
  if (core_.number == 0 || glance(visitor_, cost_) != bound_) return;
  core_.load = {core_.load.num + cost_, core_.load.den + outside_core(visitor_)};
  for (const std::uint32_t ballot : support_->kinds_of(visitor_)) kinds_[kind_of_[ballot]].core = core_.number;
}

// The next edge on which these voters could take money back from a winner that has others further on.
std::uint32_t LoadFlow::way_back(std::uint32_t kind) {
  for (std::uint32_t& e = kinds_[kind].next_back; e != none; e = edges_[e].next) {
    Winner& winner = winners_[edges_[e].winner];
    ++work_;
    if (edges_[e].units == 0 || winner.level != level_[kind] + 1) continue;
    for (; winner.next_way < winner.ways.size(); ++winner.next_way, ++work_) {
      if (level_[winner.ways[winner.next_way].kind] == winner.level + 1) return e;
    }
  }
  return none;
}

// One of the shortest ways from the voters visited to voters with room; false = there is none any more.
bool LoadFlow::augment(Visit& visit) {
  path_.clear();
  std::uint32_t at = visit.kind;
  for (;;) {
    if (room_of(at) > 0) return send(visit, at), true;
    const std::uint32_t back = way_back(at);
    if (back != none) {
      const Winner& winner = winners_[edges_[back].winner];
      path_.insert(path_.end(), {back, winner.ways[winner.next_way].edge});
      at = winner.ways[winner.next_way].kind;
      continue;
    }
    if (path_.empty()) return false;
    ++winners_[edges_[path_.back()].winner].next_way;  // a dead end
    path_.pop_back();
    at = edges_[path_.back()].kind;
    path_.pop_back();
  }
}

void LoadFlow::move(std::uint32_t edge, Wide units) {
  edges_[edge].units += units;
  kinds_[edges_[edge].kind].paid += units;
  changes_.push_back({edge, units});
}

// Sends as much as the way allows: back on edges at even places of the path, forth on those at odd ones.
void LoadFlow::send(Visit& visit, std::uint32_t to) {
  Wide amount = std::min({unpaid_, more_of(visit), room_of(to)});
  for (std::size_t i = 0; i < path_.size(); i += 2) amount = std::min(amount, edges_[path_[i]].units);
  for (std::size_t i = 0; i < path_.size(); ++i) move(path_[i], i % 2 == 0 ? -amount : amount);
  visit.units += amount;
  unpaid_ -= amount;
}

void LoadFlow::leave() {
  for (; !changes_.empty(); changes_.pop_back()) {
    const Change& change = changes_.back();
    edges_[change.edge].units -= change.units;
    kinds_[edges_[change.edge].kind].paid -= change.units;
  }
  for (const Visit& visit : visits_) kinds_[visit.kind].visit = none;
  visits_.clear();
  visitor_ = no_project;
  paying_ = false;
}

void LoadFlow::add_edge(std::uint32_t kind, std::uint32_t winner, Wide units) {
  const auto edge = static_cast<std::uint32_t>(edges_.size());
  edges_.push_back({units, winner, kind, none});
  Kind& its = kinds_[kind];
  (its.last == none ? its.first : edges_[its.last].next) = edge;
  its.last = edge;
  its.paid += units;
  winners_[winner].ways.push_back({kind, edge});
}

// The kind of those voters who back the visitor: it takes over as much of what the kind pays as they have room for,
// and the others have room for the rest.
std::uint32_t LoadFlow::split(const Visit& visit) {
  if (visit.voters == kinds_[visit.kind].voters) return visit.kind;
  const auto with = static_cast<std::uint32_t>(kinds_.size());
  level_.push_back(0);
  kinds_.push_back({.voters = visit.voters, .core = kinds_[visit.kind].core});
  kinds_[visit.kind].voters -= visit.voters;
  Wide room = more_of(visit);
  for (std::uint32_t e = kinds_[visit.kind].first; e != none; e = edges_[e].next) {
    const Wide part = std::min(edges_[e].units, room);
    room -= part;
    edges_[e].units -= part;
    kinds_[visit.kind].paid -= part;
    add_edge(with, edges_[e].winner, part);
  }
  return with;
}

void LoadFlow::stay() {
  const auto place = static_cast<std::uint32_t>(winners_.size());
  winners_.push_back({.cost = cost_, .ways = {}});
  std::vector<std::uint32_t> with;  // by visit
  for (const Visit& visit : visits_) {
    with.push_back(split(visit));
    add_edge(with.back(), place, visit.units);
  }
  for (const std::uint32_t ballot : support_->kinds_of(visitor_)) {
    std::uint32_t& kind = kind_of_[ballot];
    if (kinds_[kind].visit != none) kind = with[kinds_[kind].visit];
  }
  work_ += support_->kinds_of(visitor_).size() + visits_.size();
  join_core();
  changes_.clear();
  leave();
}

}  // namespace wiec::tally
