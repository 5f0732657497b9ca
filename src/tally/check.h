// Recounts a published election and compares with what was announced in its `selected` column: the logic of
// `wiec tally --check`.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tally/inputs.h"
#include "tally/pb_file.h"
#include "tally/pb_lint.h"
#include "tally/rule.h"

namespace wiec::tally {

enum class Verdict : std::uint8_t {
  ok,         // the declared rule, else the first published one that fits, gives what was announced
  explained,  // it does with a named tie, a withdrawn cost, a declared exclusive or quota rule, or at most 3 exclusions
  differs
};
std::string_view name_of(Verdict);

struct Checked {
  Verdict verdict = Verdict::differs;
  std::string reason;  // English, one line without tabs
  // With these the count gives what was announced; when it differs, what the file declares. Absent: no rule is known.
  std::optional<Rule> rule;
  Inputs inputs;
};

Checked check_election(const PbFile&);
// The same as a remark on the file: outcome_differs or outcome_explained; nullopt = as announced, or nothing was.
std::optional<Lint> lint_outcome(const PbFile&);
// Reads and checks; an unreadable file differs, with line and reason.
Checked check_pb(std::string_view bytes);

}  // namespace wiec::tally
