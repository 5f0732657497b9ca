#include "modules/editions/preset.h"

#include <stdexcept>

#include "modules/editions/edition_json.h"
#include "modules/editions/rule_words.h"
#include "platform/text/text.h"
#include "tally/rule.h"

namespace wiec::editions {
namespace {

constexpr std::string_view kCommon = "common";

std::optional<Json> text_of(std::string_view name) {
  for (const PresetText& text : preset_texts()) {
    if (text.name != name) continue;
    auto json = parse_json(text.json);
    if (!json) throw std::logic_error(fmt::format("presets/{}.json: {}", name, json.error().message));
    return *std::move(json);
  }
  return std::nullopt;
}

std::string string_at(const Json& json, std::string_view name) {
  const Json* member = json.find(name);
  return member && member->string() ? *member->string() : std::string();
}

// "krakow", or {"preset": "warszawa-district", "at_least": 30} with another threshold.
Json rule_from(const Json& said) {
  const std::string name = said.string() ? *said.string() : string_at(said, "preset");
  auto rule = tally::preset(name);
  if (!rule) throw std::logic_error("an edition's preset names an unknown rule: " + name);
  if (const Json* least = said.find("at_least"); least && least->integer())
    rule->threshold.at_least = *least->integer();
  return tally::json_of(*rule);
}

Json level_from(const Json& said) {
  const Json *ballot = said.find("ballot"), *rule = said.find("rule");
  if (!ballot || !rule) throw std::logic_error("an edition's preset has a level without ballot or rule");
  return Json::Object{{"ballot", *ballot}, {"rule", rule_from(*rule)}};
}

// "02-16" in that year: its beginning, or the end of that day.
std::string moment(std::string_view day, int year, bool end) {
  const auto date = date_from_iso(fmt::format("{}-{}", year, day));
  if (!date) throw std::logic_error("an edition's preset has no such day: " + std::string(day));
  return iso(text::instant_at(*date, end ? 24 : 0, 0));
}

Json timetable_from(const Json& said, int year) {
  Json::Array timetable;
  for (const Json& stage : *said.array()) {
    const Json::Array& words = *stage.array();
    timetable.push_back(Json::Object{{"stage", *words[0].string()},
                                     {"from", moment(*words[1].string(), year, false)},
                                     {"until", moment(*words[2].string(), year, true)}});
  }
  return timetable;
}

// Shares of the total in whole grosze; what a division leaves goes to the first pool.
void split(Json::Array& pools, std::int64_t total) {
  std::int64_t all = 0, given = 0;
  for (const Json& pool : pools)
    if (const Json* share = pool.find("share"); share && share->integer()) all += *share->integer();
  if (all == 0 && pools.size() == 1) pools.front().set("budget", total);
  if (all == 0) return;
  for (Json& pool : pools) {
    const Json* share = pool.find("share");
    const std::int64_t part =
        share && share->integer() ? total / all * *share->integer() + total % all * *share->integer() / all : 0;
    given += part;
    pool.set("budget", part);
  }
  pools.front().set("budget", *pools.front().find("budget")->integer() + total - given);
}

std::string with_next_year(std::string text, int year) {
  const std::string from = std::to_string(year), to = std::to_string(year + 1);
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

Instant a_year_later(Instant at) {
  const Date day = text::date_in_warsaw(at);
  const auto time = text::time_in_warsaw(at);
  const auto ymd = calendar(day);
  const int year = static_cast<int>(ymd.year()) + 1;
  auto moved = date_from(year, static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  if (!moved) moved = date_from(year, 2, 28);  // 29 February
  return text::instant_at(*moved, time.hour, time.minute);
}

}  // namespace

std::vector<PresetChoice> presets() {
  std::vector<PresetChoice> all;
  for (const PresetText& text : preset_texts())
    if (text.name != kCommon) all.push_back({text.name, string_at(*text_of(text.name), "city")});
  std::ranges::sort(all, {}, [](const PresetChoice& choice) { return text::sort_key(choice.city); });
  return all;
}

std::optional<Edition> edition_from_preset(std::string_view name, int year, Money total) {
  const auto said = name == kCommon ? std::nullopt : text_of(name);
  if (!said) return std::nullopt;
  const Json common = *text_of(kCommon);
  const auto member = [&](std::string_view of) -> const Json& {
    const Json* own = said->find(of);
    const Json* fallback = own ? own : common.find(of);
    if (!fallback) throw std::logic_error(fmt::format("presets/{}.json lacks {}", name, of));
    return *fallback;
  };
  const Json district = level_from(member("district"));
  Json::Object settings{{"legal_act", Json::Object{}},
                        {"timetable", timetable_from(member("timetable"), year)},
                        {"citywide", level_from(member("citywide"))},
                        {"district", district},
                        {"local", said->find("local") ? level_from(*said->find("local")) : district},
                        {"identity", member("identity")},
                        {"statute", Json::Object{{"powiat_rights", member("powiat_rights")}}},
                        {"form", member("form")},
                        {"leftovers", member("leftovers")}};
  Json::Array pools = *member("pools").array();
  split(pools, total.minor);
  const std::string city = string_at(*said, "city");
  Edition edition;
  const auto read = read_snapshot(Json::Object{{"code", fmt::format("{}-{}", name, year)},
                                               {"city_name", city},
                                               {"year", year},
                                               {"name_pl", fmt::format("Budżet obywatelski {}: {}", year, city)},
                                               {"name_en", fmt::format("Participatory budget {}: {}", year, city)},
                                               {"published", false},
                                               {"settings", std::move(settings)},
                                               {"pools", std::move(pools)},
                                               {"currency", code_of(total.currency)}},
                                  edition);
  if (!read) throw std::logic_error(fmt::format("presets/{}.json: {}", name, read.error()));
  return edition;
}

Edition next_year_of(const Edition& last) {
  Edition next = last;
  next.id = {};
  next.published = false;
  next.version = 1;
  next.year = last.year + 1;
  next.code = with_next_year(last.code, last.year);
  next.name_pl = with_next_year(last.name_pl, last.year);
  next.name_en = with_next_year(last.name_en, last.year);
  for (Stage& stage : next.settings.timetable) {
    stage.from_at = a_year_later(stage.from_at);
    stage.until_at = a_year_later(stage.until_at);
  }
  // A new year has its own resolution and report.
  next.settings.legal_act = {};
  next.settings.statute.spending.reset();
  for (Pool& pool : next.pools) pool.id = {};
  return next;
}

}  // namespace wiec::editions
