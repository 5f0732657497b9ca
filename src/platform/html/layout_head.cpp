#include "platform/html/layout_head.h"

#include "platform/html/texts.h"
#include "web/assets.h"

namespace wiec::html {
namespace {

std::string_view open_graph_locale(Language language) { return language == Language::pl ? "pl_PL" : "en_GB"; }

void title(Html& out, const LayoutParts& parts) {
  const std::string_view mark = parts.has_errors ? texts::error_prefix(parts.language) : "";
  const std::string_view site = parts.title == parts.site_name ? "" : parts.site_name;
  put<"<title>{}{}{}{}{}</title>">(out, mark, mark.empty() ? "" : " ", parts.title, site.empty() ? "" : " – ", site);
}

void search_engine_links(Html& out, const LayoutParts& parts) {
  if (parts.no_index) put<R"(<meta name="robots" content="noindex">)">(out);
  if (!parts.canonical.empty()) put<R"(<link rel="canonical" href="{}">)">(out, parts.canonical);
  for (const Alternate& other : parts.alternates) {
    if (other.url.empty()) continue;
    put<R"(<link rel="alternate" hreflang="{}" href="{}">)">(out, code_of(other.language), other.url);
  }
  if (!parts.feed_href.empty()) {
    put<R"(<link rel="alternate" type="application/atom+xml" title="{}" href="{}">)">(out, parts.feed_title, parts.feed_href);
  }
}

void social(Html& out, const LayoutParts& parts) {
  put<R"(<meta property="og:type" content="website"><meta property="og:title" content="{}"><meta property="og:site_name" content="{}"><meta property="og:locale" content="{}">)">(
      out, parts.title, parts.site_name, open_graph_locale(parts.language));
  if (!parts.description.empty()) {
    put<R"(<meta name="description" content="{}"><meta property="og:description" content="{}">)">(out, parts.description, parts.description);
  }
  if (!parts.canonical.empty()) put<R"(<meta property="og:url" content="{}">)">(out, parts.canonical);
  if (!parts.image.empty()) put<R"(<meta property="og:image" content="{}"><meta name="twitter:card" content="summary_large_image">)">(out, parts.image);
}

void files(Html& out, const LayoutParts& parts) {
  put<R"(<link rel="icon" type="image/svg+xml" href="{}"><link rel="preload" as="font" type="font/woff2" href="{}" crossorigin><link rel="preload" as="font" type="font/woff2" href="{}" crossorigin><link rel="stylesheet" href="{}">)">(
      out, web::asset_url("icons.svg"), web::asset_url("figtree.woff2"), web::asset_url("fraunces.woff2"), web::asset_url("app.css"));
  if (!parts.city_style.empty()) put<R"(<link rel="stylesheet" href="{}">)">(out, parts.city_style);
  put<R"(<script src="{}" defer></script>)">(out, web::asset_url("app.js"));
}

}  // namespace

void layout_head(Html& out, const LayoutParts& parts) {
  put<R"~(<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#fbf7f0" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#1c1a17" media="(prefers-color-scheme: dark)">)~">(out);
  title(out, parts);
  files(out, parts);
  search_engine_links(out, parts);
  social(out, parts);
  if (!parts.json_ld.empty()) json_ld(out, parts.json_ld);
  put<"</head>">(out);
}

}  // namespace wiec::html
