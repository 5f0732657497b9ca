#include "modules/verification/words.h"

#include "modules/drafts/pages.h"
#include "modules/needs/words.h"
#include "modules/verification/texts.h"
#include "platform/text/text.h"

namespace wiec::verification {
namespace {

void put_part(Html& out, std::string_view label, std::string_view words) {
  if (words.empty()) return;
  html::put<"<p><strong>{}</strong></p>">(out, label);
  needs::put_paragraphs(out, words);
}

void put_answer(Html& out, Language l, const Answer& answer) {
  const std::string title(texts::answer_of(l, name_of(l, answer.kind), drafts::moment(l, answer.at), answer.revision));
  html::notice(out, l, {.kind = html::NoticeKind::success, .title = title, .text = [&](Html& body) {
                          needs::put_paragraphs(body, answer.why);
                        }});
}

}  // namespace

std::string_view name_of(Language l, ReadingState state) {
  switch (state) {
    case ReadingState::fresh:
      return texts::state_new(l);
    case ReadingState::read:
      return texts::state_read(l);
    case ReadingState::answered:
      return texts::state_answered(l);
    case ReadingState::passed_on:
      return texts::state_passed_on(l);
    case ReadingState::replaced:
      return texts::state_replaced(l);
  }
  return {};
}

std::string_view name_of(Language l, Kind kind) {
  switch (kind) {
    case Kind::fits:
      return texts::kind_fits(l);
    case Kind::improve:
      return texts::kind_improve(l);
    case Kind::conflicts:
      return texts::kind_conflicts(l);
  }
  return {};
}

std::string_view name_of(Language l, AnswerKind kind) {
  switch (kind) {
    case AnswerKind::accept:
      return texts::answer_accept(l);
    case AnswerKind::will_change:
      return texts::answer_will_change(l);
    case AnswerKind::keep:
      return texts::answer_keep(l);
  }
  return {};
}

std::string_view name_of(Language l, Release release) {
  switch (release) {
    case Release::written:
      return texts::release_written(l);
    case Release::kept:
      return texts::release_kept(l);
    case Release::released:
      return texts::release_released(l);
  }
  return {};
}

std::string theme_name(Language l, std::string_view code) {
  const auto theme = needs::theme_from(code);
  return theme ? std::string(needs::name_of(l, *theme)) : std::string();
}

void put_theme_filter(Html& out, Language l, std::string_view theme) {
  const auto themes = needs::theme_choices(l);
  html::select_field(out, l,
                     {.name = "temat",
                      .label = texts::f_theme(l),
                      .choices = themes,
                      .value = theme,
                      .empty_label = texts::any(l),
                      .submits = true});
}

html::Tone tone_of(Kind kind) {
  if (kind == Kind::fits) return html::Tone::linden;
  return kind == Kind::improve ? html::Tone::amber : html::Tone::brick;
}

std::string due_words(Language l, const Reading& r, Instant now) {
  const Date day = text::date_in_warsaw(last_moment(r.due_at));
  if (r.answered_at) return std::string(texts::answered_on(l, text::date_in_warsaw(*r.answered_at)));
  if (!r.waits()) return std::string(name_of(l, r.state));
  return std::string(r.overdue(now) ? texts::overdue_since(l, day) : texts::due_until(l, day));
}

bool shown_to_authors(const Advice& a) { return a.release == Release::released; }

void put_point(Html& out, Language l, const Advice& a, int level) {
  html::tag(out, {.label = name_of(l, a.point.kind), .tone = tone_of(a.point.kind)});
  html::heading(out, level, a.unit.label());
  needs::put_paragraphs(out, a.point.body);
  put_part(out, texts::f_provision(l), a.point.provision);
  put_part(out, texts::unless_shown(l), a.point.unless);
  put_part(out, texts::f_suggestion(l), a.point.suggestion);
  put_part(out, texts::f_already(l), a.point.already);
  put_part(out, texts::f_practice(l), a.point.practice);
  if (!a.said.empty() && a.said_at) {
    const std::string label(texts::said_on(l, drafts::moment(l, *a.said_at)));
    put_part(out, label, a.said);
  }
  if (a.answer) put_answer(out, l, *a.answer);
}

void put_short_advice(Html& out, Language l, const std::vector<Advice>& all) {
  html::put<"<ul>">(out);
  for (const Advice& a : all)
    html::put<"<li>{} ({}): {}</li>">(out, name_of(l, a.point.kind), a.unit.name, text::truncate(a.point.body, 120));
  html::put<"</ul>">(out);
}

void put_old_revision(Html& out, Language l, std::string_view draft_path, std::int64_t revision, std::int64_t newest) {
  if (revision == newest) return;
  const std::string href = localized(l, fmt::format("{}/wersje?od={}&do={}", draft_path, revision, newest));
  html::notice(out, l, {.title = texts::about_older(l, revision, newest), .text = [&](Html& body) {
                          html::put<R"(<p>{} <a href="{}">{}</a></p>)">(body, texts::older_stands(l), href,
                                                                        texts::what_changed(l, revision, newest));
                        }});
}

UnitChoices::UnitChoices(const std::vector<AskedUnit>& units) {
  words_.reserve(2 * units.size());
  for (const AskedUnit& unit : units) {
    const std::string& code = words_.emplace_back(unit.code());
    const std::string& label = words_.emplace_back(unit.label());
    choices_.push_back({.value = code, .label = label});
  }
}

}  // namespace wiec::verification
