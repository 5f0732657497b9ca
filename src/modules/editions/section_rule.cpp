// The counting rule of each level: one of the ready ones, or its text for experts.
#include "modules/editions/preset.h"
#include "modules/editions/rule_words.h"
#include "modules/editions/section.h"
#include "modules/editions/texts.h"
#include "modules/editions/timeline.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/text/text.h"
#include "tally/rule.h"

namespace wiec::editions {
namespace {

constexpr Level kLevels[] = {Level::citywide, Level::district, Level::local};

std::string field_of(Level level, std::string_view name) { return fmt::format("{}_{}", code_of(level), name); }

LevelRules& rules_in(Settings& settings, Level level) {
  return level == Level::citywide ? settings.citywide : level == Level::district ? settings.district : settings.local;
}

// "Warszawa (dzielnicowy)" of a city's rule, else its name in tally/presets.
std::string title_of(Language l, std::string_view name) {
  for (const PresetChoice& choice : presets()) {
    if (!name.starts_with(choice.name)) continue;
    const std::string_view rest = name.substr(choice.name.size());
    return rest.empty()          ? choice.city
           : rest == "-district" ? texts::of_level(l, choice.city, name_of(l, Level::district))
                                 : choice.city + " " + std::string(rest.substr(1));
  }
  return std::string(name);
}

void fill_rule(Typed& t, const Edition& e) {
  for (const Level level : kLevels) {
    const Json& rule = rules_of(e.settings, level).rule;
    t.set(field_of(level, "preset"), std::string(preset_of(rule)));
    t.set(field_of(level, "text"), rule.object() ? to_text(rule) : "");
  }
}

void show_rule(html::Html& f, const Shown& s) {
  const Language l = s.language;
  std::vector<std::string> labels;
  for (const std::string_view name : tally::preset_names())
    labels.push_back(fmt::format("{}: {}", title_of(l, name), text::truncate(rule_words(l, preset_rule(name)), 90)));
  std::vector<html::Choice> presets;
  std::size_t at = 0;
  for (const std::string_view name : tally::preset_names()) presets.push_back({.value = name, .label = labels[at++]});
  for (const Level level : kLevels) {
    const std::string preset = field_of(level, "preset"), rule = field_of(level, "text");
    const std::string preset_label = texts::of_level(l, texts::f_preset(l), name_of(l, level)),
                      rule_label = texts::of_level(l, texts::f_rule_text(l), name_of(l, level)),
                      words = rule_words(l, rules_of(s.edition.settings, level).rule);
    html::put<"<h2>{}</h2><p>{}</p>">(f, texts::level_heading(l, name_of(l, level)), words);
    html::select_field(f, l,
                       {.name = preset,
                        .label = preset_label,
                        .choices = presets,
                        .value = s.typed.at(preset),
                        .error = s.errors.at(preset),
                        .empty_label = texts::own_rule(l),
                        .optional = true});
    const auto body = [&](html::Html& inner) {
      html::text_area(inner, l,
                      {.name = rule,
                       .label = rule_label,
                       .hint = texts::f_rule_text_hint(l),
                       .value = s.typed.at(rule),
                       .error = s.errors.at(rule),
                       .rows = 10,
                       .optional = true});
    };
    html::details(f, texts::for_experts(l, name_of(l, level)), body, !s.errors.at(rule).empty());
  }
}

void read_rule(Reader& r, const Ground&, Edition& e) {
  for (const Level level : kLevels) {
    Json& rule = rules_in(e.settings, level).rule;
    const std::string preset(r.typed.at(field_of(level, "preset"))), text(r.typed.at(field_of(level, "text")));
    const bool other_preset = !preset.empty() && preset != preset_of(rule);
    const auto typed = parse_json(text);
    const bool other_text = typed ? !rule.object() || to_text(*typed) != to_text(rule) : !text.empty();
    if (other_preset && other_text && !text.empty()) {
      r.wrong(texts::keys::err_rule_both, field_of(level, "preset"));
      continue;
    }
    if (other_preset) {
      const Json known = preset_rule(preset);
      if (known.is_null())
        r.wrong(texts::keys::err_rule_unknown, field_of(level, "preset"));
      else
        rule = known;
      continue;
    }
    if (text.empty()) {
      r.wrong(texts::keys::err_rule_missing, field_of(level, "preset"));
      continue;
    }
    const auto read = tally::rule_from_text(text);
    if (!read)
      r.wrong(texts::keys::err_rule, field_of(level, "text"),
              {{"key", read.error().key.empty() ? std::string("JSON") : read.error().key},
               {"message", text::truncate(read.error().message, 200)}});
    else
      rule = tally::json_of(*read);
  }
}

}  // namespace

const Section kRule{Part::rule, texts::part_rule, texts::lead_rule, fill_rule, show_rule, read_rule};

}  // namespace wiec::editions
