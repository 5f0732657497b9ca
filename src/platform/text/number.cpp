// Counts, sums and shares. Signs and word forms are ICU's; the digits are set here, which is ten times faster and exact.
#include <memory>
#include <unicode/dcfmtsym.h>
#include <unicode/plurrule.h>
#include <unicode/ucurr.h>

#include "platform/text/locale.h"
#include "platform/text/text.h"

namespace wiec::text {
namespace {

__extension__ typedef __int128 Wide;

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::size_t kCurrencies = 7;
constexpr int kTabled = 1000;  // word forms repeat with the last two digits; larger counts ask ICU

struct Signs {
  std::string group, decimal, percent;
  std::array<std::string, kCurrencies> currency;
  std::unique_ptr<icu::PluralRules> plural;
  std::array<PluralForm, kTabled> forms{};
};

PluralForm form_from(const icu::UnicodeString& keyword) {
  if (keyword == u"one") return PluralForm::one;
  if (keyword == u"few") return PluralForm::few;
  if (keyword == u"many") return PluralForm::many;
  return PluralForm::other;
}

Signs read_signs(Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale (locale_name(language));
  const icu::DecimalFormatSymbols symbols(locale, status);
  Signs signs;
  signs.group = utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol));
  signs.decimal = utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
  signs.percent = utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kPercentSymbol));
  for (std::size_t i = 0; i < kCurrencies; ++i) {
    auto code = icu::UnicodeString::fromUTF8(code_of(static_cast<Currency>(i)));
    int32_t size = 0;
    const UChar* name = ucurr_getName(code.getTerminatedBuffer(), locale.getName(), UCURR_SYMBOL_NAME,
                                      nullptr, &size, &status);
    signs.currency[i] = utf8(icu::UnicodeString(name, size));
  }
  signs.plural.reset(icu::PluralRules::forLocale(locale, status));
  require(status, "number signs");
  for (int n = 0; n < kTabled; ++n) signs.forms[static_cast<std::size_t>(n)] = form_from(signs.plural->select(n));
  return signs;
}

const Signs& signs_of(Language language) {
  static const std::array<Signs, 2> signs{read_signs(Language::pl), read_signs(Language::en)};
  return signs[static_cast<std::size_t>(language)];
}

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

void append_grouped(std::string& out, std::uint64_t value, std::string_view group) {
  char digits[20];
  int count = 0;
  do digits[count++] = static_cast<char>('0' + value % 10);
  while ((value /= 10) != 0);
  while (count > 0) {
    out += digits[--count];
    if (count > 0 && count % 3 == 0) out += group;
  }
}

void append_sum(std::string& out, std::uint64_t minor, const Signs& signs) {
  append_grouped(out, minor / 100, signs.group);
  if (minor % 100 == 0) return;
  out += signs.decimal;
  out += static_cast<char>('0' + minor % 100 / 10);
  out += static_cast<char>('0' + minor % 10);
}

}  // namespace

std::string format_number(Language language, std::int64_t value) {
  std::string out;
  if (value < 0) out += '-';
  append_grouped(out, magnitude(value), signs_of(language).group);
  return out;
}

std::string format_money(Language language, Money money) {
  const Signs& signs = signs_of(language);
  const std::string& currency = signs.currency[static_cast<std::size_t>(money.currency)];
  std::string out;
  if (money.minor < 0) out += '-';
  if (language == Language::en) {
    out += currency;
    if (currency.back() >= 'A' && currency.back() <= 'Z') out += kNoBreakSpace;
    append_sum(out, magnitude(money.minor), signs);
  } else {
    append_sum(out, magnitude(money.minor), signs);
    (out += kNoBreakSpace) += currency;
  }
  return out;
}

std::string format_percent(Language language, Ratio share, int decimals) {
  const Signs& signs = signs_of(language);
  decimals = std::clamp(decimals, 0, 4);
  std::uint64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const Wide wanted = static_cast<Wide>(magnitude(share.num)) * 100 * scale;
  const auto value = static_cast<std::uint64_t>((2 * wanted + share.den) / (2 * static_cast<Wide>(share.den)));
  std::string out;
  if (share.num < 0 && value != 0) out += '-';
  append_grouped(out, value / scale, signs.group);
  if (decimals > 0) out += signs.decimal;
  for (std::uint64_t place = scale / 10; place > 0; place /= 10) out += static_cast<char>('0' + value / place % 10);
  return out += signs.percent;
}

PluralForm plural_form(Language language, std::int64_t count) {
  const Signs& signs = signs_of(language);
  const std::uint64_t size = magnitude(count);
  if (size < kTabled) return signs.forms[size];
  return form_from(signs.plural->select(static_cast<double>(size % 1'000'000 + 1'000'000)));
}

PluralForm plural_form(Language language, Ratio count) {
  if (count.num % count.den == 0) return plural_form(language, count.num / count.den);
  return form_from(signs_of(language).plural->select(static_cast<double>(count.num) / static_cast<double>(count.den)));
}

std::string_view name_of(PluralForm form) {
  constexpr std::array<std::string_view, 4> names{"one", "few", "many", "other"};
  return names[static_cast<std::size_t>(form)];
}

}  // namespace wiec::text
