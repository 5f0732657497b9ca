#include <stdexcept>

#include "tally/preset_texts.h"
#include "tally/rule.h"

namespace wiec::tally {

std::optional<Rule> preset(std::string_view name) {
  for (const PresetText& text : preset_texts()) {
    if (text.name != name) continue;
    auto rule = rule_from_text(text.json);
    if (!rule) throw std::logic_error(fmt::format("preset {}: {} {}", name, rule.error().key, rule.error().message));
    return std::move(*rule);
  }
  return std::nullopt;
}

std::vector<std::string_view> preset_names() {
  std::vector<std::string_view> names;
  for (const PresetText& text : preset_texts()) names.push_back(text.name);
  return names;
}

}  // namespace wiec::tally
