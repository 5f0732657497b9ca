#include <set>

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

// Money that would have paid for a project more is against the rule only where what does not fit is skipped.
std::optional<LintCode> code_of_money_left(const PbFile& file) {
  const std::string* text = file.find_meta("rule");
  const std::string_view rule = text ? trimmed(*text) : std::string_view();
  if (rule == "greedy-no-skip" || rule.starts_with("equalshares")) return std::nullopt;
  const bool quotas = file.find_meta("budget_per_category") || file.find_meta("budget_per_neighborhood");
  return (rule == "greedy" || rule == "greedy-threshold") && !quotas ? LintCode::unused_budget : LintCode::money_left;
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
  const auto code = code_of_money_left(file);
  for (std::size_t i = 0; code && left >= 0 && i < election.projects.size(); ++i) {
    const Project& project = election.projects[i];
    if (project.selected == 0 && project.cost <= left && received.points[i] >= std::max<std::int64_t>(threshold, 1)) {
      lints.add(0, *code, fmt::format("the money left would pay for project {}", project.id));
    }
  }
}

// META lists the categories and neighbourhoods that projects belong to, where it lists any.
void lint_parts(const PbFile& file, LintReport& lints) {
  const auto declared = [&](std::string_view key) {
    const std::string* text = file.find_meta(key);
    const std::vector<std::string> list = text ? parse_list(*text) : std::vector<std::string>();
    return std::set<std::string>(list.begin(), list.end());
  };
  const auto categories = declared("categories"), neighborhoods = declared("neighborhoods");
  const auto expect = [&](const std::set<std::string>& list, std::string_view key, const Project& project,
                          const std::string& part) {
    if (list.empty() || part.empty() || list.contains(part)) return;
    lints.add(0, LintCode::undeclared_part,
              fmt::format("project {} belongs to {}, which {} does not list", project.id, part, key));
  };
  for (const Project& project : file.election.projects) {
    for (const std::string& category : project.categories) expect(categories, "categories", project, category);
    expect(neighborhoods, "neighborhoods", project, project.neighborhood);
  }
}

void lint_fully_funded(const PbFile& file, LintReport& lints) {
  const std::string* text = file.find_meta("fully_funded");
  if (!text || trimmed(*text) != "1") return;
  for (const Project& project : file.election.projects) {
    if (project.selected == 0)
      lints.add(0, LintCode::not_fully_funded, fmt::format("project {} lost in a fully funded vote", project.id));
  }
}
}  // namespace

void lint_totals(const PbFile& file, LintReport& lints) {
  const Received received =
      receive(file.election, {BallotReading::Repeated::each, BallotReading::OutsideLimits::counted});
  lint_counts(file, lints);
  lint_recount(file.election, received, lints);
  lint_selected(file, received, lints);
  lint_parts(file, lints);
  lint_fully_funded(file, lints);
}

}  // namespace wiec::tally
