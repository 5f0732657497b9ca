// What is remarked about ballots that break the limits (tally/faulty_ballots.h).
#include "modules/voting/result_parts.h"
#include "modules/voting/texts.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {
struct FaultWords {
  std::string_view code;
  std::string_view (*words)(Language);
};
const FaultWords kFaults[] = {
    {"too_few_marks", texts::fault_too_few_marks},         {"too_many_marks", texts::fault_too_many_marks},
    {"repeated_mark", texts::fault_repeated_mark},         {"unknown_project", texts::fault_unknown_project},
    {"withdrawn_project", texts::fault_withdrawn_project}, {"cost_too_low", texts::fault_cost_too_low},
    {"cost_too_high", texts::fault_cost_too_high},         {"points_too_low", texts::fault_points_too_low},
    {"points_too_high", texts::fault_points_too_high},     {"sum_too_low", texts::fault_sum_too_low},
    {"sum_too_high", texts::fault_sum_too_high},           {"points_missing", texts::fault_points_missing},
    {"part_too_few", texts::fault_part_too_few},           {"part_too_many", texts::fault_part_too_many},
    {"part_cost_too_low", texts::fault_part_cost_too_low}, {"part_cost_too_high", texts::fault_part_cost_too_high}};

std::int64_t number(const Json& json, std::string_view name) {
  const Json* value = json.find(name);
  return value && value->integer() ? *value->integer() : 0;
}

std::string words_of(Language l, const Json& fault) {
  const Json* code = fault.find("code");
  const auto* at = std::ranges::find(kFaults, code && code->string() ? *code->string() : "", &FaultWords::code);
  if (at == std::end(kFaults)) return {};
  return fmt::format("{} ({})", at->words(l), text::format_number(l, number(fault, "voters")));
}
}  // namespace

std::vector<std::string> sentences_of_faulty(Language l, const Json& report) {
  std::vector<std::string> out;
  const Json* faulty = report.find("faulty_ballots");
  if (!faulty) return out;
  const std::int64_t voters = number(*faulty, "voters");
  if (voters == 0) {
    out.emplace_back(texts::faulty_none(l));
  } else {
    std::vector<std::string> faults;
    for (const Json& fault : *faulty->find("faults")->array()) faults.push_back(words_of(l, fault));
    const std::string list = fmt::format("{}", fmt::join(faults, ", "));
    const bool counted = *faulty->find("counted")->boolean();
    out.push_back(counted ? texts::faulty_counted(l, voters, list) : texts::faulty_left_out(l, voters, list));
  }
  if (const Json* announced = report.find("announced")) {
    const std::int64_t ballots = number(*announced, "ballots"), projects = number(*announced, "projects");
    const std::int64_t has_ballots = number(*announced, "has_ballots"),
                       has_projects = number(*announced, "has_projects");
    if (ballots != has_ballots) out.push_back(texts::announced_ballots(l, ballots, has_ballots));
    if (projects != has_projects) out.push_back(texts::announced_projects(l, projects, has_projects));
  }
  if (const std::int64_t unknown = number(report, "unknown_marks"); unknown > 0)
    out.push_back(texts::faulty_unknown_marks(l, unknown));
  return out;
}

}  // namespace wiec::voting
