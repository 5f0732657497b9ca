#include "tally/pb_lint.h"

namespace wiec::tally {
namespace {
constexpr std::uint64_t kInWords = 50;

struct Entry {
  std::string_view name;
  Severity severity;
};
using enum Severity;
constexpr std::array<Entry, lint_codes> kEntries{{
    {"byte_order_mark", note},
    {"carriage_returns", note},
    {"mixed_line_ends", warning},
    {"blank_line", warning},
    {"stray_quote", warning},
    {"short_row", warning},
    {"extra_cells", warning},
    {"outer_whitespace", warning},
    {"no_final_newline", note},
    {"section_title", note},
    {"missing_meta_key", warning},
    {"duplicate_meta_key", warning},
    {"unknown_meta_key", note},
    {"bad_meta_value", warning},
    {"decimal_comma", warning},
    {"projects_miscounted", error},
    {"votes_miscounted", error},
    {"renamed_column", note},
    {"unknown_column", note},
    {"cost_withdrawn", note},
    {"cost_over_budget", warning},
    {"cost_out_of_bounds", warning},
    {"zero_cost", warning},
    {"bad_selected", warning},
    {"votes_differ", error},
    {"score_differs", error},
    {"selected_over_budget", warning},
    {"selected_below_threshold", warning},
    {"unused_budget", error},
    {"money_left", note},
    {"undeclared_part", note},
    {"not_fully_funded", warning},
    {"outcome_differs", error},
    {"outcome_explained", note},
    {"no_projects", warning},
    {"no_votes", warning},
    {"empty_vote", warning},
    {"repeated_mark", warning},
    {"unknown_project", error},
    {"ballot_outside_limits", error},
    {"points_rising", note},
    {"repeated_voter", warning},
    {"impossible_age", warning},
    {"unknown_sex", warning},
    {"unknown_voting_method", warning},
}};
}  // namespace

std::string_view name_of(LintCode code) { return kEntries[static_cast<std::size_t>(code)].name; }
Severity severity_of(LintCode code) { return kEntries[static_cast<std::size_t>(code)].severity; }
std::string_view name_of(Severity severity) {
  return severity == note ? "note" : severity == warning ? "warning" : "error";
}

bool LintReport::room_for(LintCode code) { return wanted_ && ++seen_[static_cast<std::size_t>(code)] <= kInWords; }

void LintReport::add(std::uint32_t line, LintCode code, std::string message) {
  if (room_for(code)) put(line, code, std::move(message));
}

std::vector<Lint> LintReport::finish() {
  for (std::size_t i = 0; i < lint_codes; ++i) {
    if (seen_[i] > kInWords) {
      lints_.push_back({0, static_cast<LintCode>(i), fmt::format("and {} more of this kind", seen_[i] - kInWords)});
    }
  }
  std::stable_sort(lints_.begin(), lints_.end(), [](const Lint& a, const Lint& b) { return a.line < b.line; });
  return std::move(lints_);
}

}  // namespace wiec::tally
