#include "modules/voting/count_apart.h"

namespace wiec::voting {
namespace {
constexpr int kUndecided = 1, kRefused = 2;  // exit codes of `wiec tally`
}

std::expected<Json, NotCounted> count_apart(const CountApart& wanted, std::string_view ballots,
                                            const process::Bounds& bounds, const Clock& clock,
                                            const std::string& program) {
  std::vector<std::string> command{program,      "tally",
                                   "/dev/stdin", "--json",
                                   "--rule",     wanted.rule,
                                   "--lang",     wanted.language == Language::pl ? "pl" : "en",
                                   "--seconds",  std::to_string(wanted.seconds)};
  if (!wanted.inputs.empty()) command.insert(command.end(), {"--inputs", wanted.inputs});
  if (wanted.changes) command.emplace_back("--changes");
  if (wanted.money_flow) command.emplace_back("--money-flow");
  if (wanted.groups > 0) command.insert(command.end(), {"--groups", std::to_string(wanted.groups)});
  if (wanted.what_if) command.emplace_back("--what-if");
  const process::Finished finished = process::run_limited(command, ballots, bounds, clock);
  if (finished.end == process::End::too_long) return std::unexpected(NotCounted{NotCounted::Why::too_long, {}});
  if (finished.end != process::End::exited) return std::unexpected(NotCounted{});
  auto json = parse_json(finished.output);
  if (!json) return std::unexpected(NotCounted{});
  if (finished.exit_code == 0 || finished.exit_code == kUndecided) return std::move(*json);
  const Json* error = json->find("error");
  if (finished.exit_code != kRefused || !error || !error->string()) return std::unexpected(NotCounted{});
  return std::unexpected(NotCounted{NotCounted::Why::refused, *error->string()});
}

}  // namespace wiec::voting
