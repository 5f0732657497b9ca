#include "app/demo/elections.h"

#include <algorithm>

#include "app/demo/edition_maker.h"
#include "tally/ballots.h"
#include "tally/count.h"

namespace wiec::demo {

tally::Election election_of(const City& city, const Edition& edition, int pool) {
  tally::Election out = election_of(edition, pool);
  const std::string area =
      pool == 0 ? "projekty ogólnomiejskie" : city.districts[static_cast<std::size_t>(pool) - 1].name.pl;
  out.title = "Budżet obywatelski " + std::to_string(edition.year) + ", " + city.name.pl + ", " + area;
  return out;
}

tally::Election election_of(const Edition& edition, int pool) {
  tally::Election out;
  out.budget = edition.pools[static_cast<std::size_t>(pool)].amount.minor;
  out.vote_type = tally::VoteType::ordinal;
  out.limits.min_marks = 3;
  out.limits.max_marks = 3;
  out.points_by_place = {3, 2, 1};
  std::vector<tally::ProjectIndex> position(edition.proposals.size(), tally::no_project);
  for (std::size_t i = 0; i < edition.proposals.size(); ++i) {
    const Proposal& proposal = edition.proposals[i];
    if (proposal.pool != pool || proposal.state != ProposalState::on_ballot) continue;
    position[i] = static_cast<tally::ProjectIndex>(out.projects.size());
    tally::Project project;
    project.id = proposal.code;
    project.name = proposal.title;
    project.cost = proposal.cost.minor;
    project.categories = {std::string(name_pl(proposal.category))};
    project.submitted_order = static_cast<std::int64_t>(i) + 1;
    out.projects.push_back(std::move(project));
  }
  tally::BallotGrouper grouper(out.vote_type);
  for (const Ballot& ballot : edition.ballots) {
    if (pool != 0 && ballot.district != pool) continue;
    std::array<tally::ProjectIndex, 3> marks{};
    const auto& chosen = pool == 0 ? ballot.citywide : ballot.local;
    std::transform(chosen.begin(), chosen.end(), marks.begin(), [&](std::uint32_t i) { return position[i]; });
    grouper.add(marks, {});
  }
  out.ballots = grouper.finish();
  return out;
}

tally::Rule rule_of_the_bylaw() { return *tally::preset("greedy"); }

void count_winners(Edition& edition) {
  const tally::Rule rule = rule_of_the_bylaw();
  std::vector<std::string> codes;
  for (const Pool& pool : edition.pools) {
    const tally::Election election = election_of(edition, pool.district);
    const auto outcome = tally::count(election, rule);
    if (!outcome) continue;
    for (const tally::ProjectIndex winner : outcome->winners) codes.push_back(election.projects[winner].id);
  }
  for (std::size_t i = 0; i < edition.proposals.size(); ++i)
    if (std::find(codes.begin(), codes.end(), edition.proposals[i].code) != codes.end()) edition.winners.push_back(i);
}

}  // namespace wiec::demo
