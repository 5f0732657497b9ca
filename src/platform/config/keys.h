// The one list of settings: name, meaning and place of each. File, environment and sample are read and written from it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/config/config.h"

namespace wiec::config {

struct Key {
  std::string_view name;     // "http.listen"
  std::string_view meaning;  // one English sentence
  std::variant<std::string*, bool*, std::int64_t*, std::vector<std::string>*> target;
  std::vector<std::string_view> choices;               // allowed texts; empty = any
  std::int64_t lowest = 0, highest = 1'000'000'000;    // of numbers
};
std::vector<Key> keys_of(Config&);

bool is_section(std::string_view name, const std::vector<Key>&);
std::string environment_name(const Key&);                // "WIEC_HTTP_LISTEN"
std::optional<std::string> fault_of(const Key&);         // what is wrong with the value it holds now
// " (did you mean http.listen?)", or nothing when no name is near.
std::string suggestion(std::string_view wrong, const std::vector<Key>&);

}  // namespace wiec::config
