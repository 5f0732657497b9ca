// What a result means to people, beyond the reason of each project: the smallest change that would have made a project
// win, who got something and who nothing, and what other rules would have made of the same ballots. Works for every
// family of rules, because it asks only count().
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/json.h"
#include "tally/count.h"

namespace wiec::tally {

// How much may be recounted. One Effort may serve several calls, which share it.
struct Effort {
  std::size_t recounts = 10'000;  // left; each call takes away what it used
  std::function<bool()> over;     // asked before each recount: true = no more time. Empty = the number alone bounds it
  bool take();                    // false = exhausted
};

// The smallest change that makes a project win, everything else equal, found by counting again.
struct Change {
  enum class Answer : std::uint8_t {
    wins_already,
    found,
    impossible,  // no amount helps: excluded, withdrawn, or shut out even as the first in the order
    not_found    // not within the effort, nor within 64 times the ballots that were counted
  };
  Answer answer = Answer::not_found;
  std::int64_t amount = 0;  // voters or minor units; one less does not win
  // Nothing smaller wins at all: because more of it never hurts under this rule, or because everything smaller was
  // tried (up to a thousand amounts). Without it some smaller amount may win too.
  bool smallest = false;
  friend bool operator==(const Change&, const Change&) = default;
};

// More voters who each vote for this project alone: marking it, ranking it first, or giving it the most points that a
// ballot may give to one project.
Change votes_to_add(const Election&, const Rule&, const Inputs&, const Outcome&, ProjectIndex, Effort&);
// A lower cost, down to one grosz, with the same votes.
Change cost_to_cut(const Election&, const Rule&, const Inputs&, const Outcome&, ProjectIndex, Effort&);

// One kind of equal ballots.
struct GroupResult {
  std::uint32_t group = 0;  // in Election::ballots
  std::uint32_t voters = 0;
  std::uint32_t projects = 0;     // supported, each once
  std::uint32_t winners = 0;      // of them
  std::int64_t winners_cost = 0;  // costs of these winners, minor units
};
// Of the counted ballots, in the order of the groups. A mark with no points supports nothing.
std::vector<GroupResult> groups_of(const Election&, const Rule&, const Outcome&);

struct VotersResult {
  std::int64_t voters = 0;
  std::int64_t with_winner = 0;  // voted for at least one project that won
  std::int64_t without = 0;
  std::vector<std::int64_t> by_winners;  // voters with 0, 1, 2, ... winners
  friend bool operator==(const VotersResult&, const VotersResult&) = default;
};
VotersResult voters_of(std::span<const GroupResult>);
VotersResult voters_of(const Election&, const Rule&, const Outcome&);

// The same ballots under another kind of rule. Only the way of choosing is taken from the other rule; how ballots are
// read, thresholds, caps, conflicts and the order among equals stay as in the rule that was used.
struct OtherRule {
  std::string name;  // of the preset, or any
  Rule rule;
};
struct RuleComparison {
  std::string name;
  std::optional<CountError> error;  // then nothing below is filled
  Outcome outcome;
  std::vector<ProjectIndex> shared, gained,
      lost;  // winners of both; only under the other rule; only under the used one
  VotersResult voters;
};
// `over` as in Effort, asked before each rule: those not counted for it are left out.
std::vector<RuleComparison> compare_rules(const Election&, const Rule& used, const Inputs&, const Outcome&,
                                          std::span<const OtherRule>, const std::function<bool()>& over = {});
// The presets that stand for kinds of rules rather than for a city, but for one equal to `used`.
std::vector<OtherRule> rules_to_compare(const Rule& used);

Json json_of(const Change&);  // {"answer": "found", "amount": 12, "smallest": true}
Json json_of(const VotersResult&);
Json json_of(const Election&, const RuleComparison&);

}  // namespace wiec::tally
