#include "tally/pb_parts.h"

namespace wiec::tally {
namespace {
// A ballot of an ordinal vote is not read beyond this place when the file sets no length.
constexpr std::int64_t kMostPlaces = 1'000'000;

using Done = std::expected<void, PbError>;

struct MetaValue {
  const std::string* text;
  std::uint32_t line;
};

// META as read, with the line of each key.
class Meta {
 public:
  explicit Meta(PbParse& parse) : parse_(parse) {}
  void add(std::string_view key, std::string_view value) {
    if (find(key).text) {
      parse_.lints.add(parse_.rows.line(), LintCode::duplicate_meta_key,
                       fmt::format("{} stands twice; the first counts", key));
    }
    first_.emplace(key, lines_.size());
    parse_.file.meta.emplace_back(key, value);
    lines_.push_back(parse_.rows.line());
  }
  MetaValue find(std::string_view key) const {
    const auto at = first_.find(std::string(key));
    if (at == first_.end()) return {nullptr, 0};
    return {&parse_.file.meta[at->second].second, lines_[at->second]};
  }
  // A later value of the key that is not the first one.
  MetaValue find_other(std::string_view key) const {
    const MetaValue first = find(key);
    const auto& meta = parse_.file.meta;
    for (std::size_t i = 0; first.text && i < meta.size(); ++i) {
      if (meta[i].first == key && trimmed(meta[i].second) != trimmed(*first.text)) return {&meta[i].second, lines_[i]};
    }
    return {nullptr, 0};
  }
  template <class... A>
  std::unexpected<PbError> fail(MetaValue at, PbFault fault, const A&... args) const {
    return std::unexpected(make_pb_error(at.line, fault, args...));
  }
  PbParse& parse() const { return parse_; }
  std::span<const std::uint32_t> lines() const { return lines_; }

 private:
  PbParse& parse_;
  std::vector<std::uint32_t> lines_;
  std::unordered_map<std::string, std::size_t> first_;  // by key: its first place in META
};

// What the count depends on must not stand twice with two values.
Done check_repeats(const Meta& meta) {
  constexpr std::array<std::string_view, 16> kCounted{
      "budget",         "vote_type",      "min_length",    "max_length",
      "min_sum_cost",   "max_sum_cost",   "min_points",    "max_points",
      "min_sum_points", "max_sum_points", "default_score", "scoring_fn",
      "categories",     "currency",       "rule",          "min_project_score_threshold"};
  for (const std::string_view key : kCounted) {
    if (const MetaValue other = meta.find_other(key); other.text)
      return meta.fail(other, PbFault::meta_twice, key, *meta.find(key).text, *other.text);
  }
  return {};
}

Done read_amount(const Meta& meta, std::string_view key, std::optional<std::int64_t>& out) {
  const MetaValue value = meta.find(key);
  if (!value.text || trimmed(*value.text).empty()) return {};
  if (value.text->find(',') != std::string::npos) {
    meta.parse().lints.add(value.line, LintCode::decimal_comma, fmt::format("{} has a decimal comma", key));
  }
  out = parse_amount(*value.text);
  if (!out) return meta.fail(value, PbFault::amount_wrong, key, *value.text);
  return {};
}

Done read_whole(const Meta& meta, std::string_view key, std::optional<std::int64_t>& out) {
  const MetaValue value = meta.find(key);
  if (!value.text || trimmed(*value.text).empty()) return {};
  out = parse_whole(*value.text);
  if (!out || *out > largest_points || *out < -largest_points) {
    return meta.fail(value, PbFault::number_wrong, key, *value.text);
  }
  return {};
}

Done read_limits(const Meta& meta, Election& election) {
  Limits& limits = election.limits;
  std::optional<std::int64_t> min_marks, min_cost, default_score;
  const std::array<std::pair<std::string_view, std::optional<std::int64_t>*>, 7> wholes{
      {{"min_length", &min_marks},
       {"max_length", &limits.max_marks},
       {"min_points", &limits.min_points},
       {"max_points", &limits.max_points},
       {"min_sum_points", &limits.min_sum_points},
       {"max_sum_points", &limits.max_sum_points},
       {"default_score", &default_score}}};
  for (const auto& [key, out] : wholes) {
    if (const Done done = read_whole(meta, key, *out); !done) return done;
  }
  if (const Done done = read_amount(meta, "min_sum_cost", min_cost); !done) return done;
  if (const Done done = read_amount(meta, "max_sum_cost", limits.max_cost); !done) return done;
  limits.min_marks = min_marks.value_or(1);
  limits.min_cost = min_cost.value_or(0);
  election.default_score = default_score.value_or(0);
  const auto contradicts = [](std::int64_t least, const std::optional<std::int64_t>& most) {
    return most && *most < least;
  };
  if (contradicts(limits.min_marks, limits.max_marks))
    return meta.fail(meta.find("max_length"), PbFault::limits_contradict, "max_length", "min_length");
  if (contradicts(limits.min_cost, limits.max_cost))
    return meta.fail(meta.find("max_sum_cost"), PbFault::limits_contradict, "max_sum_cost", "min_sum_cost");
  if (limits.min_points && contradicts(*limits.min_points, limits.max_points))
    return meta.fail(meta.find("max_points"), PbFault::limits_contradict, "max_points", "min_points");
  if (limits.min_sum_points && contradicts(*limits.min_sum_points, limits.max_sum_points)) {
    return meta.fail(meta.find("max_sum_points"), PbFault::limits_contradict, "max_sum_points", "min_sum_points");
  }
  return {};
}

// Lists beside `categories`: one number for each category, in its order.
Done read_part_limits(const Meta& meta, Limits& limits) {
  const MetaValue names = meta.find("categories");
  if (!names.text) return {};
  for (const std::string& name : parse_list(*names.text)) limits.per_category.push_back({.part = name});
  bool used = false;
  const auto each = [&](std::string_view key, auto&& parse, auto&& store) -> Done {
    const MetaValue value = meta.find(key);
    if (!value.text) return {};
    const std::vector<std::string> items = parse_list(*value.text);
    if (items.size() != limits.per_category.size()) return meta.fail(value, PbFault::part_count, key);
    used = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::optional<std::int64_t> number = parse(items[i]);
      if (!number) return meta.fail(value, PbFault::part_number, key, items[i]);
      store(limits.per_category[i], *number);
    }
    return {};
  };
  if (const Done d =
          each("min_length_per_category", parse_whole, [](PartLimits& p, std::int64_t n) { p.min_marks = n; });
      !d)
    return d;
  if (const Done d =
          each("max_length_per_category", parse_whole, [](PartLimits& p, std::int64_t n) { p.max_marks = n; });
      !d)
    return d;
  if (const Done d =
          each("min_sum_cost_per_category", parse_amount, [](PartLimits& p, std::int64_t n) { p.min_cost = n; });
      !d)
    return d;
  if (const Done d =
          each("max_sum_cost_per_category", parse_amount, [](PartLimits& p, std::int64_t n) { p.max_cost = n; });
      !d)
    return d;
  if (!used) limits.per_category.clear();
  for (const PartLimits& part : limits.per_category) {
    if (part.max_marks && *part.max_marks < part.min_marks)
      return meta.fail(meta.find("max_length_per_category"), PbFault::limits_contradict, "max_length_per_category",
                       "min_length_per_category");
    if (part.max_cost && *part.max_cost < part.min_cost)
      return meta.fail(meta.find("max_sum_cost_per_category"), PbFault::limits_contradict, "max_sum_cost_per_category",
                       "min_sum_cost_per_category");
  }
  return {};
}

// Borda, the only scoring function in use: as many points as there are places for the first, one less for each next.
Done read_places(const Meta& meta, Election& election) {
  if (election.vote_type != VoteType::ordinal) return {};
  std::int64_t places = election.limits.max_marks.value_or(0);
  if (places == 0) {
    const MetaValue projects = meta.find("num_projects");
    places = projects.text ? parse_whole(*projects.text).value_or(0) : 0;
  }
  if (places < 0 || places > kMostPlaces) return meta.fail(meta.find("max_length"), PbFault::too_many_places);
  for (std::int64_t points = places; points > 0; --points) election.points_by_place.push_back(points);
  return {};
}

Done read_values(const Meta& meta, Election& election) {
  if (const Done done = check_repeats(meta); !done) return done;
  const MetaValue type = meta.find("vote_type");
  if (!type.text) return meta.fail({nullptr, 0}, PbFault::meta_missing, "vote_type");
  const std::optional<VoteType> vote_type = vote_type_from(trimmed(*type.text));
  if (!vote_type) return meta.fail(type, PbFault::unknown_vote_type, *type.text);
  election.vote_type = *vote_type;

  std::optional<std::int64_t> budget;
  if (const Done done = read_amount(meta, "budget", budget); !done) return done;
  if (!budget) return meta.fail({nullptr, 0}, PbFault::meta_missing, "budget");
  election.budget = *budget;

  PbFile& file = meta.parse().file;
  if (const MetaValue said = meta.find("num_votes"); said.text) file.announced_ballots = parse_whole(*said.text);
  if (const MetaValue said = meta.find("num_projects"); said.text) file.announced_projects = parse_whole(*said.text);
  if (const MetaValue title = meta.find("description"); title.text) election.title = *title.text;
  if (const MetaValue code = meta.find("currency"); code.text) {
    const std::optional<Currency> currency = currency_from(trimmed(*code.text));
    if (currency)
      election.currency = *currency;
    else
      meta.parse().lints.add(code.line, LintCode::bad_meta_value, fmt::format("unknown currency: {}", *code.text));
  }
  if (const Done done = read_limits(meta, election); !done) return done;
  if (const Done done = read_part_limits(meta, election.limits); !done) return done;
  return read_places(meta, election);
}

}  // namespace

const std::string* PbFile::find_meta(std::string_view key) const {
  for (const auto& [name, value] : meta) {
    if (name == key) return &value;
  }
  return nullptr;
}

PbNext read_meta(PbParse& parse) {
  if (!parse.rows.next() || trimmed(parse.rows.cells()[0]) != "key") return parse.fail(PbFault::meta_header);
  Meta meta(parse);
  std::optional<PbSection> next;
  while (parse.rows.next()) {
    const auto& cells = parse.rows.cells();
    next = section_title(cells);
    if (next) break;
    const std::string_view key = trimmed(cells[0]);
    if (key.empty()) return parse.fail(PbFault::meta_without_key);
    if (cells.size() < 2) parse.lints.add(parse.rows.line(), LintCode::short_row, fmt::format("{} has no value", key));
    std::string value(cells.size() < 2 ? std::string_view() : cells[1]);
    std::size_t used = cells.size();
    while (used > 2 && trimmed(cells[used - 1]).empty()) --used;
    if (cells.size() > 2) {
      parse.lints.add(parse.rows.line(), LintCode::extra_cells, fmt::format("the value of {} goes on after a ;", key));
    }
    for (std::size_t i = 2; i < used; ++i) value.append(";").append(cells[i]);
    meta.add(key, value);
  }
  if (const Done done = read_values(meta, parse.file.election); !done) return std::unexpected(done.error());
  if (parse.reading.lint) lint_meta(parse.file, meta.lines(), parse.lints);
  return next;
}

}  // namespace wiec::tally
