#include "modules/cases/case_json.h"

namespace wiec::cases {
namespace {

Json both(const Both& words) { return Json::Object{{"pl", words.pl}, {"en", words.en}}; }

std::string text_at(const Json* json, std::string_view name) {
  const Json* found = json ? json->find(name) : nullptr;
  return found && found->string() ? *found->string() : std::string();
}
Both both_at(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return {text_at(found, "pl"), text_at(found, "en")};
}

}  // namespace

Json to_json(const Case& c) {
  Json json = Json::Object{{"kind", programmes::name_in(kKinds, c.kind)},
                           {"title", both(c.title)},
                           {"partner", c.speaker},
                           {"cost", c.cost ? Json(plain_decimal(c.cost->minor)) : Json()},
                           {"currency", c.cost ? Json(wiec::code_of(c.cost->currency)) : Json()},
                           {"proposal", c.proposal ? Json(code_from_id(c.proposal.value)) : Json()}};
  for (std::size_t i = 0; i < kPartCount; ++i) json.set(std::string(kParts[i]), both(c.parts[i]));
  return json;
}

Case case_from_json(const Json& json) {
  Case c;
  c.kind = programmes::enum_from<Kind>(kKinds, text_at(&json, "kind")).value_or(c.kind);
  c.title = both_at(json, "title");
  c.speaker = text_at(&json, "partner");
  const auto minor = minor_units_from(text_at(&json, "cost"));
  const auto currency = currency_from(text_at(&json, "currency"));
  if (minor && currency) c.cost = Money{*minor, *currency};
  c.proposal = ProposalId{id_from_code(text_at(&json, "proposal")).value_or(0)};
  for (std::size_t i = 0; i < kPartCount; ++i) c.parts[i] = both_at(json, kParts[i]);
  return c;
}

}  // namespace wiec::cases
