// /konto/powiadomienia: which letters come and how often, with the next one as it will look; /wypisz/{token}: the end
// of letters by one button.
#include "commons/notifications/notifications_page.h"

#include "commons/notifications/notifications.h"
#include "commons/notifications/texts.h"
#include "commons/people/person_store.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/section.h"
#include "platform/http/form.h"
#include "platform/text/text.h"

namespace wiec::notifications {
namespace {

struct Words {
  NoticeKind kind;
  std::string_view legend, hint;
};
std::vector<Words> kind_words(Language l) {
  return {{NoticeKind::own, texts::kind_own(l), texts::kind_own_hint(l)},
          {NoticeKind::city, texts::kind_city(l), texts::kind_city_hint(l)}};
}

void put_choices(Html& out, Context& ctx, const Choices& choices) {
  const Language l = ctx.language;
  const html::Choice modes[] = {{.value = "at_once", .label = texts::mode_at_once(l)},
                                {.value = "weekly", .label = texts::mode_weekly(l)},
                                {.value = "never", .label = texts::mode_never(l)}};
  const std::string csrf = ctx.form_token(), action = localized(l, "/konto/powiadomienia");
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     for (const Words& words : kind_words(l))
                       html::radio_field(f, l,
                                         {.name = code_of(words.kind),
                                          .legend = words.legend,
                                          .choices = modes,
                                          .hint = words.hint,
                                          .value = code_of(choices.of(words.kind))});
                     html::button(f, {.label = texts::save(l)});
                   }});
}

void put_preview(Html& out, Context& ctx, const people::Person& person, const std::vector<Notice>& waiting) {
  const Language l = ctx.language;
  if (waiting.empty()) {
    html::put<"<p>{}</p>">(out, texts::nothing_waits(l));
    return;
  }
  const auto letter = compose_letter(person, waiting, ctx.site_address(), unsubscribe_path(ctx.shared, person.id));
  Instant soonest = waiting.front().due_at;
  for (const Notice& n : waiting) soonest = std::min(soonest, n.due_at);
  const std::string due = text::format_instant(l, soonest);
  html::put<R"(<p>{}</p><pre class="letter" lang="{}">{}</pre>)">(out, texts::goes_on(l, due), code_of(person.language),
                                                                  letter.text);
}

}  // namespace

Result<Reply> choices_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const people::PersonId id{ctx.actor.person};
  std::optional<people::Person> person;
  std::vector<Notice> waiting;
  const Choices choices = ctx.db.read([&](db::ReadTx& tx) {
    person = people::find_person(tx, id);
    waiting = waiting_notices(tx, id, person ? person->language : l);
    return choices_of(tx, id);
  });
  Page page{.title = std::string(texts::title(l)), .indexed = false};
  page.crumbs = {{std::string(texts::account(l)), "/konto"}};
  html::heading(page.main, 1, texts::title(l));
  if (!request.query("zapisano").empty())
    html::notice(page.main, l, {.kind = html::NoticeKind::success, .text = texts::saved(l), .announced = true});
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::lead(l));
  put_choices(page.main, ctx, choices);
  html::section(page.main, {.title = texts::preview(l), .body = [&](Html& body) {
                              if (person) put_preview(body, ctx, *person, waiting);
                            }});
  return page;
}

Result<Reply> post_choices(Context& ctx, const Request& request) {
  const auto form = http::Form::parse(request.http.header("content-type"), request.http.body);
  std::vector<std::pair<NoticeKind, Mode>> chosen;
  for (const NoticeKind kind : kNoticeKinds)
    if (const auto mode = form ? mode_from(form->text(code_of(kind))) : std::nullopt) chosen.emplace_back(kind, *mode);
  ctx.db.write("notifications.choose", [=, person = people::PersonId{ctx.actor.person}](db::WriteTx& tx) {
    for (const auto& [kind, mode] : chosen) choose(tx, person, kind, mode);
  });
  return Redirect{"/konto/powiadomienia?zapisano=1"};
}

Result<Reply> unsubscribe_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  if (!person_from_token(ctx.shared, request.params.get("token")))
    return problem(ProblemKind::not_found, texts::keys::no_such_link);
  Page page{.title = std::string(texts::unsubscribe_title(l)), .indexed = false};
  html::heading(page.main, 1, texts::unsubscribe_title(l));
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::unsubscribe_text(l));
  const std::string action = localized(l, fmt::format("/wypisz/{}", request.params.get("token")));
  html::form(page.main,
             {.action = action, .body = [&](Html& f) { html::button(f, {.label = texts::unsubscribe_act(l)}); }});
  return page;
}

Result<Reply> post_unsubscribe(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto person = person_from_token(ctx.shared, request.params.get("token"));
  if (!person) return problem(ProblemKind::not_found, texts::keys::no_such_link);
  ctx.db.write("notifications.unsubscribe", [id = *person](db::WriteTx& tx) {
    const auto found = people::find_person(tx, id);
    if (!found || found->state == people::PersonState::erased) return;
    for (const NoticeKind kind : {NoticeKind::own, NoticeKind::city}) choose(tx, id, kind, Mode::never);
  });
  Page page{.title = std::string(texts::unsubscribed(l)), .indexed = false};
  html::panel(page.main, {.title = texts::unsubscribed(l), .text = texts::unsubscribed_text(l)});
  return page;
}

}  // namespace wiec::notifications
