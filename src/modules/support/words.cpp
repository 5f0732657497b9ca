#include "modules/support/words.h"

#include "modules/support/texts.h"
#include "platform/html/navigation.h"
#include "platform/text/text.h"

namespace wiec::support {

std::string_view name_of(Language l, State state) {
  switch (state) {
    case State::asked:
      return texts::state_asked(l);
    case State::accepted:
      return texts::state_accepted(l);
    case State::declined:
      return texts::state_declined(l);
    case State::done:
      return texts::state_done(l);
    case State::withdrawn:
      return texts::state_withdrawn(l);
  }
  return {};
}

html::Tone tone_of(State state) {
  switch (state) {
    case State::asked:
      return html::Tone::amber;
    case State::accepted:
      return html::Tone::wisla;
    case State::done:
      return html::Tone::linden;
    case State::declined:
      return html::Tone::brick;
    case State::withdrawn:
      return html::Tone::plain;
  }
  return html::Tone::plain;
}

std::string what_for(Language l, const SupportRequest& r) {
  if (r.area) return texts::for_area(l, r.area_name);
  if (r.gathering) return texts::for_gathering(l, r.gathering_title.in(l));
  return r.theme.empty() ? std::string(texts::for_city(l)) : texts::for_theme(l, r.theme);
}

std::string quantity_of(Language l, const SupportRequest& r) {
  if (!r.quantity) return {};
  const std::string& unit = r.unit.in(l);
  return text::format_number(l, *r.quantity) + (unit.empty() ? "" : " (" + unit + ")");
}

bool is_short_notice(const SupportRequest& r) {
  return r.needed_on.days - text::date_in_warsaw(r.made_at).days < r.notice_days;
}

void put_both(Html& out, Language l, const Both& words) {
  html::put<R"(<span{?lang=}>{}</span>)">(out, words.lang(l), words.in(l));
}

void put_history(Html& out, Language l, const std::vector<RequestStep>& steps) {
  std::vector<std::string> days, isos, titles;
  for (const RequestStep& s : steps) {
    days.push_back(text::format_instant(l, s.made_at, text::DateStyle::numeric));
    isos.push_back(iso(text::date_in_warsaw(s.made_at)));
    titles.push_back(
        fmt::format("{} ({})", name_of(l, s.state), s.by_office ? texts::by_office(l) : texts::by_ambassador(l)));
  }
  std::vector<html::LogEntry> log;
  for (std::size_t i = steps.size(); i-- > 0;)
    log.push_back({.date = days[i],
                   .iso_date = isos[i],
                   .title = titles[i],
                   .text = steps[i].words,
                   .tone = tone_of(steps[i].state)});
  html::event_log(out, texts::history(l), log);
}

void put_contact(Html& out, Language l, const Contact& c) {
  const auto office = [&](Html& v) { put_both(v, l, c.office); };
  const auto hours = [&](Html& v) { put_both(v, l, c.hours); };
  const auto mail = [&](Html& v) { html::put<R"(<a href="mailto:{}">{}</a>)">(v, c.email, c.email); };
  std::vector<html::SummaryRow> rows;
  if (!c.name.empty()) rows.push_back({.name = texts::f_contact_name(l), .value = c.name});
  rows.push_back({.name = texts::f_office(l), .value = office});
  if (!c.phone.empty()) rows.push_back({.name = texts::f_phone(l), .value = c.phone});
  if (!c.email.empty()) rows.push_back({.name = texts::f_email(l), .value = mail});
  if (!c.hours.empty()) rows.push_back({.name = texts::f_hours(l), .value = hours});
  html::summary_list(out, l, rows);
}

void put_desk_views(Html& out, Language l, DeskView current, int year) {
  const std::string desk = localized(l, "/administracja/wsparcie"), forms = fmt::format("{}/formy?rok={}", desk, year),
                    contacts = fmt::format("{}/osoby?rok={}", desk, year), papers = desk + "/materialy";
  const html::Link views[] = {{.href = desk, .label = texts::requests(l), .current = current == DeskView::requests},
                              {.href = forms, .label = texts::support_forms(l), .current = current == DeskView::forms},
                              {.href = contacts, .label = texts::contacts(l), .current = current == DeskView::contacts},
                              {.href = papers, .label = texts::papers(l), .current = current == DeskView::papers}};
  html::tabs(out, texts::desk(l), views);
}

}  // namespace wiec::support
