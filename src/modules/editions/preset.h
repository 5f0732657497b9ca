// Editions ready to begin with, a file for each city (presets/*.json; research: domain 1.3). What a file leaves out is
// as in common.json; rules are those of tally/presets by name.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "modules/editions/edition.h"

namespace wiec::editions {

struct PresetText {
  std::string_view name, json;
};
std::span<const PresetText> preset_texts();  // common among them

struct PresetChoice {
  std::string_view name;
  std::string city;
};
std::vector<PresetChoice> presets();  // by city, Polish alphabet

// A draft of that year. `total` is split where the file says in which shares (the rest of a division goes to the first
// pool), else it stays with the only pool. Throws where a file is broken: they are part of the program.
std::optional<Edition> edition_from_preset(std::string_view name, int year, Money total);
// Last year's edition a year later: dates, year and the year in its names move on; nothing else changes.
Edition next_year_of(const Edition&);

}  // namespace wiec::editions
