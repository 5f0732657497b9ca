// Money in minor units of one currency and exact ratios. No floating point touches money.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wiec {

enum class Currency : std::uint8_t { pln, eur, chf, usd, gbp, huf, czk };
std::string_view code_of(Currency);                       // ISO 4217: "PLN"
std::optional<Currency> currency_from(std::string_view);  // any letter case

// An amount. Addition is defined within one currency only (checked in debug builds).
struct Money {
  std::int64_t minor = 0;  // grosze, cents
  Currency currency = Currency::pln;

  friend bool operator==(const Money&, const Money&) = default;
  friend std::strong_ordering operator<=>(const Money& a, const Money& b);
  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
};

// Reads "1234", "1 234,50", "1234.5": at most two decimals, spaces and non-breaking spaces between groups, no sign, at
// most 10^13 major units. nullopt for anything else.
std::optional<std::int64_t> minor_units_from(std::string_view);
// "995079.00": plain decimal with exactly two decimals, for machines (JSON, CSV, .pb).
std::string plain_decimal(std::int64_t minor);

// An exact fraction; den > 0.
struct Ratio {
  std::int64_t num = 0;
  std::int64_t den = 1;
  // Exact comparison by cross multiplication in 128 bits.
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);
  friend bool operator==(const Ratio& a, const Ratio& b) { return (a <=> b) == 0; }
};

}  // namespace wiec
