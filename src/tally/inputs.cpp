#include "tally/inputs.h"

namespace wiec::tally {
static void fields(RuleFields& f, Recorded& record) {
  f.text("who", record.who);
  f.text("when", record.when);
  f.text("why", record.why);
}

static void fields(RuleFields& f, Draw& draw) {
  f.text("seed", draw.seed);
  f.words("order", draw.order);
  f.words("projects", draw.projects);
  f.group("record", draw.record);
  if (f.is_reading() && draw.seed.empty() == draw.order.empty()) {
    f.fail("seed", RuleFault::seed_or_order, {}, "a draw has either a seed or an order");
  }
}

static void fields(RuleFields& f, Exclusion& exclusion) {
  f.text("project", exclusion.project);
  f.group("record", exclusion.record);
}

static void fields(RuleFields& f, ConflictGroup& group) {
  f.words("projects", group.projects);
  f.group("record", group.record);
}

static void fields(RuleFields& f, ExtraMoney& money) {
  f.amount("amount", money.minor);
  f.text("from", money.from);
  f.group("record", money.record);
}

static void fields(RuleFields& f, Inputs& inputs) {
  f.list("draws", inputs.draws);
  f.list("exclusions", inputs.exclusions);
  f.list("conflicts", inputs.conflicts);
  f.list("added_to_budget", inputs.added_to_budget);
  f.list("reserve", inputs.reserve);
}

std::expected<Inputs, RuleError> inputs_from(const Json& json) {
  RuleFields f = RuleFields::reading(json);
  Inputs inputs;
  if (!f.error()) fields(f, inputs);
  f.refuse_unknown();
  if (f.error()) return std::unexpected(*f.error());
  return inputs;
}

Json json_of(const Inputs& inputs) {
  RuleFields f = RuleFields::writing();
  Inputs copy = inputs;
  fields(f, copy);
  return std::move(f).written();
}

}  // namespace wiec::tally
