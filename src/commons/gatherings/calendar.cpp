#include "commons/gatherings/calendar.h"

#include "commons/gatherings/texts.h"
#include "commons/site/page.h"

namespace wiec::gatherings {
namespace {

constexpr std::size_t kLongestLine = 75;

// 3.3.11: backslash, semicolon and comma are escaped, a line break is \n.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 32)
      out += c;
  }
  return out;
}

// 3.1: a longer line goes on after CRLF and a space; never inside a character.
void put_line(std::string& out, std::string line) {
  std::size_t room = kLongestLine;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    out.append(line, 0, end).append("\r\n ");
    line.erase(0, end);
    room = kLongestLine - 1;
  }
  out.append(line).append("\r\n");
}

// "20261122T100000Z"
std::string stamp(Instant at) {
  std::string digits = iso(at).substr(0, 19);
  std::erase_if(digits, [](char c) { return c == '-' || c == ':'; });
  return digits + "Z";
}

void put_event(std::string& out, const Event& e, Language l, std::string_view site) {
  const std::string url = fmt::format("{}{}", site, localized(l, e.path));
  put_line(out, "BEGIN:VEVENT");
  put_line(out, "UID:" + e.uid);
  put_line(out, "DTSTAMP:" + stamp(e.changed_at));
  put_line(out, "LAST-MODIFIED:" + stamp(e.changed_at));
  put_line(out, fmt::format("SEQUENCE:{}", e.sequence));
  put_line(out, "DTSTART:" + stamp(e.begins_at));
  put_line(out, "DTEND:" + stamp(e.ends_at));
  put_line(out, "SUMMARY:" + escaped(e.title));
  put_line(out, "STATUS:" + std::string(e.cancelled ? "CANCELLED" : "CONFIRMED"));
  put_line(out, "LOCATION:" + escaped(e.where));
  put_line(out, "DESCRIPTION:" + escaped(e.about.empty() ? url : e.about + "\n\n" + url));
  put_line(out, "URL:" + url);
  put_line(out, "END:VEVENT");
}

Event event_of(const Gathering& g, Language l) {
  std::string about = g.about(l);
  if (!g.change(l).empty()) about = g.change(l) + "\n\n" + about;
  if (!g.link.empty()) about = g.link + "\n\n" + about;
  return {.uid = fmt::format("gathering-{}@wiec", g.code()),
          .title = g.title(l),
          .about = std::move(about),
          .where = !g.address.empty() ? g.address
                   : g.link.empty()   ? std::string(texts::formula_online(l))
                                      : g.link,
          .path = g.path(),
          .begins_at = g.begins_at,
          .ends_at = g.ends_at,
          .changed_at = g.changed_at,
          .sequence = g.sequence,
          .cancelled = g.cancelled};
}

}  // namespace

std::string calendar_of(std::span<const Gathering> all, Language l, std::string_view site, std::string_view name) {
  std::vector<Event> events;
  for (const Gathering& g : all) events.push_back(event_of(g, l));
  return calendar_of(events, l, site, name);
}

std::string calendar_of(std::span<const Event> all, Language l, std::string_view site, std::string_view name) {
  std::string out;
  for (const char* line :
       {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wiec//Wiec//PL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"})
    put_line(out, line);
  put_line(out, "X-WR-CALNAME:" + escaped(name));
  for (const Event& e : all) put_event(out, e, l, site);
  put_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace wiec::gatherings
