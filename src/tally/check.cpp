#include "tally/check.h"

#include "tally/announced.h"
#include "tally/check_rules.h"
#include "tally/pb_reader.h"

namespace wiec::tally {
namespace {
constexpr std::size_t kMostExclusions = 3;
constexpr std::size_t kMostNamed = 12;

std::string ids_of(const Election& election, std::span<const ProjectIndex> projects) {
  std::string out;
  for (std::size_t i = 0; i < projects.size() && i < kMostNamed; ++i) {
    out.append(out.empty() ? "" : ", ").append(election.projects[projects[i]].id);
  }
  if (projects.size() > kMostNamed) out += fmt::format(" and {} more", projects.size() - kMostNamed);
  return out;
}

class Check {
 public:
  explicit Check(const PbFile& file)
      : file_(file),
        election_(file.election),
        announced_(file.election),
        declared_(declared_rules(file)),
        published_(published_rules(file)) {}

  Checked go() {
    Checked out = judge();
    if (!out.rule && !(declared_.empty() && published_.empty()))
      out.rule = (declared_.empty() ? published_ : declared_).front().rule;
    return out;
  }

 private:
  Checked judge() const {
    if (!announced_.stated()) return check_recount();
    std::optional<Checked> out = first_of(&Check::by_rule);
    if (!out) out = first_of(&Check::by_tie);
    if (!out) out = by_exclusions();
    return out ? *out : Checked{Verdict::differs, difference(), {}, {}};
  }

  // The declared rule is tried first, then the published ones in their order.
  std::optional<Checked> first_of(std::optional<Checked> (Check::*attempt)(const NamedRule&, Announced::Match)
                                      const) const {
    for (const Announced::Match wanted :
         {Announced::Match::exact, Announced::Match::reserve, Announced::Match::beyond}) {
      for (const auto* rules : {&declared_, &published_}) {
        for (const NamedRule& named : *rules) {
          if (auto out = (this->*attempt)(named, wanted)) return out;
        }
      }
    }
    return std::nullopt;
  }

  std::optional<Checked> by_rule(const NamedRule& named, Announced::Match wanted) const {
    const auto outcome = count(election_, named.rule);
    if (!outcome || announced_.match(*outcome) != wanted) return std::nullopt;
    Checked out{Verdict::ok, named.name, named.rule, {}};
    if (named.quota) explain(out, "a quota rule that META declares");
    for (const Tie& tie : outcome->ties) {
      if (tie.decisive)
        out.reason +=
            fmt::format("; tie {} decided by {}", ids_of(election_, tie.projects), name_of(tie.decided_by.front()));
    }
    name_withdrawn(out, named.rule);
    name_beyond(out, *outcome);
    return out;
  }

  std::optional<Checked> by_tie(const NamedRule& named, Announced::Match wanted) const {
    Rule rule = named.rule;
    rule.ties = {TieStep::draw};
    Inputs inputs;
    inputs.draws.push_back(announced_.implied_order());
    const auto outcome = count(election_, rule, inputs);
    if (!outcome || announced_.match(*outcome) != wanted) return std::nullopt;
    Checked out{Verdict::explained, named.name, rule, inputs};
    for (const Tie& tie : outcome->ties) {
      if (tie.decisive) explain(out, fmt::format("tie, announced in the order {}", ids_of(election_, tie.projects)));
    }
    name_withdrawn(out, named.rule);
    name_beyond(out, *outcome);
    return out;
  }

  std::optional<Checked> by_exclusions() const {
    for (const NamedRule& named : declared_) {
      if (!named.exclusive) continue;
      const auto excluded = announced_.exclusions_for(named.rule, election_.projects.size());
      if (excluded && each_has_a_rival(*excluded)) {
        return excluding(named, *excluded, "declared exclusive, shut out: {}",
                         "declared exclusive: shut out by a winner");
      }
    }
    for (const auto* rules : {&declared_, &published_}) {
      std::optional<Checked> best;
      std::size_t most = kMostExclusions;
      for (const NamedRule& named : *rules) {
        const auto excluded = announced_.exclusions_for(named.rule, most);
        if (!excluded || excluded->empty()) continue;
        best = excluding(named, *excluded, "without {}: reason not in file", "reason not in file");
        most = excluded->size() - 1;
      }
      if (best) return best;
    }
    return std::nullopt;
  }

  // The exclusions were found with every tie going as announced; that order is recorded only where it matters.
  Checked excluding(const NamedRule& named, std::span<const ProjectIndex> projects,
                    fmt::format_string<std::string> words, std::string_view why) const {
    Checked out{Verdict::explained,
                fmt::format("{}; {}", named.name, fmt::format(words, ids_of(election_, projects))),
                named.rule,
                {}};
    for (const ProjectIndex project : projects) {
      out.inputs.exclusions.push_back(
          {election_.projects[project].id, {.who = "import", .when = {}, .why = std::string(why)}});
    }
    const auto outcome = count(election_, *out.rule, out.inputs);
    if (outcome && announced_.match(*outcome) != Announced::Match::none) return out;
    out.rule->ties = {TieStep::draw};
    out.inputs.draws.push_back(announced_.implied_order());
    out.reason += "; ties in the announced order";
    return out;
  }

  // What a winner shuts out stands no higher than some announced winner.
  bool each_has_a_rival(std::span<const ProjectIndex> excluded) const {
    const Received received = receive(election_, {BallotReading::Repeated::each});
    return std::ranges::all_of(excluded, [&](ProjectIndex shut_out) {
      for (std::size_t i = 0; i < election_.projects.size(); ++i) {
        if (election_.projects[i].selected == 1 && received.points[i] >= received.points[shut_out]) return true;
      }
      return false;
    });
  }

  Checked check_recount() const {
    const Received received = receive(election_, {BallotReading::Repeated::each});
    std::size_t votes = 0, scores = 0;
    std::vector<ProjectIndex> wrong;
    for (std::size_t i = 0; i < election_.projects.size(); ++i) {
      const Project& project = election_.projects[i];
      votes += project.published_votes.has_value();
      scores += project.published_score.has_value();
      const bool right = project.published_votes.value_or(received.votes[i]) == received.votes[i] &&
                         project.published_score.value_or(received.points[i]) == received.points[i];
      if (!right) wrong.push_back(static_cast<ProjectIndex>(i));
    }
    if (!wrong.empty())
      return {Verdict::differs, "no selected; the recount differs for " + ids_of(election_, wrong), {}, {}};
    if (votes + scores == 0) return {Verdict::ok, "nothing announced: neither selected nor votes nor score", {}, {}};
    return {Verdict::ok,
            fmt::format("no selected; the recount equals {}", scores == 0  ? "votes"
                                                              : votes == 0 ? "score"
                                                                           : "votes and score"),
            {},
            {}};
  }

  std::string difference() const {
    const std::string* rule = file_.find_meta("rule");
    if (declared_.empty() && published_.empty() && rule)
      return fmt::format("the declared rule {} is not known here", *rule);
    const NamedRule& named = declared_.empty() ? published_.front() : declared_.front();
    const auto outcome = count(election_, named.rule);
    if (!outcome) return fmt::format("{}: {} {}", named.name, outcome.error().key, outcome.error().message);
    std::vector<ProjectIndex> more, fewer;
    for (std::size_t i = 0; i < election_.projects.size(); ++i) {
      const bool announced = election_.projects[i].selected == 1;
      if (outcome->projects[i].won && !announced) more.push_back(static_cast<ProjectIndex>(i));
      if (!outcome->projects[i].won && announced) fewer.push_back(static_cast<ProjectIndex>(i));
    }
    return fmt::format("no known rule fits; {} gives besides: {}; does not give: {}", named.name,
                       ids_of(election_, more), ids_of(election_, fewer));
  }

  static void explain(Checked& out, const std::string& why) {
    out.verdict = Verdict::explained;
    out.reason += "; " + why;
  }

  // Only a rule that stops can come out otherwise because of a withdrawn project.
  void name_withdrawn(Checked& out, const Rule& rule) const {
    const auto* greedy = std::get_if<Greedy>(&rule.family);
    if (!greedy || greedy->over_budget == Greedy::OverBudget::skip) return;
    for (const Project& project : election_.projects) {
      if (project.withdrawn()) explain(out, fmt::format("{} withdrawn (cost 999999999)", project.id));
    }
  }

  void name_beyond(Checked& out, const Outcome& outcome) const {
    const std::vector<ProjectIndex> beyond = announced_.beyond_rule(outcome);
    if (!beyond.empty())
      explain(out, fmt::format("funded beyond the rule, as selected 2 or 3 says: {}", ids_of(election_, beyond)));
  }

  const PbFile& file_;
  const Election& election_;
  Announced announced_;
  std::vector<NamedRule> declared_, published_;
};
}  // namespace

std::string_view name_of(Verdict verdict) {
  return verdict == Verdict::ok ? "ok" : verdict == Verdict::explained ? "explained" : "differs";
}

Checked check_election(const PbFile& file) { return Check(file).go(); }

std::optional<Lint> lint_outcome(const PbFile& file) {
  Checked checked = check_election(file);
  if (checked.verdict == Verdict::ok) return std::nullopt;
  const bool differs = checked.verdict == Verdict::differs;
  return Lint{0, differs ? LintCode::outcome_differs : LintCode::outcome_explained, std::move(checked.reason)};
}

Checked check_pb(std::string_view bytes) {
  const auto file = read_pb(bytes);
  if (!file) return {Verdict::differs, fmt::format("line {}: {}", file.error().line, file.error().message), {}, {}};
  Checked out = check_election(*file);
  std::map<LintCode, std::size_t> dirty;
  for (const Lint& lint : file->lints) {
    if (severity_of(lint.code) != Severity::note) ++dirty[lint.code];
  }
  for (const auto& [code, times] : dirty) out.reason += fmt::format("; lint {} x{}", name_of(code), times);
  std::ranges::replace(out.reason, '\t', ' ');
  std::ranges::replace(out.reason, '\n', ' ');
  return out;
}

}  // namespace wiec::tally
