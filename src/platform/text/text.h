// Words, numbers and days as people read them, in Polish and English; and text as people typed it, made safe and findable.
// Rules and names come from ICU (Unicode CLDR); what a list page shows twenty times is own code over ICU's tables.
//
// Numbers and sums carry non-breaking spaces (U+00A0): "3 187 320,61 zł", "13 grudnia 2026".
#pragma once
#include <cstdint>
#include <expected>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/language.h"
#include "base/money.h"
#include "base/result.h"
#include "base/time.h"

namespace wiec::text {

struct Entry;

// ---- Texts whose key is known only at run time. Everything else calls the typed functions of <folder>/texts.h.

// The words of a problem. A key made by hand, without a text, shows itself.
std::string translate(Language, const Problem&);
std::string translate(Language, TextKey, std::span<const TextArg> args = {});

// Finds texts by the key's name, for what was stored with a key: app collects texts::all() of every folder.
class Catalogue {
 public:
  explicit Catalogue(std::initializer_list<std::span<const Entry>> folders);
  explicit Catalogue(std::span<const std::span<const Entry>> folders);
  std::optional<TextKey> find(std::string_view id) const;
  std::size_t size() const { return entries_.size(); }

 private:
  std::unordered_map<std::string_view, const Entry*> entries_;
};

// ---- Numbers

// "1 234", "12 345", "-5"; English "1,234". Polish groups from four digits on (CLDR: from five), so that columns line up.
std::string format_number(Language, std::int64_t);
// "120 000 zł", "3 187 320,61 zł", "PLN 120,000": no fraction when it is zero.
std::string format_money(Language, Money);
// "36,3%", "36.3%": rounded half up to `decimals` (0 to 4), exact arithmetic, trailing zeros kept.
std::string format_percent(Language, Ratio, int decimals = 1);

// The word form of a count: CLDR cardinal categories.
enum class PluralForm : std::uint8_t { one, few, many, other };
PluralForm plural_form(Language, std::int64_t count);
PluralForm plural_form(Language, Ratio count);  // 1.5 is {3, 2}
std::string_view name_of(PluralForm);

// ---- Days and hours; all of them in Europe/Warsaw

enum class DateStyle : std::uint8_t {
  written,  // 13 grudnia 2026         13 December 2026           {d, date} {d, date, long}
  numeric,  // 13.12.2026              13 Dec 2026                {d, date, short}
  day,      // 13 grudnia              13 December                {d, date, day}
  weekday,  // niedziela, 13 grudnia   Sunday, 13 December        {d, date, weekday}
  full,     // niedziela, 13 grudnia 2026                         {d, date, full}
  month,    // grudzień 2026           December 2026              {d, date, month}
  genitive, // niedzieli, 13 grudnia   Sunday, 13 December        {d, date, genitive}: after "do", "od", "from", "until"
  on,       // w niedzielę, 13 grudnia on Sunday, 13 December     {d, date, on}: when something happens
};
std::string format_date(Language, Date, DateStyle = DateStyle::written);
std::string format_time(Language, Instant);                                         // "14:05"
std::string format_instant(Language, Instant, DateStyle = DateStyle::written);      // "13 grudnia 2026, 14:05"
std::string_view weekday_name(Language, Date);                                      // "niedziela"

Date date_in_warsaw(Instant);
struct ClockTime {
  int hour = 0;
  int minute = 0;
  int second = 0;
};
ClockTime time_in_warsaw(Instant);
std::int32_t warsaw_offset_seconds(Instant);  // 3600 or 7200

// The instant a clock in Warsaw shows that day and time; hour 24 is the next midnight. In the hour skipped in March it is
// the instant of the change; of the hour that comes twice in October it is the earlier one unless `second_time`.
Instant instant_at(Date, int hour, int minute, bool second_time = false);

// ---- Text as typed by people

bool is_valid_utf8(std::string_view);

enum class TextFault { not_utf8, has_nul };
// One line: NFC; every run of white space becomes one space; ends trimmed; control characters, invisible marks and overrides
// of writing direction taken out.
std::expected<std::string, TextFault> clean_line(std::string_view);
// Many lines: as above, but lines stay ("\n" only), with at most one empty line between them; tabs stay.
std::expected<std::string, TextFault> clean_text(std::string_view);

// Characters as people count them (grapheme clusters).
std::size_t length(std::string_view);
// The first `characters` characters, the last of them "…" where something was cut; prefers the end of a word. Never cuts
// inside a character.
std::string truncate(std::string_view, std::size_t characters);

// For search and comparison: lower case, no diacritics, compatibility forms unified ("Łódź" -> "lodz", "ﬁ" -> "fi").
std::string fold(std::string_view);
// Bytes that compare (memcmp) as the Polish alphabet orders the texts; numbers inside by value ("nr 2" before "nr 10").
std::string sort_key(std::string_view);

}  // namespace wiec::text
