#include "verify/verify_record.h"

#include "base/json.h"
#include "base/sha256.h"
#include "tally/count.h"
#include "tally/pb_reader.h"
#include "tally/record.h"
#include "verify/json_difference.h"

namespace wiec::verify {
namespace {
constexpr std::size_t kMostDifferences = 20;

std::string text_at(const Json& record, std::string_view group, std::string_view name) {
  const Json* inner = record.find(group);
  const Json* value = inner ? inner->find(name) : nullptr;
  return value && value->string() ? *value->string() : std::string();
}

// The record's own hash covers every byte of it, also those that no recount can see, such as the words of an exclusion.
void check_own_hash(const Json& record, std::string_view text, std::vector<std::string>& out) {
  const Json* stated = record.find("sha256");
  Json rest{Json::Object{}};
  if (const auto* object = record.object()) {
    for (const auto& [name, value] : *object) {
      if (name != "sha256") rest.set(name, value);
    }
  }
  const std::string hash = hex(sha256(canonical_json(rest)));
  if (!stated || !stated->string() || *stated->string() != hash)
    out.push_back("sha256: the record's text does not have the hash it states");
  if (canonical_json(record) != text) out.push_back("the record is not in canonical form");
}

void check_sources(const Json& record, std::string_view ballots, std::optional<std::string_view> rule,
                   std::vector<std::string>& out) {
  if (text_at(record, "source", "ballots_sha256") != hex(sha256(ballots))) {
    out.push_back("source.ballots_sha256: these are not the bytes of the ballots that were counted");
  }
  const std::string stated = text_at(record, "source", "rule_sha256");
  if (rule && stated != hex(sha256(*rule)))
    out.push_back("source.rule_sha256: these are not the bytes of the rule text that was used");
  if (!rule && !stated.empty())
    out.push_back("source.rule_sha256: the record names a rule text, which must be given too");
}

// What the record must say, from the ballots, its rule and its inputs.
std::expected<std::string, std::string> recompute(const Json& record, std::string_view ballots,
                                                  std::optional<std::string_view> rule_text) {
  const Json* rule_json = record.find("rule");
  const Json* inputs_json = record.find("inputs");
  if (!rule_json || !inputs_json) return std::unexpected("the record has no rule or no inputs");
  const auto rule = rule_text ? tally::rule_from_text(*rule_text) : tally::rule_from(*rule_json);
  if (!rule) return std::unexpected(fmt::format("rule: {}: {}", rule.error().key, rule.error().message));
  const auto inputs = tally::inputs_from(*inputs_json);
  if (!inputs) return std::unexpected(fmt::format("inputs: {}: {}", inputs.error().key, inputs.error().message));
  const auto file = tally::read_pb(ballots, {.keep_voters = false, .lint = false});
  if (!file) return std::unexpected(fmt::format("ballots, line {}: {}", file.error().line, file.error().message));
  const auto outcome = tally::count(file->election, *rule, *inputs);
  if (!outcome) return std::unexpected(fmt::format("inputs: {}: {}", outcome.error().key, outcome.error().message));
  const tally::RecordSource source{hex(sha256(ballots)), rule_text ? hex(sha256(*rule_text)) : std::string()};
  return tally::record_text(file->election, *rule, *inputs, *outcome, source);
}
}  // namespace

Verification verify_record(std::string_view text, std::string_view ballots, std::optional<std::string_view> rule) {
  Verification out;
  const auto record = parse_json(text);
  if (!record) {
    out.differences.push_back(
        fmt::format("the record is no JSON: {} at byte {}", record.error().message, record.error().offset));
    return out;
  }
  check_own_hash(*record, text, out.differences);
  check_sources(*record, ballots, rule, out.differences);
  const auto recomputed = recompute(*record, ballots, rule);
  if (!recomputed) {
    out.differences.push_back(recomputed.error());
  } else if (*recomputed != text) {
    const auto found = json_differences(*record, *parse_json(*recomputed), kMostDifferences);
    out.differences.insert(out.differences.end(), found.begin(), found.end());
    if (found.empty()) out.differences.push_back("the record's bytes differ from the recomputed ones");
  }
  out.equal = out.differences.empty();
  return out;
}

}  // namespace wiec::verify
