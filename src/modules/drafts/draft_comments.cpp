// Comments under a draft, a page of them at a time.
#include "modules/drafts/draft_acts.h"
#include "modules/drafts/texts.h"
#include "platform/html/navigation.h"

namespace wiec::drafts {
namespace {

void put_comment(Html& out, const Acts& acts, const Around& a, const Comment& c, const std::string& name) {
  const Language l = acts.ctx.language;
  const std::string_view who = !name.empty() ? std::string_view(name)
                               : c.by_author ? texts::an_author(l)
                                             : texts::a_resident(l);
  html::put<R"(<li><p><strong>{}</strong>, {}, {}</p>)">(out, who, moment(l, c.made_at),
                                                         texts::at_revision(l, c.revision));
  if (c.hidden)
    html::put<R"(<p class="muted">{}</p>)">(out, texts::comment_hidden(l));
  else
    html::put<"<p>{}</p>">(out, c.body);
  if (a.led && !c.hidden)
    acts.act(out, texts::hide_comment(l), "ukryj-komentarz", code_from_id(c.id.value), html::ButtonKind::quiet);
  html::put<"</li>">(out);
}

}  // namespace

void put_comments(Html& out, const Acts& acts, const Around& a) {
  const Language l = acts.ctx.language;
  html::put<"<h2>{}</h2>">(out, texts::comments(l));
  if (a.comments.empty()) html::put<"<p>{}</p>">(out, texts::no_comments(l));
  if (!a.comments.empty()) {
    html::put<R"(<ul class="plain-list">)">(out);
    for (const auto& [c, name] : a.comments) put_comment(out, acts, a, c, name);
    html::put<"</ul>">(out);
    const std::string before = acts.action() + "?komentarze=";
    html::pager(out, l, {.page = a.comments_page, .pages = a.comments_pages, .href_before_number = before});
  }
  if (acts.draft.state != State::working) return;
  if (acts.ctx.actor.anonymous()) {
    const std::string href = localized(l, "/logowanie?wroc=" + localized(l, acts.draft.path()));
    html::put<R"(<p><a href="{}">{}</a></p>)">(out, href, texts::log_in_to_comment(l));
    return;
  }
  const std::string csrf = acts.ctx.form_token(), action = acts.action();
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::text_area(f, l,
                                     {.name = "comment",
                                      .label = texts::f_comment(l),
                                      .value = acts.typed.at("comment"),
                                      .error = acts.errors.at("comment"),
                                      .rows = 4,
                                      .max_length = 2000});
                     html::button(f, {.label = texts::comment_it(l),
                                      .kind = html::ButtonKind::secondary,
                                      .name = "co",
                                      .value = "komentarz"});
                   }});
}

}  // namespace wiec::drafts
