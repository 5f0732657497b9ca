#include "tally/election.h"

namespace wiec::tally {
namespace {
constexpr std::array<std::string_view, 6> kTypes{"approval",   "choose-1", "ordinal",
                                                 "cumulative", "scoring",  "knapsack"};
}  // namespace

std::string_view name_of(VoteType type) { return kTypes[static_cast<std::size_t>(type)]; }

std::optional<VoteType> vote_type_from(std::string_view text) {
  for (std::size_t i = 0; i < kTypes.size(); ++i) {
    if (kTypes[i] == text) return static_cast<VoteType>(i);
  }
  return std::nullopt;
}

ProjectIndex find_project(const Election& election, std::string_view id) {
  for (std::size_t i = 0; i < election.projects.size(); ++i) {
    if (election.projects[i].id == id) return static_cast<ProjectIndex>(i);
  }
  return no_project;
}

}  // namespace wiec::tally
