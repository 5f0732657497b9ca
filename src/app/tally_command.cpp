#include "app/tally_command.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fstream>
#include <new>

#include "app/commands.h"
#include "app/file_bytes.h"
#include "app/tally_print.h"
#include "app/texts.h"
#include "base/sha256.h"
#include "modules/voting/problem_words.h"
#include "platform/clock/clock.h"
#include "tally/check.h"
#include "tally/pb_reader.h"
#include "tally/record.h"
#include "tally/report.h"

namespace wiec::app {
namespace {
using namespace tally;

struct Options {
  std::vector<std::string> paths;
  std::string rule = "greedy";
  std::string inputs;
  std::string explain;
  std::string record;
  std::string lang;
  int seconds = 10;
  std::size_t outcomes = 0, groups = 0;
  bool check = false, json = false, lint = false, rules = false, what_if = false, changes = false, money_flow = false;
};

// Why there is no count: the exit code and a sentence.
struct Refusal {
  int code = kFailed;
  std::string words;
  std::uint32_t line = 0;
  std::string key;
};
template <class T>
using Or = std::expected<T, Refusal>;

struct RuleChoice {
  Rule rule;
  std::string sha256;  // of the rule text's bytes; empty for a preset
};

struct Counted {
  std::string path;
  PbFile file;
  Outcome outcome;
  std::string ballots_sha256;
  std::chrono::nanoseconds read{}, count{};
};

// --lang, else as the machine is set (POSIX: the first of the three that is not empty).
Language language_of(const Options& options) {
  std::string_view wanted = options.lang;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* set = std::getenv(name);
    if (wanted.empty() && set) wanted = set;
  }
  return wanted.starts_with("pl") ? Language::pl : Language::en;
}

bool is_json(std::string_view text) { return text.starts_with('{'); }

Or<RuleChoice> choose_rule(Language l, const std::string& name) {
  if (auto known = preset(name)) return RuleChoice{std::move(*known), {}};
  std::string text = name;
  if (!is_json(name)) {
    const auto bytes = FileBytes::open(name);
    if (!bytes) {
      const std::string known = fmt::format("{}", fmt::join(preset_names(), ", "));
      return std::unexpected(Refusal{kWrongUse, texts::tally_unknown_rule(l, name, known), 0, "rule"});
    }
    text = bytes->view();
  }
  auto rule = rule_from_text(text);
  if (!rule) return std::unexpected(Refusal{kWrongUse, voting::sentence_of(l, rule.error()), 0, rule.error().key});
  return RuleChoice{std::move(*rule), hex(sha256(text))};
}

Or<Inputs> choose_inputs(Language l, const std::string& path) {
  if (path.empty()) return Inputs{};
  std::string text = path;
  if (!is_json(path)) {
    const auto bytes = FileBytes::open(path);
    if (!bytes) return std::unexpected(Refusal{kWrongUse, bytes.error(), 0, "inputs"});
    text = bytes->view();
  }
  const auto json = parse_json(text);
  if (!json) {
    return std::unexpected(Refusal{
        kWrongUse, texts::tally_inputs_no_json(l, static_cast<std::int64_t>(json.error().offset)), 0, "inputs"});
  }
  auto inputs = inputs_from(*json);
  if (!inputs)
    return std::unexpected(Refusal{kWrongUse, voting::sentence_of(l, inputs.error()), 0, inputs.error().key});
  return std::move(*inputs);
}

Or<Counted> count_file(Language l, const std::string& path, const Rule& rule, const Inputs& inputs, bool lint) {
  const SystemClock clock;
  const Stopwatch reading(clock);
  const auto bytes = FileBytes::open(path);
  if (!bytes) return std::unexpected(Refusal{kFailed, bytes.error()});
  auto file = read_pb(bytes->view(), {.keep_voters = false, .lint = lint});
  if (!file) {
    const std::uint32_t line = file.error().line;
    return std::unexpected(Refusal{kWrongUse, fmt::format("{}: {}", path, voting::sentence_of(l, file.error())), line});
  }
  const auto read = reading.elapsed();
  const Stopwatch counting(clock);
  auto outcome = count(file->election, rule, inputs);
  if (!outcome) {
    return std::unexpected(Refusal{kWrongUse, fmt::format("{}: {}", path, voting::sentence_of(l, outcome.error())), 0,
                                   outcome.error().key});
  }
  const auto counted = counting.elapsed();
  return Counted{path, std::move(*file), std::move(*outcome), hex(sha256(bytes->view())), read, counted};
}

double seconds(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

void print_lint(const std::string& path, const Lint& lint) {
  fmt::print("{}:{}\t{}\t{}\t{}\n", path, lint.line, name_of(severity_of(lint.code)), name_of(lint.code), lint.message);
}
void print_lints(const Counted& counted) {
  for (const Lint& lint : counted.file.lints) print_lint(counted.path, lint);
  if (const auto outcome = lint_outcome(counted.file)) print_lint(counted.path, *outcome);
}

ReportWishes wishes_of(const Options& options, ProjectIndex only, std::function<bool()> over) {
  return {.names = true,
          .changes = options.changes,
          .only = only,
          .projects = options.json || only != no_project,
          .money_flow = options.money_flow || only != no_project,
          .groups = options.groups,
          .outcomes = options.outcomes,
          .what_if = options.what_if,
          .effort = {.recounts = std::numeric_limits<std::size_t>::max(), .over = std::move(over)}};
}

bool write_record(const std::string& path, const Counted& counted, const RuleChoice& choice, const Inputs& inputs) {
  std::ofstream out(path, std::ios::binary);
  out << record_text(counted.file.election, choice.rule, inputs, counted.outcome,
                     {counted.ballots_sha256, choice.sha256});
  out.close();
  return out.good();
}

int fail(bool json, const Refusal& refusal) {
  if (json) {
    Json out(Json::Object{{"error", refusal.words}});
    if (refusal.line > 0) out.set("line", std::int64_t{refusal.line});
    if (!refusal.key.empty()) out.set("key", refusal.key);
    fmt::print("{}\n", to_text(out));
  }
  fmt::print(stderr, "wiec tally: {}\n", refusal.words);
  return refusal.code;
}

void put_out(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// What is remarked about the file beside the count: marks nobody knows, and rows that it announces but has not.
Json remarks_of(const PbFile& file) {
  Json out(Json::Object{{"unknown_marks", file.unknown_marks}});
  const auto ballots = static_cast<std::int64_t>(file.election.ballots.voters);
  const auto projects = static_cast<std::int64_t>(file.election.projects.size());
  const std::int64_t said_ballots = file.announced_ballots.value_or(ballots);
  const std::int64_t said_projects = file.announced_projects.value_or(projects);
  if (said_ballots != ballots || said_projects != projects)
    out.set("announced", Json::Object{{"ballots", said_ballots},
                                      {"has_ballots", ballots},
                                      {"projects", said_projects},
                                      {"has_projects", projects}});
  return out;
}

// What is printed of one file.
void print_file(Language l, const Counted& counted, const Options& options, const Rule& rule, const Inputs& inputs,
                ProjectIndex only, std::string& items) {
  const SystemClock clock;
  const Stopwatch watch(clock);
  ReportWishes wishes =
      wishes_of(options, only, [&] { return watch.elapsed() > std::chrono::seconds(options.seconds); });
  const Election& election = counted.file.election;
  if (options.json) {
    Json also = remarks_of(counted.file);
    also.set("file", counted.path);
    also.set("seconds", Json::Object{{"read", seconds(counted.read)}, {"count", seconds(counted.count)}});
    const auto write = [&](std::string_view text) { options.paths.size() == 1 ? put_out(text) : void(items += text); };
    if (!items.empty()) items += ',';
    return write_report(election, rule, inputs, counted.outcome, std::move(wishes), also, write);
  }
  Json its = report(election, rule, inputs, counted.outcome, std::move(wishes));
  const Json remarks = remarks_of(counted.file);
  for (const auto& [name, value] : *remarks.object()) its.set(name, value);
  print_count(l, counted.path, election, counted.outcome, its, only);
  if (options.lint) print_lints(counted);
}

// One file: counted, its record written, printed or added to the items.
Or<bool> handle_file(Language l, const std::string& path, const Options& options, const RuleChoice& choice,
                     const Inputs& inputs, std::string& items) {
  const auto counted = count_file(l, path, choice.rule, inputs, options.lint);
  if (!counted) return std::unexpected(counted.error());
  const Election& election = counted->file.election;
  const ProjectIndex only = options.explain.empty() ? no_project : find_project(election, options.explain);
  if (!options.explain.empty() && only == no_project)
    return std::unexpected(Refusal{kWrongUse, texts::tally_no_project(l, path, options.explain), 0, "explain"});
  if (!options.record.empty() && !write_record(options.record, *counted, choice, inputs))
    return std::unexpected(Refusal{kFailed, texts::tally_cannot_write(l, options.record), 0, "record"});
  print_file(l, *counted, options, choice.rule, inputs, only, items);
  return counted->outcome.decided;
}

int count_files(Language l, const Options& options) {
  const auto choice = choose_rule(l, options.rule);
  if (!choice) return fail(options.json, choice.error());
  const auto inputs = choose_inputs(l, options.inputs);
  if (!inputs) return fail(options.json, inputs.error());
  bool decided = true;
  std::string items;  // of several files: what fails must print nothing else
  for (const std::string& path : options.paths) {
    const auto done = handle_file(l, path, options, *choice, *inputs, items);
    if (!done) return fail(options.json, done.error());
    decided = decided && *done;
  }
  if (options.json) put_out(options.paths.size() == 1 ? "\n" : fmt::format("{{\"items\":[{}]}}\n", items));
  return decided ? kDone : kNo;
}

void declare(CLI::App& app, Options& options) {
  app.add_option("FILE", options.paths, "election in the .pb format; with --check folders too");
  app.add_option("--rule", options.rule,
                 "a rule text (a file or the JSON itself, src/tally/rule.schema.json) or a preset (--rules lists them)")
      ->capture_default_str();
  app.add_option("--inputs", options.inputs, "recorded draws, exclusions, conflicts and added money (JSON)");
  app.add_option("--explain", options.explain,
                 "only this project: why it won or lost, and the smallest change that would have won it");
  app.add_flag("--changes", options.changes, "the smallest change for every project that lost");
  app.add_flag("--money-flow", options.money_flow,
               "where the rule gives voters money: who paid for which winner, and what the others lacked");
  app.add_option("--groups", options.groups,
                 "so many of the largest groups of equal ballots: what they got, paid and have left");
  app.add_flag("--what-if", options.what_if, "the same ballots under other kinds of rules");
  app.add_option("--outcomes", options.outcomes, "up to so many of the sets of winners that ties allow");
  app.add_option("--seconds", options.seconds, "time for --explain, --changes and --what-if")
      ->capture_default_str()
      ->check(CLI::Range(0, 86'400));
  app.add_option("--record", options.record, "write the result record, which wiec-verify recomputes, to this file");
  app.add_flag("--check", options.check,
               "recount and compare with what was announced: one line ok, explained or differs for each file");
  app.add_flag("--rules", options.rules, "list the presets with their titles");
  app.add_flag("--lint", options.lint, "remark what is dirty in the file, with line and code");
  app.add_flag("--json", options.json, "answer as one JSON object");
  app.add_option("--lang", options.lang, "pl or en for sentences (default: as LANG says)")
      ->check(CLI::IsMember({"pl", "en"}));
}

int run(Language l, const Options& options) {
  if (options.rules) return print_rules(l, options.json);
  if (options.paths.empty()) return fail(options.json, {kWrongUse, std::string(texts::tally_no_file(l)), 0, "FILE"});
  if (options.check) return print_checked(check_paths(options.paths), options.json);
  if (!options.record.empty() && options.paths.size() != 1)
    return fail(options.json, {kWrongUse, std::string(texts::tally_one_record(l)), 0, "record"});
  return count_files(l, options);
}
}  // namespace

int tally_command(std::span<const std::string> arguments) {
  Options options;
  CLI::App app("Counts elections exactly, and says why each project won or lost.", "wiec tally");
  declare(app, options);
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kWrongUse;
  }
  const Language l = language_of(options);
  try {
    return run(l, options);
  } catch (const std::bad_alloc&) {
    return fail(options.json, {kFailed, std::string(texts::tally_no_memory(l)), 0, "memory"});
  }
}

}  // namespace wiec::app
