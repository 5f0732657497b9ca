#include "tally/count.h"
#include "tally/pb_parts.h"

namespace wiec::tally {
namespace {
std::optional<std::int64_t> meta_number(const PbFile& file, std::string_view key) {
  const std::string* text = file.find_meta(key);
  return text ? parse_whole(*text) : std::nullopt;
}

void lint_counts(const PbFile& file, LintReport& lints) {
  const auto compare = [&](std::string_view key, LintCode code, std::uint64_t has) {
    const auto stated = meta_number(file, key);
    if (stated && static_cast<std::uint64_t>(*stated) != has) {
      lints.add(0, code, fmt::format("{} is {} but the file has {}", key, *stated, has));
    }
  };
  compare("num_projects", LintCode::projects_miscounted, file.election.projects.size());
  compare("num_votes", LintCode::votes_miscounted, file.election.ballots.voters);
  if (file.election.projects.empty()) lints.add(0, LintCode::no_projects, "PROJECTS has no rows");
  if (file.election.ballots.voters == 0) lints.add(0, LintCode::no_votes, "VOTES has no rows");
}

void lint_recount(const Election& election, const Received& received, LintReport& lints) {
  for (std::size_t i = 0; i < election.projects.size(); ++i) {
    const Project& project = election.projects[i];
    if (project.published_votes && *project.published_votes != received.votes[i]) {
      lints.add(0, LintCode::votes_differ,
                fmt::format("project {} has {} votes, the ballots give {}", project.id, *project.published_votes,
                            received.votes[i]));
    }
    if (project.published_score && *project.published_score != received.points[i]) {
      lints.add(0, LintCode::score_differs,
                fmt::format("project {} has score {}, the ballots give {}", project.id, *project.published_score,
                            received.points[i]));
    }
  }
}

void lint_selected(const PbFile& file, const Received& received, LintReport& lints) {
  const Election& election = file.election;
  const std::int64_t threshold = meta_number(file, "min_project_score_threshold").value_or(0);
  std::int64_t left = election.budget;
  bool announced = false;
  for (std::size_t i = 0; i < election.projects.size(); ++i) {
    const Project& project = election.projects[i];
    if (project.selected.value_or(0) == 0) continue;
    announced = true;
    if (*project.selected == 1) left -= project.cost;
    if (received.points[i] < threshold) {
      lints.add(0, LintCode::selected_below_threshold,
                fmt::format("project {} won with {} where {} are needed", project.id, received.points[i], threshold));
    }
  }
  if (!announced) return;
  if (left < 0)
    lints.add(0, LintCode::selected_over_budget,
              fmt::format("the winners cost {} more than the budget", plain_decimal(-left)));
  for (std::size_t i = 0; left >= 0 && i < election.projects.size(); ++i) {
    const Project& project = election.projects[i];
    if (project.selected == 0 && project.cost <= left && received.points[i] >= std::max<std::int64_t>(threshold, 1)) {
      lints.add(0, LintCode::unused_budget, fmt::format("the money left would pay for project {}", project.id));
    }
  }
}
}  // namespace

void lint_totals(const PbFile& file, LintReport& lints) {
  const Received received =
      receive(file.election, {BallotReading::Repeated::each, BallotReading::OutsideLimits::counted});
  lint_counts(file, lints);
  lint_recount(file.election, received, lints);
  lint_selected(file, received, lints);
}

}  // namespace wiec::tally
