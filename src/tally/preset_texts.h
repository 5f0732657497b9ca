// The texts of tally/presets/*.json, compiled in.
#pragma once
#include <span>
#include <string_view>

namespace wiec::tally {

struct PresetText {
  std::string_view name;
  std::string_view json;
};
std::span<const PresetText> preset_texts();  // by name, ascending

}  // namespace wiec::tally
