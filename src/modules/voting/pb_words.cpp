#include "modules/voting/pb_words.h"

#include <array>
#include <charconv>

#include "platform/text/slug.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kThemes{
    {{"culture", "kultura"},
     {"education", "edukacja"},
     {"environmental protection", "ochrona środowiska"},
     {"health", "zdrowie"},
     {"infrastructure", "infrastruktura"},
     {"public space", "przestrzeń publiczna"},
     {"public transit and roads", "transport i drogi"},
     {"sport", "sport"},
     {"urban greenery", "zieleń miejska"},
     {"welfare", "pomoc społeczna"}}};

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Date> day_in(std::string_view text, bool last) {
  if (text.size() == 10 && text[2] == '.' && text[5] == '.') {
    const auto d = number_in(text.substr(0, 2)), m = number_in(text.substr(3, 2)), y = number_in(text.substr(6));
    if (d && m && y) return date_from(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
    return std::nullopt;
  }
  if (text.size() == 4)
    if (const auto year = number_in(text)) return last ? date_from(*year, 12, 31) : date_from(*year, 1, 1);
  return date_from_iso(text);
}

}  // namespace

std::string slug(std::string_view words) {
  std::string out = text::slug(words, 200);
  return out.empty() ? "x" : out;
}

int year_in(std::string_view instance, std::string_view date_end) {
  if (instance.size() >= 4)
    if (const auto year = number_in(instance.substr(0, 4)); year && *year > 1900 && *year < 2200) return *year;
  const auto day = day_in(date_end, true);
  return day ? static_cast<int>(calendar(*day).year()) : 0;
}

std::vector<editions::Stage> timetable_of(std::string_view date_begin, std::string_view date_end) {
  const auto first = day_in(date_begin, false), last = day_in(date_end, true);
  if (!first || !last || *last < *first) return {};
  const Instant begin = text::instant_at(*first, 0, 0), end = text::instant_at(Date{last->days + 1}, 0, 0);
  return {{editions::StageKind::voting, begin, end},
          {editions::StageKind::results, end, text::instant_at(Date{last->days + 366}, 0, 0)}};
}

std::string category_in_polish(std::string_view theme) {
  for (const auto& [english, polish] : kThemes)
    if (english == theme) return std::string(polish);
  return std::string(theme);
}

}  // namespace wiec::voting
