#include <charconv>

#include "tally/ballot_check.h"
#include "tally/ballots.h"
#include "tally/pb_parts.h"
#include "tally/project_ids.h"

namespace wiec::tally {
namespace {
constexpr std::size_t none = std::string_view::npos;
constexpr std::int64_t kOldest = 115;
using Done = std::expected<void, PbError>;

std::int64_t digits_of(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > 1'000'000) return -1;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? -1 : value;
}

// "37", "40-59", "60+" or nothing.
bool is_possible_age(std::string_view text) {
  if (text.empty()) return true;
  if (text.back() == '+') text.remove_suffix(1);
  const std::size_t dash = text.find('-');
  const std::int64_t age = digits_of(text.substr(0, dash));
  const std::int64_t until = dash == none ? age : digits_of(text.substr(dash + 1));
  return age >= 0 && age <= until && until <= kOldest;
}

class VoteRows {
 public:
  explicit VoteRows(PbParse& parse)
      : parse_(parse), election_(parse.file.election), ids_(ids_of(election_)), grouper_(election_.vote_type),
        last_row_(election_.projects.size(), 0) {}

  Done read_header();
  Done read_row();
  void finish();

 private:
  Done read_marks(std::string_view text);
  Done read_points(std::string_view text);
  void lint_row(std::uint32_t group, bool first);
  void lint_person();
  void lint_voter(std::string_view id);
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
  std::vector<std::string> faults_;      // by group: what is wrong with it, in words; empty = nothing
  std::int64_t last_voter_ = -1;
  bool voters_rise_ = true;
  std::vector<std::pair<std::size_t, std::uint32_t>> voter_hashes_;
};

Done VoteRows::read_header() {
  if (!parse_.rows.next()) return parse_.fail("VOTES has no header line");
  for (const std::string_view text : parse_.rows.cells()) {
    const std::string name(trimmed(text));
    if (column_of(columns_, name) != none) return parse_.fail(fmt::format("the column {} stands twice", name));
    columns_.push_back(name);
  }
  voter_ = column_of(columns_, "voter_id");
  vote_ = column_of(columns_, "vote");
  points_column_ = column_of(columns_, "points");
  age_ = column_of(columns_, "age");
  sex_ = column_of(columns_, "sex");
  method_ = column_of(columns_, "voting_method");
  if (vote_ == none) return parse_.fail("VOTES has no column vote");
  if (voter_ == none) return parse_.fail("VOTES has no column voter_id");
  if (has_points(election_.vote_type) && points_column_ == none) return parse_.fail("VOTES has no column points");
  if (parse_.reading.keep_voters) parse_.file.voters.columns = columns_;
  return {};
}

Done VoteRows::read_marks(std::string_view text) {
  marks_.clear();
  bool spaces = false;
  const char* const end = text.data() + text.size();
  for (const char* begin = text.data(); begin < end;) {
    const char* stop = begin;
    while (stop != end && *stop != ',') ++stop;
    std::string_view id(begin, stop);
    ProjectIndex project = ids_.find(id);
    if (project == no_project) {
      spaces |= trimmed(id).size() != id.size();
      project = ids_.find(trimmed(id));
    }
    if (project == no_project) {
      lints().add(line(), LintCode::unknown_project, fmt::format("no project has the id {}; the mark is not read", id));
      if (points_column_ != none) marks_.push_back(no_project);
    } else {
      if (last_row_[project] == row_ && lints().room_for(LintCode::repeated_mark)) {
        lints().put(line(), LintCode::repeated_mark, fmt::format("{} is marked twice", id));
      }
      last_row_[project] = row_;
      marks_.push_back(project);
    }
    begin = stop + 1;
  }
  if (spaces) lints().add(line(), LintCode::outer_whitespace, "spaces in the list of marks");
  if (marks_.empty()) lints().add(line(), LintCode::empty_vote, "a ballot without marks");
  return {};
}

Done VoteRows::read_points(std::string_view text) {
  points_.clear();
  if (!has_points(election_.vote_type)) return {};
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::optional<std::int64_t> value = parse_whole(text.substr(0, comma));
    if (!value) return parse_.fail(fmt::format("no whole number of points: {}", text.substr(0, comma)));
    if (*value > largest_points || *value < -largest_points) return parse_.fail(fmt::format("points beyond all ballots: {}", *value));
    points_.push_back(*value);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  if (points_.size() != marks_.size()) {
    return parse_.fail(fmt::format("{} marks but {} points", marks_.size(), points_.size()));
  }
  if (!std::ranges::is_sorted(points_, std::greater{})) {
    lints().add(line(), LintCode::points_rising, "points are not in falling order");
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    if (marks_[i] == no_project) continue;
    marks_[kept] = marks_[i];
    points_[kept++] = points_[i];
  }
  marks_.resize(kept);
  points_.resize(kept);
  return {};
}

std::string words_of(const Election& election, const BallotProblem& problem) {
  const std::string_view id = problem.project < election.projects.size() ? std::string_view(election.projects[problem.project].id) : "";
  return fmt::format("{}{}{}: {} where the bound is {}", name_of(problem.fault), id.empty() ? "" : " ", id, problem.has, problem.bound);
}

// The limits are checked once for each kind of ballot; every voter who cast that kind is named.
void VoteRows::lint_row(std::uint32_t group, bool first) {
  if (first) {
    std::string words;
    const Ballots& ballots = grouper_.so_far();
    for (const BallotProblem& problem : check_ballot(election_, ballots.marks_of(group), ballots.points_of(group))) {
      if (problem.fault == BallotFault::repeated_mark || problem.fault == BallotFault::withdrawn_project) continue;
      words += (words.empty() ? "" : ", ") + words_of(election_, problem);
    }
    faults_.push_back(std::move(words));
  }
  if (!faults_[group].empty() && !marks_.empty() && lints().room_for(LintCode::ballot_outside_limits)) {
    lints().put(line(), LintCode::ballot_outside_limits, faults_[group]);
  }
  lint_person();
  lint_voter(cell(voter_));
}

void VoteRows::lint_person() {
  const auto remark = [&](LintCode code, std::string_view words, std::string_view value) {
    if (lints().room_for(code)) lints().put(line(), code, fmt::format("{}: {}", words, value));
  };
  if (const std::string_view age = cell(age_); !is_possible_age(age)) remark(LintCode::impossible_age, "no possible age", age);
  if (const std::string_view sex = cell(sex_); !sex.empty() && sex != "M" && sex != "F" && sex != "O") {
    remark(LintCode::unknown_sex, "sex is none of M, F, O", sex);
  }
  if (const std::string_view method = cell(method_); !method.empty() && method != "internet" && method != "paper") {
    remark(LintCode::unknown_voting_method, "voting_method is neither internet nor paper", method);
  }
}

// Ids that rise need no memory; only when they stop rising are they compared with each other at the end.
void VoteRows::lint_voter(std::string_view id) {
  const std::int64_t number = id.size() < 18 ? digits_of(id) : -1;
  voters_rise_ = voters_rise_ && number > last_voter_;
  last_voter_ = number;
  voter_hashes_.emplace_back(std::hash<std::string_view>{}(id), line());
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
  if (const Done read = read_marks(cell(vote_)); !read) return read;
  if (const Done read = read_points(cell(points_column_)); !read) return read;
  std::erase(marks_, no_project);
  const std::size_t groups = grouper_.so_far().size();
  const std::optional<std::uint32_t> group = grouper_.add(marks_, points_);
  if (!group) return parse_.fail("more ballots than can be numbered");
  if (parse_.reading.lint) lint_row(*group, grouper_.so_far().size() > groups);
  if (parse_.reading.keep_voters) keep_row(*group);
  return {};
}

void VoteRows::finish() {
  election_.ballots = grouper_.finish();
  if (voters_rise_) return;
  std::sort(voter_hashes_.begin(), voter_hashes_.end());
  for (std::size_t i = 1; i < voter_hashes_.size(); ++i) {
    if (voter_hashes_[i].first == voter_hashes_[i - 1].first) {
      lints().add(voter_hashes_[i].second, LintCode::repeated_voter, "a voter_id stands twice");
    }
  }
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
