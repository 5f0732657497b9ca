#include "commons/gatherings/calendar.h"

#include <gtest/gtest.h>

#include "platform/text/text.h"

namespace wiec::gatherings {
namespace {

// Every line of an iCalendar file, unfolded.
std::vector<std::string> unfolded(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0, end; (end = text.find("\r\n", at)) != text.npos; at = end + 2) {
    const std::string line = text.substr(at, end - at);
    EXPECT_LE(line.size(), 75u);
    if (line.starts_with(' '))
      lines.back() += line.substr(1);
    else
      lines.push_back(line);
  }
  return lines;
}

TEST(Calendar, Says_what_calendars_need_in_lines_that_they_read) {
  Gathering g;
  g.id = GatheringId{77};
  g.title_pl = "Spotkanie: żółwie, ślimaki; i \\ inne";
  for (int i = 0; i < 30; ++i) g.about_pl += "Zażółć gęślą jaźń ";
  g.about_pl += "\nDrugi akapit";
  g.address = "ul. Lipowa 1";
  g.begins_at = *instant_from_iso("2026-12-03T16:00:00Z");
  g.ends_at = *instant_from_iso("2026-12-03T18:30:00Z");
  g.changed_at = *instant_from_iso("2026-11-22T10:00:00Z");
  g.sequence = 3;
  g.cancelled = true;
  const Gathering all[] = {g};
  const auto lines = unfolded(calendar_of(all, Language::pl, "https://bo.example.org", "Spotkania"));
  const auto has = [&](const std::string& line) { return std::ranges::find(lines, line) != lines.end(); };
  EXPECT_EQ(lines.front(), "BEGIN:VCALENDAR");
  EXPECT_EQ(lines.back(), "END:VCALENDAR");
  EXPECT_TRUE(has("UID:gathering-" + g.code() + "@wiec"));
  EXPECT_TRUE(has("DTSTART:20261203T160000Z"));
  EXPECT_TRUE(has("DTEND:20261203T183000Z"));
  EXPECT_TRUE(has("SEQUENCE:3"));
  EXPECT_TRUE(has("STATUS:CANCELLED"));
  EXPECT_TRUE(has(R"(SUMMARY:Spotkanie: żółwie\, ślimaki\; i \\ inne)"));
  EXPECT_TRUE(has("URL:https://bo.example.org/spotkania/" + g.code()));
  EXPECT_TRUE(
      std::ranges::any_of(lines, [](const std::string& line) { return line.find("\\nDrugi akapit") != line.npos; }));
  for (const std::string& line : lines) EXPECT_TRUE(text::is_valid_utf8(line));
}

}  // namespace
}  // namespace wiec::gatherings
