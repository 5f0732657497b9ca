// Recomputes a result record (tally/record.h) from the published ballots and the rule text, and says where it differs.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::verify {

struct Verification {
  bool equal = false;
  std::vector<std::string> differences;  // English, one clause each; empty when equal
};

// `rule` is the rule text as published; nullopt when the record was counted by a preset and names no rule text.
Verification verify_record(std::string_view record, std::string_view ballots, std::optional<std::string_view> rule);

}  // namespace wiec::verify
