#include "modules/programmes/project_json.h"

#include "modules/programmes/partner.h"

namespace wiec::programmes {
namespace {

void put_text(Json::Object& json, std::string_view name, const std::string& text) {
  if (!text.empty()) json.emplace_back(name, text);
}
void put_when(Json::Object& json, std::string_view name, const std::optional<When>& when) {
  if (when) json.emplace_back(name, code_of(*when));
}
template <class T>
void put_number(Json::Object& json, std::string_view name, const std::optional<T>& number) {
  if (number) json.emplace_back(name, static_cast<std::int64_t>(*number));
}

Json json_of(const Phase& f) {
  Json::Object json{{"kind", name_in(kPhaseKinds, f.kind)}};
  put_text(json, "name_pl", f.name_pl);
  put_text(json, "name_en", f.name_en);
  put_number(json, "months", f.months);
  put_when(json, "from", f.from);
  put_when(json, "to", f.to);
  put_text(json, "source", f.source);
  return json;
}

Json json_of(const Amount& a) {
  Json::Object json{{"level", name_in(kAmountLevels, a.level)},
                    {"total", plain_decimal(a.total.minor)},
                    {"currency", wiec::code_of(a.total.currency)},
                    {"official", a.official}};
  if (a.phase) json.emplace_back("phase", a.phase);
  if (a.cofunding) json.emplace_back("cofunding", plain_decimal(*a.cofunding));
  put_number(json, "rate_e4", a.rate_e4);
  if (a.rate_on) json.emplace_back("rate_on", iso(*a.rate_on));
  put_number(json, "declared_basis_points", a.declared_basis_points);
  put_text(json, "source", a.source);
  put_text(json, "note", a.note);
  return json;
}

Json json_of(const Event& e) {
  Json::Object json{{"kind", name_in(kEventKinds, e.kind)}, {"at", code_of(e.at)}};
  if (e.phase) json.emplace_back("phase", e.phase);
  put_number(json, "months", e.months);
  put_text(json, "text_pl", e.text_pl);
  put_text(json, "text_en", e.text_en);
  return json;
}

Json json_of(const Partner& p) {
  Json::Object json{{"role", name_in(kPartnerRoles, p.role)}};
  put_text(json, "name", p.name);
  put_text(json, "city", p.city);
  put_text(json, "country", p.country);
  put_text(json, "area", p.area);
  const Pilot& pilot = p.pilot;
  put_text(json, "place_pl", pilot.place_pl);
  put_text(json, "place_en", pilot.place_en);
  if (pilot.at) {
    json.emplace_back("longitude", places::degrees_text(pilot.at->longitude));
    json.emplace_back("latitude", places::degrees_text(pilot.at->latitude));
  }
  if (pilot.state != PilotState::none) json.emplace_back("pilot", name_in(kPilotStates, pilot.state));
  put_when(json, "pilot_from", pilot.from);
  put_when(json, "pilot_to", pilot.to);
  put_text(json, "pilot_pl", pilot.about_pl);
  put_text(json, "pilot_en", pilot.about_en);
  put_text(json, "result_pl", pilot.result_pl);
  put_text(json, "result_en", pilot.result_en);
  if (p.id) json.emplace_back("id", p.code());
  return json;
}

Json json_of(const LevelText& level) {
  Json::Object json{{"level", name_in(kWorkLevels, level.level)}};
  put_text(json, "description_pl", level.description_pl);
  put_text(json, "description_en", level.description_en);
  return json;
}

template <class Part>
void put_list(Json::Object& json, std::string_view name, const std::vector<Part>& parts) {
  Json::Array list;
  for (const Part& part : parts) list.push_back(json_of(part));
  if (!list.empty()) json.emplace_back(name, std::move(list));
}

// ---- Reading: the first member that cannot be used is told.

struct Reader {
  const Json& json;
  std::string& error;

  void wrong(std::string_view name) const {
    if (error.empty()) error = fmt::format("{}: not a value that stands there", name);
  }
  std::string text(std::string_view name) const {
    const Json* member = json.find(name);
    if (member && !member->string()) wrong(name);
    return member && member->string() ? *member->string() : std::string();
  }
  template <class T>
  std::optional<T> number(std::string_view name) const {
    const Json* member = json.find(name);
    if (member && !member->integer()) wrong(name);
    return member && member->integer() ? std::optional(static_cast<T>(*member->integer())) : std::nullopt;
  }
  std::optional<When> when(std::string_view name) const {
    const std::string typed = text(name);
    const auto found = when_from(typed);
    if (!typed.empty() && !found) wrong(name);
    return found;
  }
  std::optional<std::int64_t> minor(std::string_view name) const {
    const std::string typed = text(name);
    const auto found = minor_units_from(typed);
    if (!typed.empty() && !found) wrong(name);
    return found;
  }
  template <class E, std::size_t N>
  E one_of(std::string_view name, const std::string_view (&names)[N]) const {
    const auto found = enum_from<E>(names, text(name));
    if (!found) wrong(name);
    return found.value_or(E{});
  }
  template <class F>
  void each(std::string_view name, F take) const {
    const Json* list = json.find(name);
    if (!list) return;
    if (!list->array()) return wrong(name);
    for (const Json& item : *list->array()) take(Reader{item, error}, item);
  }
};

Amount amount_from(const Reader& r) {
  Amount a;
  a.level = r.one_of<AmountLevel>("level", kAmountLevels);
  const auto currency = currency_from(r.text("currency"));
  if (!currency) r.wrong("currency");
  const auto total = r.minor("total");
  if (!total) r.wrong("total");
  a.total = {total.value_or(0), currency.value_or(Currency::pln)};
  a.cofunding = r.minor("cofunding");
  a.phase = r.number<int>("phase").value_or(0);
  a.rate_e4 = r.number<std::int64_t>("rate_e4");
  a.rate_on = date_from_iso(r.text("rate_on"));
  a.declared_basis_points = r.number<int>("declared_basis_points");
  a.source = r.text("source");
  a.note = r.text("note");
  const Json* official = r.json.find("official");
  a.official = official && official->boolean() && *official->boolean();
  return a;
}

Partner partner_from(const Reader& r) {
  Partner p{r.text("name"), r.text("city"), r.text("country"), r.one_of<PartnerRole>("role", kPartnerRoles),
            r.text("area")};
  p.id = {id_from_code(r.text("id")).value_or(0)};
  p.pilot.place_pl = r.text("place_pl");
  p.pilot.place_en = r.text("place_en");
  if (r.json.find("longitude")) {
    p.pilot.at = point_from(r.text("latitude") + ", " + r.text("longitude"));
    if (!p.pilot.at) r.wrong("longitude");
  }
  if (r.json.find("pilot")) p.pilot.state = r.one_of<PilotState>("pilot", kPilotStates);
  p.pilot.from = r.when("pilot_from");
  p.pilot.to = r.when("pilot_to");
  p.pilot.about_pl = r.text("pilot_pl");
  p.pilot.about_en = r.text("pilot_en");
  p.pilot.result_pl = r.text("result_pl");
  p.pilot.result_en = r.text("result_en");
  return p;
}

void read_lists(const Reader& r, Project& p) {
  r.each("phases", [&](const Reader& f, const Json&) {
    p.phases.push_back({f.one_of<PhaseKind>("kind", kPhaseKinds), f.text("name_pl"), f.text("name_en"),
                        f.number<int>("months"), f.when("from"), f.when("to"), f.text("source")});
  });
  r.each("amounts", [&](const Reader& a, const Json&) { p.amounts.push_back(amount_from(a)); });
  r.each("events", [&](const Reader& e, const Json&) {
    const auto at = e.when("at");
    if (!at) e.wrong("at");
    p.events.push_back({e.one_of<EventKind>("kind", kEventKinds), e.number<int>("phase").value_or(0),
                        at.value_or(When{}), e.number<int>("months"), e.text("text_pl"), e.text("text_en")});
  });
  r.each("partners", [&](const Reader& q, const Json&) { p.partners.push_back(partner_from(q)); });
  r.each("levels", [&](const Reader& v, const Json&) {
    p.levels.push_back({v.one_of<WorkLevel>("level", kWorkLevels), v.text("description_pl"), v.text("description_en")});
  });
}

struct TextMember {
  std::string_view name;
  std::string Project::*text;
};
constexpr TextMember kTexts[] = {{"acronym", &Project::acronym},
                                 {"title_pl", &Project::title_pl},
                                 {"title_en", &Project::title_en},
                                 {"beneficiary", &Project::beneficiary},
                                 {"implementing_unit", &Project::implementing_unit},
                                 {"period", &Project::period},
                                 {"lead_theme_pl", &Project::lead_theme_pl},
                                 {"lead_theme_en", &Project::lead_theme_en},
                                 {"area", &Project::area},
                                 {"description_pl", &Project::description_pl},
                                 {"description_en", &Project::description_en},
                                 {"website", &Project::website}};

void read_references(const Reader& r, const Programmes& programmes, const Topics& topics, Project& p) {
  const std::string programme = r.text("programme");
  if (const Programme* found = find_by_code(programmes, programme))
    p.programme = found->id;
  else if (!programme.empty())
    r.wrong("programme");
  r.each("topics", [&](const Reader&, const Json& item) {
    const Topic* topic = item.string() ? find_by_code(topics, *item.string()) : nullptr;
    if (topic)
      p.topics.push_back(topic->id);
    else
      r.wrong("topics");
  });
  p.place = {id_from_code(r.text("place")).value_or(0)};
  p.predecessor = {id_from_code(r.text("predecessor")).value_or(0)};
  p.logo = {id_from_code(r.text("logo")).value_or(0)};
  p.logo_type = r.text("logo_type");
}

}  // namespace

Json to_json(const Project& p, const Programmes& programmes, const Topics& topics) {
  Json::Object json;
  if (const Programme* programme = find_by_id(programmes, p.programme)) json.emplace_back("programme", programme->code);
  for (const TextMember& member : kTexts) put_text(json, member.name, p.*member.text);
  json.emplace_back("category", name_in(kCategories, p.category));
  json.emplace_back("state", name_in(kStates, p.state));
  put_when(json, "from", p.from);
  put_when(json, "to", p.to);
  if (p.place) json.emplace_back("place", code_from_id(p.place.value));
  if (p.wide_area) json.emplace_back("wide_area", *p.wide_area);
  if (p.predecessor) json.emplace_back("predecessor", code_from_id(p.predecessor.value));
  if (p.logo) {
    json.emplace_back("logo", code_from_id(p.logo.value));
    json.emplace_back("logo_type", p.logo_type);
  }
  Json::Array codes;
  for (const TopicId id : p.topics)
    if (const Topic* topic = find_by_id(topics, id)) codes.push_back(topic->code);
  if (!codes.empty()) json.emplace_back("topics", std::move(codes));
  put_list(json, "phases", p.phases);
  put_list(json, "amounts", p.amounts);
  put_list(json, "events", p.events);
  put_list(json, "partners", p.partners);
  put_list(json, "levels", p.levels);
  return json;
}

std::expected<Project, std::string> project_from(const Json& json, const Programmes& programmes, const Topics& topics) {
  Project p;
  std::string error;
  const Reader r{json, error};
  if (!json.object()) return std::unexpected("not an object");
  for (const TextMember& member : kTexts) p.*member.text = r.text(member.name);
  p.category = r.one_of<Category>("category", kCategories);
  p.state = r.one_of<State>("state", kStates);
  p.from = r.when("from");
  p.to = r.when("to");
  if (const Json* wide = json.find("wide_area"); wide && wide->boolean()) p.wide_area = *wide->boolean();
  read_references(r, programmes, topics, p);
  read_lists(r, p);
  if (!error.empty()) return std::unexpected(error);
  return p;
}

}  // namespace wiec::programmes
