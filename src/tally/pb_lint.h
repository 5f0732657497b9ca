// What the reader of .pb files may remark. The rules follow Pabulib's own checker (checker.py) and go on from there.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::tally {

enum class LintCode : std::uint8_t {
  // the text
  byte_order_mark,
  carriage_returns,
  mixed_line_ends,
  blank_line,
  stray_quote,
  short_row,
  extra_cells,
  outer_whitespace,
  no_final_newline,
  section_title,
  // META
  missing_meta_key,
  duplicate_meta_key,
  unknown_meta_key,
  bad_meta_value,
  decimal_comma,
  projects_miscounted,
  votes_miscounted,
  // PROJECTS
  renamed_column,
  unknown_column,
  cost_withdrawn,
  cost_over_budget,
  cost_out_of_bounds,
  zero_cost,
  bad_selected,
  votes_differ,
  score_differs,
  selected_over_budget,
  selected_below_threshold,
  unused_budget,
  money_left,
  undeclared_part,
  not_fully_funded,
  outcome_differs,
  outcome_explained,
  no_projects,
  // VOTES
  no_votes,
  empty_vote,
  repeated_mark,
  unknown_project,
  ballot_outside_limits,
  points_rising,
  repeated_voter,
  impossible_age,
  unknown_sex,
  unknown_voting_method,
};
inline constexpr std::size_t lint_codes = static_cast<std::size_t>(LintCode::unknown_voting_method) + 1;

// error: the file contradicts itself or breaks a limit. warning: dirty, read in a stated way. note: worth knowing.
enum class Severity : std::uint8_t { note, warning, error };

std::string_view name_of(LintCode);  // "repeated_mark"
Severity severity_of(LintCode);
std::string_view name_of(Severity);

struct Lint {
  std::uint32_t line = 0;  // 1 = first; 0 = the file as a whole
  LintCode code{};
  std::string message;  // English, one clause
};

// Collects lints: of each code the first fifty in words, the rest as a number.
class LintReport {
 public:
  explicit LintReport(bool wanted) : wanted_(wanted) {}
  bool wanted() const { return wanted_; }
  void add(std::uint32_t line, LintCode code, std::string message);
  // The two halves of add, where putting it into words costs: counts the lint and says whether words are wanted; puts
  // them.
  bool room_for(LintCode);
  void put(std::uint32_t line, LintCode code, std::string message) {
    lints_.push_back({line, code, std::move(message)});
  }
  std::vector<Lint> finish();

 private:
  bool wanted_;
  std::array<std::uint64_t, lint_codes> seen_{};
  std::vector<Lint> lints_;
};

}  // namespace wiec::tally
