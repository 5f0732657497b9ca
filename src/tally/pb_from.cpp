#include "tally/pb_writer.h"

namespace wiec::tally {
namespace {
using Meta = std::vector<std::pair<std::string, std::string>>;

// Whole amounts without decimals, as most published files have them.
std::string amount_text(std::int64_t minor) {
  return minor % 100 == 0 ? std::to_string(minor / 100) : plain_decimal(minor);
}

void put(Meta& meta, std::string_view key, const std::optional<std::string>& value) {
  if (!value) return;
  const auto found = std::ranges::find(meta, key, &std::pair<std::string, std::string>::first);
  if (found == meta.end()) meta.emplace_back(key, *value);
}

std::optional<std::string> number_text(const std::optional<std::int64_t>& value) {
  return value ? std::optional(std::to_string(*value)) : std::nullopt;
}

// What the caller said stands first and is not overruled.
Meta meta_of(const Election& election, Meta meta) {
  const Limits& limits = election.limits;
  put(meta, "description", election.title);
  put(meta, "num_projects", std::to_string(election.projects.size()));
  put(meta, "num_votes", std::to_string(election.ballots.voters));
  put(meta, "budget", amount_text(election.budget));
  put(meta, "vote_type", std::string(name_of(election.vote_type)));
  put(meta, "currency", std::string(code_of(election.currency)));
  put(meta, "min_length", std::to_string(limits.min_marks));
  put(meta, "max_length", number_text(limits.max_marks));
  if (limits.min_cost > 0) put(meta, "min_sum_cost", amount_text(limits.min_cost));
  if (limits.max_cost) put(meta, "max_sum_cost", amount_text(*limits.max_cost));
  put(meta, "min_points", number_text(limits.min_points));
  put(meta, "max_points", number_text(limits.max_points));
  put(meta, "min_sum_points", number_text(limits.min_sum_points));
  put(meta, "max_sum_points", number_text(limits.max_sum_points));
  if (election.default_score != 0) put(meta, "default_score", std::to_string(election.default_score));
  return meta;
}

std::string joined(std::span<const std::string> items) {
  std::string out;
  for (const std::string& item : items) out.append(out.empty() ? "" : ",").append(item);
  return out;
}

std::string selected_of(const ProjectOutcome& outcome) {
  if (std::holds_alternative<WonAsLast>(outcome.reason)) return "2";
  if (std::holds_alternative<WonFromReserve>(outcome.reason)) return "3";
  return outcome.won ? "1" : "0";
}

PbTable table_of(const Election& election, const Outcome* outcome) {
  const bool scored = has_points(election.vote_type) || election.vote_type == VoteType::ordinal;
  const bool placed = std::ranges::any_of(election.projects, [](const Project& p) { return !p.neighborhood.empty(); });
  const bool dated =
      std::ranges::any_of(election.projects, [](const Project& p) { return p.submitted_order.has_value(); });
  PbTable table;
  table.columns = {"project_id", "cost", "votes"};
  if (scored) table.columns.push_back("score");
  table.columns.insert(table.columns.end(), {"name", "category"});
  if (placed) table.columns.push_back("neighborhood");
  if (dated) table.columns.push_back("submitted_order");
  if (outcome) table.columns.push_back("selected");
  const Received received = receive(election, {});
  for (std::size_t i = 0; i < election.projects.size(); ++i) {
    const Project& project = election.projects[i];
    const std::int64_t votes = outcome ? outcome->projects[i].votes : received.votes[i];
    const std::int64_t points = outcome ? outcome->projects[i].points : received.points[i];
    table.cells.insert(table.cells.end(), {project.id, amount_text(project.cost), std::to_string(votes)});
    if (scored) table.cells.push_back(std::to_string(points));
    table.cells.insert(table.cells.end(), {project.name, joined(project.categories)});
    if (placed) table.cells.push_back(project.neighborhood);
    if (dated) table.cells.push_back(project.submitted_order ? std::to_string(*project.submitted_order) : "");
    if (outcome) table.cells.push_back(selected_of(outcome->projects[i]));
  }
  return table;
}

struct BallotText {
  std::string marks, points;
  std::uint32_t group;
  friend auto operator<=>(const BallotText&, const BallotText&) = default;
};

// Points types list the marks from the most points down.
BallotText text_of(const Election& election, std::uint32_t group) {
  const auto marks = election.ballots.marks_of(group);
  const auto points = election.ballots.points_of(group);
  std::vector<std::size_t> order(marks.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (!points.empty()) std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return points[i]; });
  BallotText text{{}, {}, group};
  for (const std::size_t i : order) {
    text.marks.append(text.marks.empty() ? "" : ",").append(election.projects[marks[i]].id);
    if (!points.empty()) text.points.append(text.points.empty() ? "" : ",").append(std::to_string(points[i]));
  }
  return text;
}

PbVoters voters_of(const Election& election) {
  std::vector<BallotText> texts;
  for (std::uint32_t group = 0; group < election.ballots.size(); ++group) texts.push_back(text_of(election, group));
  std::sort(texts.begin(), texts.end());
  PbVoters voters;
  const bool pointed = has_points(election.vote_type);
  voters.columns = {"voter_id", "vote"};
  if (pointed) voters.columns.push_back("points");
  const auto put_cell = [&](std::string_view text) {
    voters.text += text;
    voters.ends.push_back(voters.text.size());
  };
  std::uint64_t number = 0;
  for (const BallotText& text : texts) {
    for (std::uint32_t i = 0; i < election.ballots.counts[text.group]; ++i) {
      put_cell(std::to_string(++number));
      put_cell(text.marks);
      if (pointed) put_cell(text.points);
      voters.group.push_back(text.group);
    }
  }
  return voters;
}
}  // namespace

PbFile pb_from(const Election& election, Meta meta, const Outcome* outcome) {
  PbFile file;
  file.election = election;
  file.meta = meta_of(election, std::move(meta));
  file.projects = table_of(election, outcome);
  file.voters = voters_of(election);
  return file;
}

}  // namespace wiec::tally
