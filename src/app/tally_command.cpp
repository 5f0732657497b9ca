#include "app/tally_command.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <fstream>

#include "app/commands.h"
#include "app/file_bytes.h"
#include "base/sha256.h"
#include "platform/clock/clock.h"
#include "tally/pb_reader.h"
#include "tally/record.h"

namespace wiec::app {
namespace {
using namespace tally;

struct Options {
  std::vector<std::string> paths;
  std::string rule = "greedy";
  std::string inputs;
  std::string explain;
  std::string record;
  bool check = false, json = false, lint = false;
};

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

std::expected<RuleChoice, std::string> choose_rule(const std::string& name) {
  if (auto known = preset(name)) return RuleChoice{std::move(*known), {}};
  const auto bytes = FileBytes::open(name);
  if (!bytes)
    return std::unexpected(
        fmt::format("{} is neither a rule file nor one of the presets: {}", name, fmt::join(preset_names(), ", ")));
  auto rule = rule_from_text(bytes->view());
  if (!rule) return std::unexpected(fmt::format("{}: {}: {}", name, rule.error().key, rule.error().message));
  return RuleChoice{std::move(*rule), hex(sha256(bytes->view()))};
}

std::expected<Inputs, std::string> choose_inputs(const std::string& path) {
  if (path.empty()) return Inputs{};
  const auto bytes = FileBytes::open(path);
  if (!bytes) return std::unexpected(bytes.error());
  const auto json = parse_json(bytes->view());
  if (!json)
    return std::unexpected(fmt::format("{}: no JSON: {} at byte {}", path, json.error().message, json.error().offset));
  auto inputs = inputs_from(*json);
  if (!inputs) return std::unexpected(fmt::format("{}: {}: {}", path, inputs.error().key, inputs.error().message));
  return std::move(*inputs);
}

std::expected<Counted, std::string> count_file(const std::string& path, const Rule& rule, const Inputs& inputs,
                                               bool lint) {
  const SystemClock clock;
  const Stopwatch reading(clock);
  const auto bytes = FileBytes::open(path);
  if (!bytes) return std::unexpected(bytes.error());
  auto file = read_pb(bytes->view(), {.keep_voters = false, .lint = lint});
  if (!file) return std::unexpected(fmt::format("{}:{}: {}", path, file.error().line, file.error().message));
  const auto read = reading.elapsed();
  const Stopwatch counting(clock);
  auto outcome = count(file->election, rule, inputs);
  if (!outcome) return std::unexpected(fmt::format("{}: {}: {}", path, outcome.error().key, outcome.error().message));
  const auto counted = counting.elapsed();
  return Counted{path, std::move(*file), std::move(*outcome), hex(sha256(bytes->view())), read, counted};
}

double seconds(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

std::string joined_ids(const Election& election, std::span<const ProjectIndex> projects) {
  std::vector<std::string_view> ids;
  for (const ProjectIndex project : projects) ids.push_back(election.projects[project].id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

std::string reason_text(const Election& election, const Reason& reason) {
  std::string out(code_of(reason));
  const Json json = json_of(election, reason);
  for (const auto& [name, value] : *json.object()) {
    if (name != "code") out += fmt::format("\t{}={}", name, value.string() ? *value.string() : to_text(value));
  }
  return out;
}

void print_lints(const Counted& counted) {
  for (const Lint& lint : counted.file.lints) {
    fmt::print("{}:{}\t{}\t{}\t{}\n", counted.path, lint.line, name_of(severity_of(lint.code)), name_of(lint.code),
               lint.message);
  }
}

void print_project(const Election& election, const Outcome& outcome, ProjectIndex index) {
  const ProjectOutcome& project = outcome.projects[index];
  fmt::print("{}\t{}\t{}\tcost={}\tvotes={}\tpoints={}\t{}\n", project.rank, election.projects[index].id,
             project.won ? "won" : "lost", plain_decimal(election.projects[index].cost), project.votes, project.points,
             reason_text(election, project.reason));
}

void print_tie(const Election& election, const Tie& tie) {
  std::vector<std::string_view> steps;
  for (const TieStep step : tie.decided_by) steps.push_back(name_of(step));
  fmt::print("tie\t{}\tdecided_by={}\tdecisive={}{}\n", joined_ids(election, tie.projects), fmt::join(steps, ","),
             tie.decisive, tie.undecided ? "\tneeds a draw" : "");
}

void print_text(const Counted& counted, ProjectIndex only) {
  const Election& election = counted.file.election;
  const Outcome& outcome = counted.outcome;
  std::vector<ProjectIndex> order(election.projects.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<ProjectIndex>(i);
  const auto place = [&](ProjectIndex i) { return outcome.projects[i].rank - 1; };  // not ranked = last
  std::ranges::stable_sort(order, {}, place);
  fmt::print("{}\n", counted.path);
  for (const ProjectIndex index : order) {
    if (only == no_project || only == index) print_project(election, outcome, index);
  }
  for (const Tie& tie : outcome.ties) {
    const bool concerned = only == no_project || std::ranges::find(tie.projects, only) != tie.projects.end();
    if (concerned && (tie.decisive || tie.undecided || only != no_project)) print_tie(election, tie);
  }
  fmt::print("total\twinners={}\tspent={}\tleft={}\tballots={}{}\n", outcome.winners.size(),
             plain_decimal(outcome.spent), plain_decimal(outcome.left), outcome.ballots,
             outcome.decided ? "" : "\tundecided: a tie needs a draw");
}

Json json_of(const Counted& counted, ProjectIndex only) {
  Json out = json_of(counted.file.election, counted.outcome);
  out.set("file", counted.path);
  out.set("cost", plain_decimal(counted.outcome.spent));
  out.set("seconds", Json::Object{{"read", seconds(counted.read)}, {"count", seconds(counted.count)}});
  if (only != no_project) {
    const Json project = (*out.find("projects")->array())[only];
    out.set("projects", Json::Array{project});
  }
  return out;
}

bool write_record(const std::string& path, const Counted& counted, const RuleChoice& choice, const Inputs& inputs) {
  std::ofstream out(path, std::ios::binary);
  out << record_text(counted.file.election, choice.rule, inputs, counted.outcome,
                     {counted.ballots_sha256, choice.sha256});
  out.close();
  return out.good();
}

int fail(bool json, int code, const std::string& message) {
  if (json) fmt::print("{}\n", to_text(Json::Object{{"error", message}}));
  fmt::print(stderr, "wiec tally: {}\n", message);
  return code;
}

int count_files(const Options& options) {
  const auto choice = choose_rule(options.rule);
  if (!choice) return fail(options.json, kWrongUse, choice.error());
  const auto inputs = choose_inputs(options.inputs);
  if (!inputs) return fail(options.json, kWrongUse, inputs.error());
  bool decided = true;
  Json::Array items;
  for (const std::string& path : options.paths) {
    const auto counted = count_file(path, choice->rule, *inputs, options.lint);
    if (!counted) return fail(options.json, kFailed, counted.error());
    const ProjectIndex only =
        options.explain.empty() ? no_project : find_project(counted->file.election, options.explain);
    if (!options.explain.empty() && only == no_project) {
      return fail(options.json, kWrongUse, fmt::format("{} has no project {}", path, options.explain));
    }
    if (!options.record.empty() && !write_record(options.record, *counted, *choice, *inputs)) {
      return fail(options.json, kFailed, options.record + ": cannot be written");
    }
    decided = decided && counted->outcome.decided;
    if (options.json) {
      items.push_back(json_of(*counted, only));
    } else {
      print_text(*counted, only);
      if (options.lint) print_lints(*counted);
    }
  }
  if (options.json)
    fmt::print("{}\n", to_text(items.size() == 1 ? items[0] : Json(Json::Object{{"items", std::move(items)}})));
  return decided ? kDone : kNo;
}

void declare(CLI::App& app, Options& options) {
  app.add_option("FILE", options.paths, "election in the .pb format; with --check folders too")->required();
  app.add_option(
         "--rule", options.rule,
         fmt::format("a rule text (JSON, src/tally/rule.schema.json) or a preset: {}", fmt::join(preset_names(), ", ")))
      ->capture_default_str();
  app.add_option("--inputs", options.inputs, "recorded draws, exclusions, conflicts and added money (JSON)");
  app.add_option("--explain", options.explain, "only this project, with the reason why it won or lost");
  app.add_option("--record", options.record, "write the result record, which wiec-verify recomputes, to this file");
  app.add_flag("--check", options.check,
               "recount and compare with what was announced: one line ok, explained or differs for each file");
  app.add_flag("--lint", options.lint, "remark what is dirty in the file, with line and code");
  app.add_flag("--json", options.json, "answer as one JSON object");
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
  if (options.check) return print_checked(check_paths(options.paths), options.json);
  if (!options.record.empty() && options.paths.size() != 1)
    return fail(options.json, kWrongUse, "--record takes one FILE");
  return count_files(options);
}

}  // namespace wiec::app
