// Street names as people type them and as registers write them, brought to one form.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::places {

// The words of a name, folded, for comparison: "ul. Gen. J. Bema" -> gen j bema; "Aleja Róż", "al. Róż" -> aleja roz;
// "Świętego Jana", "św. Jana" -> sw jana. Only "ul." and "ulica" say nothing and go.
std::vector<std::string> street_words(std::string_view name);
// The same as one text; empty for a name without letters or digits.
std::string street_key(std::string_view name);

// How well typed words fit a street: smaller is better, nullopt does not fit at all.
enum class StreetFit { same, all_words, begins, mistyped };
struct Fit {
  StreetFit how = StreetFit::same;
  int mistakes = 0;
  friend auto operator<=>(const Fit&, const Fit&) = default;
};
std::optional<Fit> fit_of(const std::vector<std::string>& typed, std::string_view key);

// "ul. Lipowa 12a/3" -> "ul. Lipowa", "12a/3"; number empty where the address has none ("3 Maja").
struct Address {
  std::string street;
  std::string number;
};
Address split_address(std::string_view typed);

}  // namespace wiec::places
