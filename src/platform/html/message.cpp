// Pieces that speak to the reader: notice, banner, panel, hero.
#include "platform/html/card.h"
#include "platform/html/texts.h"

namespace wiec::html {
namespace {

struct NoticeLook {
  std::string_view css_class, word;
  Icon icon;
};
NoticeLook look(NoticeKind kind, Language language) {
  switch (kind) {
    case NoticeKind::success: return {"notice notice-success", texts::success(language), Icon::circle_check};
    case NoticeKind::warning: return {"notice notice-warning", texts::warning(language), Icon::triangle_alert};
    case NoticeKind::error: return {"notice notice-error", texts::error(language), Icon::circle_alert};
    default: return {"notice", texts::information(language), Icon::info};
  }
}

}  // namespace

void notice(Html& out, Language language, const Notice& notice) {
  const auto [css_class, word, mark] = look(notice.kind, language);
  const std::string_view role = !notice.announced ? "" : notice.kind == NoticeKind::error ? "alert" : "status";
  put<R"(<div class="{}"{?role=}>{}<div class="notice-body"><p class="notice-title">{}</p>{}</div></div>)">(
      out, css_class, role, [&](Html& sign) { icon(sign, mark); }, notice.title.empty() ? word : notice.title, [&](Html& text) {
        if (!notice.text.empty()) put<R"(<div>{}</div>)">(text, notice.text);
      });
}

void banner(Html& out, Language language, const Banner& banner) {
  put<R"(<section class="banner" aria-label="{}"><div class="page-width">{}<p>{}</p>{}</div></section>)">(
      out, texts::warning(language), [](Html& mark) { icon(mark, Icon::triangle_alert); }, banner.text, [&](Html& action) {
        if (!banner.action.href.empty()) put<R"(<a href="{}">{}</a>)">(action, banner.action.href, banner.action.label);
      });
}

void panel(Html& out, const Panel& panel) {
  put<R"(<div class="panel">{}<h1>{}</h1>{}{}</div>)">(
      out, [](Html& mark) { icon(mark, Icon::circle_check); }, panel.title,
      [&](Html& text) { if (!panel.text.empty()) put<"<p>{}</p>">(text, panel.text); },
      [&](Html& code) { if (!panel.code.empty()) put<R"(<p class="panel-code">{}</p>)">(code, panel.code); });
}

void hero(Html& out, const Hero& hero) {
  const auto words = [&](Html& text) {
    put<"<h1>{}</h1>">(text, hero.title);
    if (!hero.lead.empty()) put<R"(<p class="lead">{}</p>)">(text, hero.lead);
    if (!hero.actions.empty()) put<R"(<div class="button-row">{}</div>)">(text, hero.actions);
  };
  const auto aside = [&](Html& beside) {
    if (!hero.aside.empty()) put<R"(<div class="hero-aside">{}</div>)">(beside, hero.aside);
  };
  put<R"(<div class="hero"><div class="hero-words">{}</div>{}</div>)">(out, words, aside);
}

}  // namespace wiec::html
