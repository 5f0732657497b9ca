// The languages of the program. Polish is first: every text exists in both, and Polish is what is shown when nothing
// was asked.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace wiec {

enum class Language : std::uint8_t { pl, en };
inline constexpr Language kLanguages[] = {Language::pl, Language::en};

// BCP 47, as in the lang attribute and Content-Language.
inline constexpr std::string_view code_of(Language language) { return language == Language::pl ? "pl" : "en"; }

inline constexpr std::optional<Language> language_from(std::string_view code) {
  if (code == "pl") return Language::pl;
  if (code == "en") return Language::en;
  return std::nullopt;
}

}  // namespace wiec
