// Counts in a program of its own (`wiec tally`), within bounds of time and memory and at a low priority: whatever the
// file holds, the pages stay as fast as they were.
#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/language.h"
#include "platform/process/run_limited.h"

namespace wiec::voting {

struct CountApart {
  std::string rule;      // a preset's name, or a rule text
  std::string inputs;    // recorded draws and so on, JSON; empty = none
  bool changes = false;  // the smallest change for each project that lost
  bool what_if = false;
  bool money_flow = false;
  std::size_t groups = 0;            // of the largest groups of equal ballots
  int seconds = 5;                   // for changes and what_if together
  Language language = Language::pl;  // of the sentence that refuses
};

struct NotCounted {
  enum class Why { refused, too_long, broken } why = Why::broken;
  std::string sentence;  // refused: what is wrong with the file or the rule
};

// What `wiec tally --json` prints. `program` is the path of wiec.
std::expected<Json, NotCounted> count_apart(const CountApart&, std::string_view ballots, const process::Bounds&,
                                            const Clock&, const std::string& program = "/proc/self/exe");

}  // namespace wiec::voting
