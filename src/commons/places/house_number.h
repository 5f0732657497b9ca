// House numbers as people write them in Poland: "12", "12a", "12 A", "12/14", "12a/3", "nr 12". What stands behind a
// slash is the other number of a corner house or a flat: the first number decides.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::places {

// Number x 64 + letter (a = 1 ... z = 26, none = 0), so that 12 < 12a < 12b < 13.
struct HouseNumber {
  int key = 0;
  int number() const { return key / 64; }
  bool odd() const { return number() % 2 == 1; }
  friend auto operator<=>(const HouseNumber&, const HouseNumber&) = default;
};

inline constexpr int kMaxHouseNumber = 9'999;

std::optional<HouseNumber> house_number_from(std::string_view);  // nullopt: no number in it, or an impossible one
std::string text_of(HouseNumber);                                // "12a"

enum class Parity { all, odd, even };
std::string_view code_of(Parity);  // as stored
// "parzyste", "nieparz.", "P", "N", "wszystkie", "", "even"...
std::optional<Parity> parity_from(std::string_view);

// Both ends belong to it; an end without a letter takes every letter of its number in.
struct NumberRange {
  HouseNumber first;
  HouseNumber last;
  Parity parity = Parity::all;
  bool contains(HouseNumber) const;
  bool meets(const NumberRange&) const;  // whether some number belongs to both
};

// "1-15", "od 2 do 40", "12a", "7-" (to the end), "" (the whole street); several, separated by commas: "1-5, 9, 13-".
// Empty answer: none of these.
std::optional<std::vector<NumberRange>> ranges_from(std::string_view numbers, Parity);
std::optional<NumberRange> range_from(std::string_view from, std::string_view to, Parity);

}  // namespace wiec::places
