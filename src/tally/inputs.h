// What people decided outside the ballots and what the count must therefore be told, recorded with who, when and why:
// draws, exclusions, conflicts, money from elsewhere. The record carries all of it.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "tally/rule_fields.h"

namespace wiec::tally {

struct Recorded {
  std::string who;   // person's office or body
  std::string when;  // as recorded, ISO 8601
  std::string why;
};

// A lot. With a seed, projects stand in the order of SHA-256(seed, newline, id), smallest first; anybody can repeat it.
// With an order, as drawn by hand, that order. `projects` empty = all.
struct Draw {
  std::string seed;
  std::vector<std::string> order;  // project ids; used when seed is empty
  std::vector<std::string> projects;
  Recorded record;
};

struct Exclusion {
  std::string project;
  Recorded record;
};

struct ConflictGroup {
  std::vector<std::string> projects;  // at most one of them can win
  Recorded record;
};

struct ExtraMoney {
  std::int64_t minor = 0;
  std::string from;  // "citywide leftovers"
  Recorded record;
};

struct Inputs {
  std::vector<Draw> draws;
  std::vector<Exclusion> exclusions;
  std::vector<ConflictGroup> conflicts;
  std::vector<ExtraMoney> added_to_budget;
  std::vector<ExtraMoney> reserve;  // for the reserve pass only
};

std::expected<Inputs, RuleError> inputs_from(const Json&);
Json json_of(const Inputs&);

}  // namespace wiec::tally
