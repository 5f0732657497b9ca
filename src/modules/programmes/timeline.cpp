// The course of a project: bars for the whole and its phases on one scale of time, events below as a dated list.
#include "modules/programmes/pages.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr std::int64_t kUnits = 1000;  // drawing units across

struct Bar {
  std::string label, dates;
  Date from, to;
  bool whole = false;
};

std::optional<Bar> bar_of(Language l, std::string label, const std::optional<When>& from,
                          const std::optional<When>& to) {
  if (!from || !to) return std::nullopt;
  return Bar{std::move(label), dates_words(l, from, to), from->on, last_day(*to)};
}

std::vector<Bar> bars_of(Language l, const Project& p) {
  std::vector<Bar> bars;
  if (auto whole = bar_of(l, std::string(texts::whole_project(l)), p.from, p.to)) {
    whole->whole = true;
    bars.push_back(*std::move(whole));
  }
  for (std::size_t i = 0; i < p.phases.size(); ++i) {
    const Phase& f = p.phases[i];
    std::string name = phase_name(l, p, static_cast<int>(i) + 1);
    if (f.months) name += " – " + texts::months_planned(l, std::int64_t{*f.months});
    if (!f.source.empty()) name += " (" + f.source + ")";
    if (auto bar = bar_of(l, std::move(name), f.from, f.to)) bars.push_back(*std::move(bar));
  }
  return bars;
}

void put_bars(Html& out, Language l, const std::vector<Bar>& bars) {
  Date first = bars[0].from, last = bars[0].to;
  for (const Bar& bar : bars) {
    first = std::min(first, bar.from);
    last = std::max(last, bar.to);
  }
  const std::int64_t whole = last.days - first.days + 1;
  html::put<R"(<figure class="chart"><figcaption class="hidden">{}</figcaption><ol class="bars" role="list">)">(
      out, texts::course(l));
  for (const Bar& bar : bars) {
    const std::int64_t x = (bar.from.days - first.days) * kUnits / whole;
    const std::int64_t width = std::max<std::int64_t>(8, (bar.to.days - bar.from.days + 1) * kUnits / whole);
    html::put<
        R"(<li class="{}"><span class="bar-label">{}</span><svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-fill" x="{}" width="{}" height="10"/></svg><span class="bar-note">{}</span></li>)">(
        out, bar.whole ? "bar" : "bar bar-won", bar.label, x, width, bar.dates);
  }
  html::put<"</ol></figure>">(out);
}

html::Tone tone_of(EventKind kind) {
  switch (kind) {
    case EventKind::application:
      return html::Tone::amber;
    case EventKind::received:
    case EventKind::decision:
    case EventKind::extension:
      return html::Tone::linden;
    default:
      return html::Tone::plain;
  }
}

void put_events(Html& out, Language l, const Project& p) {
  std::vector<std::string> dates, codes, titles;
  for (const Event& e : p.events) {
    dates.push_back(words_of(l, e.at));
    codes.push_back(code_of(e.at));
    std::string title(words_of(l, e.kind));
    if (e.phase) title += ", " + phase_name(l, p, e.phase);
    if (e.months) title += ", " + texts::for_months(l, std::int64_t{*e.months});
    titles.push_back(std::move(title));
  }
  std::vector<html::LogEntry> entries;
  for (std::size_t i = p.events.size(); i-- > 0;)  // newest first
    entries.push_back({.date = dates[i],
                       .iso_date = codes[i],
                       .title = titles[i],
                       .text = std::string_view(p.events[i].text(l)),
                       .tone = tone_of(p.events[i].kind)});
  html::put<"<h3>{}</h3>">(out, texts::events(l));
  html::event_log(out, texts::events(l), entries);
}

}  // namespace

void put_timeline(Html& out, Context& ctx, const Project& p) {
  const Language l = ctx.language;
  const auto bars = bars_of(l, p);
  if (bars.empty() && p.events.empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::course(l));
  if (!bars.empty()) put_bars(out, l, bars);
  if (!p.events.empty()) put_events(out, l, p);
  html::put<"</section>">(out);
}

}  // namespace wiec::programmes
