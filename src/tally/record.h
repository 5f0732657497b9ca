// The result record: one canonical JSON text (RFC 8785) that holds what was counted, by which rule, with which recorded
// decisions, and what came out. Its member `sha256` is the hash of the text without that member; it can be signed, and
// no byte of the record can change unseen. wiec-verify recomputes the text bit for bit.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/sha256.h"
#include "tally/count.h"

namespace wiec::tally {

// SHA-256 over the canonical form of what is counted: budget, limits, projects, ballots sorted by content. It does not
// depend on the order of voters, nor on anything that does not enter the count.
Sha256 fingerprint(const Election&);

inline constexpr std::string_view record_format = "wiec-result/1";

struct RecordSource {
  std::string ballots_sha256;  // hex, of the published ballot file's bytes; empty when there is no file
  std::string rule_sha256;     // hex, of the rule text's bytes as published; empty = a preset
};

Json json_of(const Election&, const Reason&);   // {"code": "no_money", "needed": "170000.00", "left": "9500.00"}
Json json_of(const Election&, const Outcome&);  // with project ids and decimal amounts
// The same in parts: one project, one tie, and the rest of the outcome.
Json json_of(const Election&, const Outcome&, ProjectIndex);
Json json_of(const Election&, const Tie&);
Json frame_of(const Election&, const Outcome&);
std::string record_text(const Election&, const Rule&, const Inputs&, const Outcome&, const RecordSource& = {});

}  // namespace wiec::tally
