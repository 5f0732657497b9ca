// The ballot of each level.
#include "commons/site/texts.h"
#include "modules/editions/ballot.h"
#include "modules/editions/section.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/field.h"

namespace wiec::editions {
namespace {

using Label = std::string_view (*)(Language);
constexpr Level kLevels[] = {Level::citywide, Level::district, Level::local};

struct Bound {
  std::string_view name;  // as in ballot.h
  Label label;
  Label hint;
  bool money = false;
};
constexpr Bound kBounds[] = {
    {"min_marks", texts::f_min_marks, nullptr},
    {"max_marks", texts::f_max_marks, nullptr},
    {"points_by_place", texts::f_points_by_place, texts::f_points_by_place_hint},
    {"max_points", texts::f_max_points, texts::f_max_points_hint},
    {"min_sum_points", texts::f_min_sum_points, nullptr},
    {"max_sum_points", texts::f_max_sum_points, texts::f_max_sum_points_hint},
    {"max_cost", texts::f_max_cost, texts::f_max_cost_hint, true},
};

struct TypeWords {
  tally::VoteType type;
  Label label, hint;
};
constexpr TypeWords kTypes[] = {
    {tally::VoteType::ordinal, texts::vote_ordinal, texts::vote_ordinal_hint},
    {tally::VoteType::approval, texts::vote_approval, texts::vote_approval_hint},
    {tally::VoteType::choose_one, texts::vote_choose_one, texts::vote_choose_one_hint},
    {tally::VoteType::cumulative, texts::vote_cumulative, texts::vote_cumulative_hint},
    {tally::VoteType::knapsack, texts::vote_knapsack, texts::vote_knapsack_hint},
};

std::string field_of(Level level, std::string_view name) { return fmt::format("{}_{}", code_of(level), name); }
std::string label_of(Language l, Level level, Label label) { return texts::of_level(l, label(l), name_of(l, level)); }

LevelRules& rules_in(Settings& settings, Level level) {
  return level == Level::citywide ? settings.citywide : level == Level::district ? settings.district : settings.local;
}

void fill_level(Typed& t, Level level, const Json& json) {
  const Json* type = json.find("vote_type");
  t.set(field_of(level, "vote_type"), type && type->string() ? *type->string() : "");
  for (const Bound& bound : kBounds) {
    const Json* member = json.find(bound.name);
    std::string text;
    if (member && member->integer())
      text = bound.money ? amount_text(*member->integer()) : std::to_string(*member->integer());
    if (member && member->array())
      for (const Json& points : *member->array())
        if (points.integer()) text += (text.empty() ? "" : ", ") + std::to_string(*points.integer());
    t.set(field_of(level, bound.name), text);
  }
}

void fill_ballot(Typed& t, const Edition& e) {
  for (const Level level : kLevels) fill_level(t, level, rules_of(e.settings, level).ballot);
}

void show_level(html::Html& f, const Shown& s, Level level) {
  const Language l = s.language;
  const std::string type = field_of(level, "vote_type"), legend = label_of(l, level, texts::f_vote_type);
  std::vector<html::Choice> types;
  for (const TypeWords& words : kTypes)
    types.push_back({.value = tally::name_of(words.type), .label = words.label(l), .hint = words.hint(l)});
  html::radio_field(
      f, l, {.name = type, .legend = legend, .choices = types, .value = s.typed.at(type), .error = s.errors.at(type)});
  for (const Bound& bound : kBounds) {
    const std::string name = field_of(level, bound.name), label = label_of(l, level, bound.label);
    html::text_field(f, l,
                     {.name = name,
                      .label = label,
                      .hint = bound.hint ? bound.hint(l) : std::string_view(),
                      .value = s.typed.at(name),
                      .error = s.errors.at(name),
                      .width = bound.money ? html::Width::half : html::Width::short_,
                      .suffix = bound.money ? texts::zloty(l) : std::string_view(),
                      .optional = true});
  }
}

void show_ballot(html::Html& f, const Shown& s) {
  for (const Level level : kLevels) {
    html::put<"<h2>{}</h2>">(f, texts::level_heading(s.language, name_of(s.language, level)));
    show_level(f, s, level);
  }
}

// "3, 2, 1" or "3-2-1".
std::optional<Json::Array> places_from(std::string_view text) {
  Json::Array places;
  std::int64_t number = -1;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      number = std::max<std::int64_t>(number, 0) * 10 + (c - '0');
      if (number > 1000) return std::nullopt;
    } else if (c == ',' || c == '-' || c == ' ' || c == ';') {
      if (number >= 0) places.push_back(number);
      number = -1;
    } else {
      return std::nullopt;
    }
  }
  if (number >= 0) places.push_back(number);
  if (places.size() > 50) return std::nullopt;
  return places;
}

Json read_level(Reader& r, Level level) {
  const Language l = r.language;
  Json json;
  json.set("vote_type", r.typed.at(field_of(level, "vote_type")));
  for (const Bound& bound : kBounds) {
    const std::string name = field_of(level, bound.name), label = label_of(l, level, bound.label);
    if (bound.name == "points_by_place") {
      const auto places = places_from(r.typed.at(name));
      if (!places) r.wrong(texts::keys::err_points, name);
      if (places && !places->empty()) json.set("points_by_place", *places);
      continue;
    }
    const auto value = bound.money ? r.money(name, label) : r.whole(name, label, 0, 10'000);
    if (value) json.set(std::string(bound.name), *value);
  }
  return json;
}

void read_ballot(Reader& r, const Ground&, Edition& e) {
  for (const Level level : kLevels) {
    const Json json = read_level(r, level);
    const auto ballot = ballot_from_json(json);
    if (!ballot) {
      r.wrong(site::texts::keys::err_choose, field_of(level, "vote_type"),
              {{"field", label_of(r.language, level, texts::f_vote_type)}});
      continue;
    }
    if (const std::string member = contradiction_in(*ballot); !member.empty()) {
      const auto at = std::ranges::find(kBounds, member, &Bound::name);
      r.wrong(texts::keys::err_ballot, field_of(level, at == std::end(kBounds) ? "max_marks" : member),
              {{"field", label_of(r.language, level, at == std::end(kBounds) ? texts::f_max_marks : at->label)}});
      continue;
    }
    rules_in(e.settings, level).ballot = to_json(*ballot);
  }
}

}  // namespace

const Section kBallot{Part::ballot, texts::part_ballot, texts::lead_ballot, fill_ballot, show_ballot, read_ballot};

}  // namespace wiec::editions
