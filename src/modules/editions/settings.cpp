#include "modules/editions/settings.h"

#include <algorithm>
#include <array>

namespace wiec::editions {
namespace {
constexpr std::array<std::string_view, 8> kStages{"submission", "verification", "appeals",  "ballot_list",
                                                  "voting",     "results",      "delivery", "evaluation"};
constexpr std::array<std::string_view, 3> kLevels{"citywide", "district", "local"};
constexpr std::array<std::string_view, 3> kProofs{"code_by_email", "code_by_sms", "code_issued"};

constexpr std::array<std::string_view, 8> kFieldKinds{"line", "text",   "number", "money",
                                                      "date", "yes_no", "file",   "consent"};

template <class E, std::size_t size>
std::optional<E> named(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<E>(at - names.begin());
}

std::string text_at(const Json& json, std::string_view name) {
  const Json* member = json.find(name);
  return member && member->string() ? *member->string() : std::string();
}

Json level_to_json(const LevelRules& rules) { return Json::Object{{"ballot", rules.ballot}, {"rule", rules.rule}}; }

LevelRules level_from_json(const Json* json) {
  LevelRules rules;
  if (!json) return rules;
  if (const Json* ballot = json->find("ballot")) rules.ballot = *ballot;
  if (const Json* rule = json->find("rule")) rules.rule = *rule;
  return rules;
}

std::expected<Stage, std::string> stage_from_json(const Json& json) {
  const auto kind = stage_from(text_at(json, "stage"));
  if (!kind) return std::unexpected("timetable: unknown stage \"" + text_at(json, "stage") + "\"");
  const auto from = instant_from_iso(text_at(json, "from")), until = instant_from_iso(text_at(json, "until"));
  if (!from || !until)
    return std::unexpected("timetable: " + std::string(code_of(*kind)) + " needs from and until in RFC 3339, UTC");
  if (*until <= *from) return std::unexpected("timetable: " + std::string(code_of(*kind)) + " ends before it begins");
  return Stage{*kind, *from, *until};
}
Json to_json(const IdentityPolicy& identity) {
  Json::Array proofs;
  for (const Proof proof : identity.proofs) proofs.push_back(code_of(proof));
  Json::Object json{{"proofs", std::move(proofs)},
                    {"age_least", identity.age_least},
                    {"guardian_below", identity.guardian_below},
                    {"per_contact", identity.per_contact},
                    {"grace_minutes", identity.grace_minutes}};
  if (identity.any_district) json.emplace_back("any_district", true);
  if (identity.protest_days) json.emplace_back("protest_days", *identity.protest_days);
  return json;
}

// Settings of before say nothing about identity: what is absent keeps its default.
std::expected<IdentityPolicy, std::string> identity_from_json(const Json* json) {
  IdentityPolicy identity;
  if (!json) return identity;
  if (const Json* proofs = json->find("proofs")) {
    if (!proofs->array() || proofs->array()->empty())
      return std::unexpected("identity: proofs must be a list, not empty");
    identity.proofs.clear();
    for (const Json& item : *proofs->array()) {
      const auto proof = item.string() ? proof_from(*item.string()) : std::nullopt;
      if (!proof) return std::unexpected("identity: unknown proof");
      identity.proofs.push_back(*proof);
    }
  }
  if (const Json* any = json->find("any_district"); any && any->boolean()) identity.any_district = *any->boolean();
  int protest_days = 0;
  const std::pair<std::string_view, int*> numbers[] = {{"age_least", &identity.age_least},
                                                       {"guardian_below", &identity.guardian_below},
                                                       {"per_contact", &identity.per_contact},
                                                       {"grace_minutes", &identity.grace_minutes},
                                                       {"protest_days", &protest_days}};
  for (const auto& [name, value] : numbers) {
    const Json* member = json->find(name);
    if (!member) continue;
    if (!member->integer() || *member->integer() < 0 || *member->integer() > 100'000)
      return std::unexpected("identity: " + std::string(name) + " must be a number from 0 on");
    *value = static_cast<int>(*member->integer());
  }
  if (json->find("protest_days")) identity.protest_days = protest_days;
  return identity;
}
Json to_json(const LegalAct& act) {
  Json::Object json{{"title_pl", act.title_pl}, {"title_en", act.title_en}, {"url", act.url}};
  if (act.adopted_on) json.emplace_back("adopted_on", iso(*act.adopted_on));
  if (!act.journal.empty()) json.emplace_back("journal", act.journal);
  if (!act.document.empty()) json.emplace_back("document", act.document);
  return json;
}

Json to_json(const Statute& statute) {
  Json::Object json{{"powiat_rights", statute.powiat_rights}};
  if (statute.spending) json.emplace_back("spending", *statute.spending);
  return json;
}

Statute statute_from_json(const Json* json) {
  Statute statute;
  if (!json) return statute;
  if (const Json* rights = json->find("powiat_rights"); rights && rights->boolean())
    statute.powiat_rights = *rights->boolean();
  if (const Json* spending = json->find("spending"); spending && spending->integer())
    statute.spending = *spending->integer();
  return statute;
}

Json to_json(const std::vector<FormField>& form) {
  Json::Array fields;
  for (const FormField& field : form) {
    Json::Object json{{"code", field.code},
                      {"label_pl", field.label_pl},
                      {"label_en", field.label_en},
                      {"kind", code_of(field.kind)},
                      {"required", field.required}};
    if (field.most > 0) json.emplace_back("most", field.most);
    if (field.hidden) json.emplace_back("hidden", true);
    fields.push_back(std::move(json));
  }
  return fields;
}

Json to_json(const std::vector<Price>& prices) {
  Json::Array lines;
  for (const Price& price : prices)
    lines.push_back(Json::Object{{"code", price.name}, {"unit", price.unit}, {"minor", price.minor}});
  return lines;
}

std::expected<std::vector<Price>, std::string> prices_from_json(const Json* json) {
  std::vector<Price> prices;
  if (!json) return prices;
  if (!json->array()) return std::unexpected("prices: a list is expected");
  for (const Json& item : *json->array()) {
    const Json* minor = item.find("minor");
    if (!minor || !minor->integer() || *minor->integer() < 0)
      return std::unexpected("prices: minor must be a number from 0 on");
    prices.push_back({text_at(item, "code"), text_at(item, "unit"), *minor->integer()});
  }
  return prices;
}

std::expected<std::vector<FormField>, std::string> form_from_json(const Json* json) {
  std::vector<FormField> form;
  if (!json) return form;
  if (!json->array()) return std::unexpected("form: a list is expected");
  for (const Json& item : *json->array()) {
    const auto kind = field_kind_from(text_at(item, "kind"));
    if (!kind) return std::unexpected("form: unknown kind \"" + text_at(item, "kind") + "\"");
    const Json* required = item.find("required");
    const Json *most = item.find("most"), *hidden = item.find("hidden");
    form.push_back({text_at(item, "code"), text_at(item, "label_pl"), text_at(item, "label_en"), *kind,
                    required && required->boolean() && *required->boolean(),
                    most && most->integer() ? static_cast<int>(*most->integer()) : 0,
                    hidden && hidden->boolean() && *hidden->boolean()});
  }
  return form;
}
}  // namespace

std::string_view code_of(FieldKind kind) { return kFieldKinds[static_cast<std::size_t>(kind)]; }
std::optional<FieldKind> field_kind_from(std::string_view code) { return named<FieldKind>(kFieldKinds, code); }
std::string_view code_of(Level level) { return kLevels[static_cast<std::size_t>(level)]; }
std::optional<Level> level_from(std::string_view code) { return named<Level>(kLevels, code); }
std::string_view code_of(Proof proof) { return kProofs[static_cast<std::size_t>(proof)]; }
std::optional<Proof> proof_from(std::string_view code) { return named<Proof>(kProofs, code); }

std::string_view code_of(StageKind kind) { return kStages[static_cast<std::size_t>(kind)]; }

std::optional<StageKind> stage_from(std::string_view code) { return named<StageKind>(kStages, code); }

Json to_json(const Settings& settings) {
  Json::Array timetable;
  for (const Stage& stage : settings.timetable)
    timetable.push_back(
        Json::Object{{"stage", code_of(stage.kind)}, {"from", iso(stage.from_at)}, {"until", iso(stage.until_at)}});
  Json::Object json{{"legal_act", to_json(settings.legal_act)},
                    {"timetable", std::move(timetable)},
                    {"citywide", level_to_json(settings.citywide)},
                    {"district", level_to_json(settings.district)},
                    {"local", level_to_json(settings.local)},
                    {"identity", to_json(settings.identity)},
                    {"statute", to_json(settings.statute)},
                    {"form", to_json(settings.form)},
                    {"leftovers", settings.leftovers},
                    {"tie_note_pl", settings.tie_note_pl},
                    {"tie_note_en", settings.tie_note_en}};
  if (!settings.prices.empty()) json.emplace_back("prices", to_json(settings.prices));
  return json;
}

std::expected<Settings, std::string> settings_from_json(const Json& json) {
  if (!json.object()) return std::unexpected("settings: an object is expected");
  Settings settings;
  if (const Json* act = json.find("legal_act")) {
    settings.legal_act = {text_at(*act, "title_pl"), text_at(*act, "title_en"),
                          text_at(*act, "url"),      date_from_iso(text_at(*act, "adopted_on")),
                          text_at(*act, "journal"),  text_at(*act, "document")};
  }
  if (const Json* timetable = json.find("timetable")) {
    if (!timetable->array()) return std::unexpected("timetable: a list is expected");
    for (const Json& item : *timetable->array()) {
      auto stage = stage_from_json(item);
      if (!stage) return std::unexpected(stage.error());
      settings.timetable.push_back(*stage);
    }
    std::ranges::stable_sort(settings.timetable, {}, &Stage::from_at);
  }
  settings.citywide = level_from_json(json.find("citywide"));
  settings.district = level_from_json(json.find("district"));
  settings.local = json.find("local") ? level_from_json(json.find("local")) : settings.district;
  auto identity = identity_from_json(json.find("identity"));
  if (!identity) return std::unexpected(identity.error());
  settings.identity = *std::move(identity);
  settings.statute = statute_from_json(json.find("statute"));
  auto form = form_from_json(json.find("form"));
  if (!form) return std::unexpected(form.error());
  settings.form = *std::move(form);
  auto prices = prices_from_json(json.find("prices"));
  if (!prices) return std::unexpected(prices.error());
  settings.prices = *std::move(prices);
  settings.leftovers = text_at(json, "leftovers");
  settings.tie_note_pl = text_at(json, "tie_note_pl");
  settings.tie_note_en = text_at(json, "tie_note_en");
  return settings;
}

const LevelRules& rules_of(const Settings& settings, Level level) {
  return level == Level::citywide ? settings.citywide : level == Level::district ? settings.district : settings.local;
}

Standing standing_at(const Settings& settings, Instant at) {
  Standing standing;
  for (const Stage& stage : settings.timetable) {
    if (stage.from_at <= at && at < stage.until_at) {
      if (!standing.now || stage.until_at < standing.now->until_at) standing.now = &stage;
    } else if (at < stage.from_at) {
      if (!standing.next) standing.next = &stage;
    } else if (!standing.last || standing.last->until_at <= stage.until_at) {
      standing.last = &stage;
    }
  }
  return standing;
}

const Stage* stage_of(const Settings& settings, StageKind kind) {
  const auto at = std::ranges::find(settings.timetable, kind, &Stage::kind);
  return at == settings.timetable.end() ? nullptr : &*at;
}

}  // namespace wiec::editions
