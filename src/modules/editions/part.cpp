#include "modules/editions/part.h"

#include <algorithm>

#include "modules/editions/edition_json.h"

namespace wiec::editions {

const PartRow& row_of(Part part) { return *std::ranges::find(kParts, part, &PartRow::part); }

std::optional<Part> part_from(std::string_view code) {
  const auto at = std::ranges::find(kParts, code, &PartRow::code);
  return at == kParts.end() ? std::nullopt : std::optional(at->part);
}

const Stage* frozen_by(const Edition& edition, Part part, Instant now) {
  if (!edition.published) return nullptr;
  const Stage* first = nullptr;
  for (const Stage& stage : edition.settings.timetable)
    if (stage.kind >= row_of(part).frozen_from && stage.from_at <= now && (!first || stage.from_at < first->from_at))
      first = &stage;
  return first;
}

Json json_of(const Edition& edition, Part part) {
  const Json whole = to_json(edition);
  const Json& settings = *whole.find("settings");
  const auto levels = [&](std::string_view member) -> Json {
    Json::Object json;
    for (const Level level : {Level::citywide, Level::district, Level::local})
      json.emplace_back(code_of(level), *settings.find(code_of(level))->find(member));
    return json;
  };
  switch (part) {
    case Part::names:
      return Json::Object{{"code", edition.code},
                          {"city_name", edition.city_name},
                          {"year", edition.year},
                          {"name_pl", edition.name_pl},
                          {"name_en", edition.name_en}};
    case Part::act:
      return *settings.find("legal_act");
    case Part::statute:
      return *settings.find("statute");
    case Part::pools:
    case Part::limits:
      return *whole.find("pools");
    case Part::form: {
      const Json* prices = settings.find("prices");
      return Json::Object{{"form", *settings.find("form")}, {"prices", prices ? *prices : Json(Json::Array{})}};
    }
    case Part::timetable:
      return *settings.find("timetable");
    case Part::ballot:
      return levels("ballot");
    case Part::rule:
      return levels("rule");
    case Part::leftovers:
      return Json::Object{{"leftovers", edition.settings.leftovers},
                          {"tie_note_pl", edition.settings.tie_note_pl},
                          {"tie_note_en", edition.settings.tie_note_en}};
    case Part::identity:
      return *settings.find("identity");
  }
  return {};
}

void copy_part(Part part, const Edition& from, Edition& to) {
  const Settings& s = from.settings;
  Settings& t = to.settings;
  switch (part) {
    case Part::names:
      to.code = from.code;
      to.city_name = from.city_name;
      to.year = from.year;
      to.name_pl = from.name_pl;
      to.name_en = from.name_en;
      return;
    case Part::act:
      t.legal_act = s.legal_act;
      return;
    case Part::statute:
      t.statute = s.statute;
      return;
    case Part::pools:
    case Part::limits:
      to.pools = from.pools;
      return;
    case Part::form:
      t.form = s.form;
      t.prices = s.prices;
      return;
    case Part::timetable:
      t.timetable = s.timetable;
      return;
    case Part::ballot:
      t.citywide.ballot = s.citywide.ballot;
      t.district.ballot = s.district.ballot;
      t.local.ballot = s.local.ballot;
      return;
    case Part::rule:
      t.citywide.rule = s.citywide.rule;
      t.district.rule = s.district.rule;
      t.local.rule = s.local.rule;
      return;
    case Part::leftovers:
      t.leftovers = s.leftovers;
      t.tie_note_pl = s.tie_note_pl;
      t.tie_note_en = s.tie_note_en;
      return;
    case Part::identity:
      t.identity = s.identity;
      return;
  }
}

}  // namespace wiec::editions
