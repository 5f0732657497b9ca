#include <charconv>

#include "tally/ballot_check.h"
#include "tally/ballots.h"
#include "tally/pb_parts.h"
#include "tally/project_ids.h"
#include "tally/voter_ids.h"

namespace wiec::tally {
namespace {
constexpr std::size_t none = std::string_view::npos;
constexpr std::int64_t kOldest = 115;
using Done = std::expected<void, PbError>;

// "37", "40-59", "60+" or nothing.
bool is_possible_age(std::string_view text) {
  if (text.empty()) return true;
  if (text.back() == '+') text.remove_suffix(1);
  const std::size_t dash = text.find('-');
  const std::int64_t age = VoterIds::number_of(text.substr(0, dash));
  const std::int64_t until = dash == none ? age : VoterIds::number_of(text.substr(dash + 1));
  return age >= 0 && age <= until && until <= kOldest;
}

class VoteRows {
 public:
  explicit VoteRows(PbParse& parse)
      : parse_(parse),
        election_(parse.file.election),
        ids_(ids_of(election_)),
        grouper_(election_.vote_type),
        last_row_(election_.projects.size(), 0) {}

  Done read_header();
  Done read_row();
  void finish();

 private:
  void read_marks(std::string_view text);
  ProjectIndex find_spaced(std::string_view id);
  void lint_repeated(ProjectIndex project);
  void drop_unknown();
  Done read_points(std::string_view text);
  void lint_row(std::uint32_t group, bool first);
  void lint_person();
  void check_kind(std::uint32_t group);
  void keep_row(std::uint32_t group);
  std::string_view cell(std::size_t column) const {
    return column == none ? std::string_view() : trimmed(parse_.rows.cells()[column]);
  }
  LintReport& lints() { return parse_.lints; }
  std::uint32_t line() const { return parse_.rows.line(); }

  PbParse& parse_;
  Election& election_;
  ProjectIds ids_;
  BallotGrouper grouper_;
  std::vector<std::string> columns_;
  std::size_t voter_ = none, vote_ = none, points_column_ = none, age_ = none, sex_ = none, method_ = none;

  std::vector<ProjectIndex> marks_;
  std::vector<std::int64_t> points_;
  std::vector<std::uint32_t> last_row_;  // by project: the last row that marked it
  std::uint32_t row_ = 0;
  bool unknown_ = false;                 // the row marks a project that does not exist
  std::vector<std::uint32_t> fault_of_;  // by group: place in faults_
  std::vector<std::string> faults_{""};  // what is wrong with a kind of ballot, in words; the first: nothing
  VoterIds voter_ids_;
};

Done VoteRows::read_header() {
  if (!parse_.rows.next()) return parse_.fail(PbFault::header_missing, "VOTES");
  for (const std::string_view text : parse_.rows.cells()) {
    const std::string name(trimmed(text));
    if (column_of(columns_, name) != none) return parse_.fail(PbFault::column_twice, name);
    columns_.push_back(name);
  }
  voter_ = column_of(columns_, "voter_id");
  vote_ = column_of(columns_, "vote");
  points_column_ = column_of(columns_, "points");
  age_ = column_of(columns_, "age");
  sex_ = column_of(columns_, "sex");
  method_ = column_of(columns_, "voting_method");
  if (vote_ == none) return parse_.fail(PbFault::column_missing, "VOTES", "vote");
  if (voter_ == none) return parse_.fail(PbFault::column_missing, "VOTES", "voter_id");
  if (has_points(election_.vote_type) && points_column_ == none)
    return parse_.fail(PbFault::column_missing, "VOTES", "points");
  if (parse_.reading.keep_voters) parse_.file.voters.columns = columns_;
  return {};
}

// An id that is not known as it stands is tried without its outer spaces.
ProjectIndex VoteRows::find_spaced(std::string_view id) {
  const ProjectIndex project = trimmed(id).size() == id.size() ? no_project : ids_.find(trimmed(id));
  if (project != no_project) {
    lints().add(line(), LintCode::outer_whitespace, "spaces in the list of marks");
  } else if (lints().room_for(LintCode::unknown_project)) {
    lints().put(line(), LintCode::unknown_project, fmt::format("no project has the id {}; the mark is not read", id));
  }
  return project;
}

// Unknown projects stay in the list as no_project until their points are dropped with them.
void VoteRows::read_marks(std::string_view text) {
  marks_.clear();
  const char* const end = text.data() + text.size();
  const char* const readable = parse_.rows.readable() ? parse_.rows.readable() : end;
  for (const char* begin = text.data(); begin < end;) {
    ProjectIndex project = no_project;
    const char* const stop = ids_.find_next(begin, end, readable, project);
    if (project == no_project) {
      project = find_spaced({begin, stop});
      unknown_ = unknown_ || project == no_project;
    }
    if (project != no_project) {
      if (last_row_[project] == row_) lint_repeated(project);
      last_row_[project] = row_;
    }
    marks_.push_back(project);
    begin = stop + 1;
  }
  if (marks_.empty()) lints().add(line(), LintCode::empty_vote, "a ballot without marks");
}

void VoteRows::lint_repeated(ProjectIndex project) {
  if (lints().room_for(LintCode::repeated_mark)) {
    lints().put(line(), LintCode::repeated_mark, fmt::format("{} is marked twice", election_.projects[project].id));
  }
}

Done VoteRows::read_points(std::string_view text) {
  points_.clear();
  if (!has_points(election_.vote_type)) return {};
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::optional<std::int64_t> value = parse_whole(text.substr(0, comma));
    const bool below = election_.vote_type == VoteType::cumulative && value.value_or(0) < 0;  // a sum is shared out
    if (!value || below) return parse_.fail(PbFault::points_wrong, text.substr(0, comma));
    if (*value > largest_points || *value < -largest_points) return parse_.fail(PbFault::points_beyond, *value);
    points_.push_back(*value);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  if (points_.size() != marks_.size()) {
    return parse_.fail(PbFault::points_miscounted, marks_.size(), points_.size());
  }
  if (!std::ranges::is_sorted(points_, std::greater{})) {
    lints().add(line(), LintCode::points_rising, "points are not in falling order");
  }
  return {};
}

void VoteRows::drop_unknown() {
  if (!std::exchange(unknown_, false)) return;
  ++parse_.file.unknown_marks;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    if (marks_[i] == no_project) continue;
    if (!points_.empty()) points_[kept] = points_[i];
    marks_[kept++] = marks_[i];
  }
  marks_.resize(kept);
  if (!points_.empty()) points_.resize(kept);
}

std::string words_of(const Election& election, const BallotProblem& problem) {
  const std::string_view id =
      problem.project < election.projects.size() ? std::string_view(election.projects[problem.project].id) : "";
  return fmt::format("{}{}{}: {} where the bound is {}", name_of(problem.fault), id.empty() ? "" : " ", id, problem.has,
                     problem.bound);
}

// The limits are checked once for each kind of ballot; every voter who cast that kind is named.
void VoteRows::check_kind(std::uint32_t group) {
  std::string words;
  const Ballots& ballots = grouper_.so_far();
  for (const BallotProblem& problem : check_ballot(election_, ballots.marks_of(group), ballots.points_of(group))) {
    if (problem.fault == BallotFault::repeated_mark || problem.fault == BallotFault::withdrawn_project) continue;
    words += (words.empty() ? "" : ", ") + words_of(election_, problem);
  }
  fault_of_.push_back(words.empty() ? 0 : static_cast<std::uint32_t>(faults_.size()));
  if (!words.empty()) faults_.push_back(std::move(words));
}

void VoteRows::lint_row(std::uint32_t group, bool first) {
  if (first) check_kind(group);
  if (fault_of_[group] != 0 && !marks_.empty() && lints().room_for(LintCode::ballot_outside_limits)) {
    lints().put(line(), LintCode::ballot_outside_limits, faults_[fault_of_[group]]);
  }
  lint_person();
  voter_ids_.add(cell(voter_), line());
}

void VoteRows::lint_person() {
  const auto remark = [&](LintCode code, std::string_view words, std::string_view value) {
    if (lints().room_for(code)) lints().put(line(), code, fmt::format("{}: {}", words, value));
  };
  if (const std::string_view age = cell(age_); !is_possible_age(age))
    remark(LintCode::impossible_age, "no possible age", age);
  if (const std::string_view sex = cell(sex_); !sex.empty() && sex != "M" && sex != "F" && sex != "O") {
    remark(LintCode::unknown_sex, "sex is none of M, F, O", sex);
  }
  if (const std::string_view method = cell(method_); !method.empty() && method != "internet" && method != "paper") {
    remark(LintCode::unknown_voting_method, "voting_method is neither internet nor paper", method);
  }
}

void VoteRows::keep_row(std::uint32_t group) {
  PbVoters& voters = parse_.file.voters;
  for (const std::string_view text : parse_.rows.cells()) {
    voters.text += text;
    voters.ends.push_back(voters.text.size());
  }
  voters.group.push_back(group);
}

Done VoteRows::read_row() {
  ++row_;
  if (const Done fits = parse_.fit_row(columns_.size()); !fits) return fits;
  read_marks(cell(vote_));
  if (const Done read = read_points(cell(points_column_)); !read) return read;
  drop_unknown();
  const std::size_t groups = grouper_.so_far().size();
  const std::optional<std::uint32_t> group = grouper_.add(marks_, points_);
  if (!group) return parse_.fail(PbFault::too_many_ballots);
  if (parse_.reading.lint) lint_row(*group, grouper_.so_far().size() > groups);
  if (parse_.reading.keep_voters) keep_row(*group);
  return {};
}

void VoteRows::finish() {
  election_.ballots = grouper_.finish();
  for (const std::uint32_t line : voter_ids_.repeated())
    lints().add(line, LintCode::repeated_voter, "a voter_id stands twice");
}
}  // namespace

PbNext read_votes(PbParse& parse) {
  VoteRows votes(parse);
  if (const Done header = votes.read_header(); !header) return std::unexpected(header.error());
  while (parse.rows.next()) {
    if (const auto title = section_title(parse.rows.cells())) return title;
    if (const Done row = votes.read_row(); !row) return std::unexpected(row.error());
  }
  votes.finish();
  return std::optional<PbSection>();
}

}  // namespace wiec::tally
