#include "base/time.h"
#include "tally/pb_parts.h"

namespace wiec::tally {
namespace {
constexpr std::array kObligatory{"description", "country",   "unit", "instance",   "num_projects", "num_votes",
                                 "budget",      "vote_type", "rule", "date_begin", "date_end"};
constexpr std::array kOptional{"district",
                               "subunit",
                               "currency",
                               "language",
                               "edition",
                               "min_length",
                               "max_length",
                               "min_sum_cost",
                               "max_sum_cost",
                               "min_points",
                               "max_points",
                               "min_sum_points",
                               "max_sum_points",
                               "default_score",
                               "scoring_fn",
                               "min_project_cost",
                               "max_project_cost",
                               "min_project_score_threshold",
                               "neighborhoods",
                               "subdistricts",
                               "categories",
                               "fully_funded",
                               "experimental",
                               "comment",
                               "acknowledgments",
                               "leftover_budget",
                               "budget_per_category",
                               "budget_per_neighborhood",
                               "min_length_per_category",
                               "max_length_per_category",
                               "min_sum_cost_per_category",
                               "max_sum_cost_per_category"};
constexpr std::array<std::string_view, 6> kWholes{"num_projects", "num_votes",     "min_project_score_threshold",
                                                  "min_length",   "default_score", "edition"};
constexpr std::array<std::string_view, 5> kAmounts{"min_project_cost", "max_project_cost", "leftover_budget",
                                                   "min_sum_cost", "max_sum_cost"};
constexpr std::array<std::string_view, 14> kRules{"greedy",
                                                  "greedy-threshold",
                                                  "greedy-no-skip",
                                                  "greedy-exclusive",
                                                  "greedy-custom",
                                                  "unknown",
                                                  "equalshares",
                                                  "equalshares-comparison",
                                                  "equalshares/add1",
                                                  "equalshares/add1-comparison",
                                                  "equalshares/add1u",
                                                  "equalshares/add1u-comparison",
                                                  "equalshares/add1e",
                                                  "equalshares/add1e-comparison"};

std::optional<Date> day_of(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) value = c < '0' || c > '9' || value < 0 ? -1 : value * 10 + (c - '0');
    return value;
  };
  if (text.size() == 4) return number(0, 4) < 0 ? std::nullopt : date_from(number(0, 4), 1, 1);
  if (text.size() != 10 || text[2] != '.' || text[5] != '.') return std::nullopt;
  if (number(0, 2) < 0 || number(3, 2) < 0 || number(6, 4) < 0) return std::nullopt;
  return date_from(number(6, 4), static_cast<unsigned>(number(3, 2)), static_cast<unsigned>(number(0, 2)));
}

bool is_of(std::string_view text, std::size_t size, char first, char last) {
  return text.size() == size && std::ranges::all_of(text, [&](char c) { return c >= first && c <= last; });
}

// META value by value.
class MetaLint {
 public:
  MetaLint(const PbFile& file, std::span<const std::uint32_t> lines, LintReport& lints)
      : file_(file), lines_(lines), lints_(lints) {}

  void keys() {
    for (const std::string_view key : kObligatory) {
      if (!file_.find_meta(key)) lints_.add(0, LintCode::missing_meta_key, fmt::format("META has no {}", key));
    }
    for (std::size_t i = 0; i < file_.meta.size(); ++i) {
      const std::string& key = file_.meta[i].first;
      if (std::ranges::find(kObligatory, key) == kObligatory.end() &&
          std::ranges::find(kOptional, key) == kOptional.end())
        lints_.add(lines_[i], LintCode::unknown_meta_key, fmt::format("unknown key {}", key));
    }
  }
  void numbers() {
    for (const std::string_view key : kWholes)
      expect(key, "no whole number", [](std::string_view text) { return parse_whole(text).has_value(); });
    for (const std::string_view key : kAmounts)
      expect(key, "no amount", [](std::string_view text) { return parse_amount(text).has_value(); });
  }
  void words() {
    expect("language", "no code of ISO 639-1", [](std::string_view text) { return is_of(text, 2, 'a', 'z'); });
    expect("currency", "no code of ISO 4217", [](std::string_view text) { return is_of(text, 3, 'A', 'Z'); });
    expect("rule", "no rule of the format",
           [](std::string_view text) { return std::ranges::find(kRules, text) != kRules.end(); });
    expect("scoring_fn", "points are read by Borda",
           [](std::string_view text) { return text == "Borda" || text == "borda"; });
    expect("comment", "comments are numbered #1:, #2:", [](std::string_view text) { return text.starts_with("#1:"); });
    for (const std::string_view key : {"fully_funded", "experimental"})
      expect(key, "may only be 1", [](std::string_view text) { return text == "1"; });
  }
  void dates() {
    for (const std::string_view key : {"date_begin", "date_end"})
      expect(key, "neither dd.mm.yyyy nor a year", [](std::string_view text) { return day_of(text).has_value(); });
    const auto begin = day_of(text_of("date_begin")), end = day_of(text_of("date_end"));
    // A year alone says no day.
    if (begin && end && text_of("date_end").size() > 4 && *end < *begin)
      lints_.add(line_of("date_end"), LintCode::bad_meta_value, "date_end is before date_begin");
  }

 private:
  std::uint32_t line_of(std::string_view key) const {
    const auto at = std::ranges::find(file_.meta, key, [](const auto& pair) -> std::string_view { return pair.first; });
    return at == file_.meta.end() ? 0 : lines_[static_cast<std::size_t>(at - file_.meta.begin())];
  }
  std::string_view text_of(std::string_view key) const {
    const std::string* text = file_.find_meta(key);
    return text ? trimmed(*text) : std::string_view();
  }
  // An absent or empty value is nobody's fault here.
  void expect(std::string_view key, std::string_view otherwise, auto&& is_good) {
    const std::string_view text = text_of(key);
    if (text.empty() || is_good(text)) return;
    lints_.add(line_of(key), LintCode::bad_meta_value, fmt::format("{} is {}: {}", key, text, otherwise));
  }

  const PbFile& file_;
  std::span<const std::uint32_t> lines_;
  LintReport& lints_;
};
}  // namespace

void lint_meta(const PbFile& file, std::span<const std::uint32_t> lines, LintReport& lints) {
  MetaLint lint(file, lines, lints);
  lint.keys();
  lint.numbers();
  lint.words();
  lint.dates();
}

}  // namespace wiec::tally
