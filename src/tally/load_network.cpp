#include "tally/load_network.h"

namespace wiec::tally {

void LoadNetwork::clear() {
  costs_.clear();
  voters_.clear();
  edges_.clear();
  kind_begin_.assign(1, 0);
  for (auto& edges : edges_of_) edges.clear();
}

void LoadNetwork::add_project(std::int64_t cost) {
  costs_.push_back(cost);
  if (edges_of_.size() < costs_.size()) edges_of_.emplace_back();
}

void LoadNetwork::add_voters(std::int64_t voters, std::span<const std::uint32_t> projects) {
  if (voters == 0) return;
  const auto kind = static_cast<std::uint32_t>(voters_.size());
  voters_.push_back(voters);
  for (const std::uint32_t project : projects) {
    edges_of_[project].push_back(static_cast<std::uint32_t>(edges_.size()));
    edges_.push_back({project, kind, 0});
  }
  kind_begin_.push_back(static_cast<std::uint32_t>(edges_.size()));
}

void LoadNetwork::push(std::size_t edge, Wide amount) {
  edges_[edge].flow += amount;
  unpaid_[edges_[edge].project] -= amount;
  room_[edges_[edge].kind] -= amount;
}

// A first flow: voters of a single project pay for it, the others for the one of theirs that lacks most. The nearer it
// is to the end, the less is left for the search.
void LoadNetwork::begin(Ratio bound) {
  unpaid_.clear();
  room_.clear();
  for (const std::int64_t cost : costs_) unpaid_.push_back(static_cast<Wide>(cost) * bound.den);
  for (const std::int64_t voters : voters_) room_.push_back(static_cast<Wide>(voters) * bound.num);
  for (Edge& edge : edges_) edge.flow = 0;
  for (const bool single : {true, false}) {
    for (std::size_t kind = 0; kind < voters_.size(); ++kind) {
      const std::uint32_t first = kind_begin_[kind], end = kind_begin_[kind + 1];
      if ((end - first == 1) != single) continue;
      while (room_[kind] > 0) {
        std::uint32_t most = first;
        for (std::uint32_t e = first + 1; e < end; ++e) {
          if (unpaid_[edges_[e].project] > unpaid_[edges_[most].project]) most = e;
        }
        if (unpaid_[edges_[most].project] == 0) break;
        push(most, std::min(unpaid_[edges_[most].project], room_[kind]));
      }
    }
  }
  work_ += edges_.size() + voters_.size();
}

// Distances from the projects not fully paid, over voters who could pay and, where these have given all, over the
// other projects they pay for. True when somebody with room is reached.
bool LoadNetwork::find_levels() {
  project_level_.assign(costs_.size(), 0);
  kind_level_.assign(voters_.size(), 0);
  queue_.clear();
  for (std::uint32_t p = 0; p < costs_.size(); ++p) {
    if (unpaid_[p] > 0) project_level_[p] = 1, queue_.push_back(p);
  }
  bool reached = false;
  for (std::size_t at = 0; at < queue_.size(); ++at) {
    const std::uint32_t project = queue_[at];
    work_ += edges_of_[project].size();
    for (const std::uint32_t e : edges_of_[project]) {
      const std::uint32_t kind = edges_[e].kind;
      if (kind_level_[kind] != 0) continue;
      kind_level_[kind] = project_level_[project] + 1;
      reached = reached || room_[kind] > 0;
      work_ += 2 * (kind_begin_[kind + 1] - kind_begin_[kind]);
      for (std::uint32_t back = kind_begin_[kind]; back < kind_begin_[kind + 1]; ++back) {
        const std::uint32_t other = edges_[back].project;
        if (edges_[back].flow == 0 || project_level_[other] != 0) continue;
        project_level_[other] = kind_level_[kind] + 1;
        queue_.push_back(other);
      }
    }
  }
  return reached;
}

// The next edge on which this kind of voters could take money back from a project further on.
std::optional<std::uint32_t> LoadNetwork::way_back(std::uint32_t kind) {
  for (std::uint32_t& e = next_back_[kind]; e < kind_begin_[kind + 1]; ++e) {
    if (edges_[e].flow > 0 && project_level_[edges_[e].project] == kind_level_[kind] + 1) return e;
  }
  return std::nullopt;
}

// Sends as much as the path allows: on edges at even places of the path forth, at odd ones back, the last one forth.
void LoadNetwork::send(std::uint32_t from, std::uint32_t edge) {
  Wide amount = std::min(unpaid_[from], room_[edges_[edge].kind]);
  for (std::size_t i = 1; i < path_.size(); i += 2) amount = std::min(amount, edges_[path_[i]].flow);
  for (std::size_t i = 0; i < path_.size(); ++i) edges_[path_[i]].flow += i % 2 == 0 ? amount : -amount;
  edges_[edge].flow += amount;
  unpaid_[from] -= amount;
  room_[edges_[edge].kind] -= amount;
}

bool LoadNetwork::augment(std::uint32_t from) {
  path_.clear();
  std::uint32_t project = from;
  for (;;) {
    bool further = false;
    for (std::uint32_t& at = next_edge_[project]; at < edges_of_[project].size(); ++at) {
      ++work_;
      const std::uint32_t e = edges_of_[project][at];
      const std::uint32_t kind = edges_[e].kind;
      if (kind_level_[kind] != project_level_[project] + 1) continue;
      if (room_[kind] > 0) return send(from, e), true;
      const auto back = way_back(kind);
      if (!back) continue;
      path_.insert(path_.end(), {e, *back});
      project = edges_[*back].project;
      further = true;
      break;
    }
    if (further) continue;
    if (path_.empty()) return false;
    ++next_back_[edges_[path_.back()].kind];  // a dead end
    path_.pop_back();
    project = edges_[path_.back()].project;
    path_.pop_back();
  }
}

// The projects reached when nobody reached has room: their supporters are exactly the voters reached.
Ratio LoadNetwork::densest() const {
  Ratio out{0, 0};
  for (std::size_t p = 0; p < costs_.size(); ++p) out.num += project_level_[p] != 0 ? costs_[p] : 0;
  for (std::size_t kind = 0; kind < voters_.size(); ++kind) out.den += kind_level_[kind] != 0 ? voters_[kind] : 0;
  return out;
}

std::optional<Ratio> LoadNetwork::exceeded(Ratio bound) {
  begin(bound);
  for (;;) {
    if (std::ranges::all_of(unpaid_, [](Wide w) { return w == 0; })) return std::nullopt;
    if (!find_levels()) return densest();
    next_edge_.assign(costs_.size(), 0);
    next_back_.assign(kind_begin_.begin(), kind_begin_.end() - 1);
    for (std::uint32_t p = 0; p < costs_.size(); ++p) {
      while (unpaid_[p] > 0 && augment(p)) {
      }
    }
  }
}

}  // namespace wiec::tally
