#include "platform/html/layout.h"

#include "platform/html/field.h"
#include "platform/html/layout_head.h"
#include "platform/html/texts.h"

namespace wiec::html {
namespace {

// The name of a language is written in that language.
std::string_view name_of(Language language) { return language == Language::pl ? "Polski" : "English"; }

// Lozenges and saw teeth of a woven belt; the three colours are the municipality's (city_style.h).
void woven_stripe(Html& out) {
  put<R"~(<svg class="stripe" aria-hidden="true"><defs><pattern id="krajka" width="48" height="12" patternUnits="userSpaceOnUse"><path class="city-1" d="M0 0h48v12H0z"/><path class="city-2" d="M0 0l6 6-6 6zM48 0l-6 6 6 6zM24 0l6 6-6 6-6-6z"/><path class="city-3" d="M12 0l6 6-6 6-6-6zM36 0l6 6-6 6-6-6z"/><path class="city-0" d="M12 3l3 3-3 3-3-3zM36 3l3 3-3 3-3-3z"/><path class="city-1" d="M24 3l3 3-3 3-3-3z"/></pattern></defs><rect width="100%" height="12" fill="url(#krajka)"/></svg>)~">(out);
}

void site_mark(Html& out) {
  put<R"(<svg class="site-mark" viewBox="0 0 32 32" aria-hidden="true"><path class="city-1" d="M16 1l7.5 7.5L16 16 8.5 8.5z"/><path class="city-2" d="M8.5 8.5L16 16l-7.5 7.5L1 16z"/><path class="city-3" d="M23.5 8.5L31 16l-7.5 7.5L16 16z"/><path class="city-1" d="M16 16l7.5 7.5L16 31l-7.5-7.5z"/></svg>)">(out);
}

void link_items(Html& out, std::span<const Link> links) {
  for (const Link& link : links) {
    put<R"(<li><a href="{}"{?aria-current=}>{}</a></li>)">(out, link.href, link.current ? "page" : "", link.label);
  }
}

void language_switch(Html& out, const LayoutParts& parts) {
  for (const Alternate& other : parts.alternates) {
    if (other.language == parts.language) continue;
    put<R"(<li><a href="{}" hreflang="{}" lang="{}" rel="alternate">{}{}</a></li>)">(
        out, other.path, code_of(other.language), code_of(other.language), [](Html& mark) { icon(mark, Icon::languages); },
        name_of(other.language));
  }
}

void header(Html& out, const LayoutParts& parts) {
  const auto name = [&](Html& words) {
    put<R"(<a class="site-name" href="{}">{}<span><span class="site-title">{}</span>{}</span></a>)">(
        words, parts.home_href, site_mark, parts.site_name,
        [&](Html& note) { if (!parts.site_note.empty()) put<R"(<span class="site-note">{}</span>)">(note, parts.site_note); });
  };
  const auto menu = [&](Html& nav) {
    put<R"(<button class="menu-button" type="button" popovertarget="menu">{}{}</button><div class="menu" id="menu" popover><button class="menu-close" type="button" popovertarget="menu" popovertargetaction="hide">{}{}</button><nav class="menu-main" aria-label="{}"><ul>{}</ul></nav><div class="menu-more">{}<ul>{}{}</ul></div></div>)">(
        nav, [](Html& mark) { icon(mark, Icon::menu); }, texts::menu(parts.language), [](Html& mark) { icon(mark, Icon::x); },
        texts::close(parts.language), texts::menu_label(parts.language),
        [&](Html& list) { link_items(list, parts.menu); },
        [&](Html& search) {
          if (parts.search_action.empty()) return;
          search_box(search, parts.language, {.action = parts.search_action, .label = parts.search_label, .value = parts.search_value});
        },
        [&](Html& list) { language_switch(list, parts); }, [&](Html& list) { link_items(list, parts.account); });
  };
  put<R"(<header class="site-header"><div class="page-width">{}{}</div>{}</header>)">(out, name, menu, woven_stripe);
}

void footer(Html& out, const LayoutParts& parts) {
  const auto add = [&](Html& list, const FooterGroup& group) {
    put<R"(<div><h2>{}</h2><ul role="list">{}</ul></div>)">(list, group.title, [&](Html& items) { link_items(items, group.links); });
  };
  put<R"~(<footer class="site-footer"><svg class="stripe" aria-hidden="true"><rect width="100%" height="12" fill="url(#krajka)"/></svg><div class="page-width"><div class="footer-groups">{}</div><div class="footer-note">{}</div></div></footer>)~">(
      out, [&](Html& list) { for (const FooterGroup& each : parts.footer) add(list, each); }, parts.footer_note);
}

}  // namespace

void layout(Html& out, const LayoutParts& parts) {
  put<R"(<!doctype html><html lang="{}">)">(out, code_of(parts.language));
  layout_head(out, parts);
  put<R"(<body><a class="skip-link" href="#main">{}</a>{}{}{}<main class="page-width{}" id="main">{}</main>{}</body></html>)">(
      out, texts::skip_to_content(parts.language), parts.banner, [&](Html& top) { header(top, parts); },
      [&](Html& path) { if (!parts.breadcrumb.empty()) put<R"(<div class="page-width">{}</div>)">(path, parts.breadcrumb); },
      parts.wide ? " main-wide" : "", parts.main, [&](Html& bottom) { footer(bottom, parts); });
}

}  // namespace wiec::html
