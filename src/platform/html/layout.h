// The frame of every page: head, header with the woven stripe, main, footer. Knows no civic word: names, links and texts
// come from the caller.
#pragma once
#include <span>
#include <string_view>

#include "platform/html/component.h"

namespace wiec::html {

struct Alternate {
  Language language = Language::pl;
  std::string_view url;   // absolute, for search engines; the language switch uses the same
  std::string_view path;  // on this site
};

struct FooterGroup {
  std::string_view title;
  std::span<const Link> links;
};

struct LayoutParts {
  Language language = Language::pl;
  std::string_view title;             // of the page; the site's name is added behind it
  std::string_view site_name;         // "Budżet obywatelski Grodu"
  std::string_view site_note = {};    // small, under the name: "Wspólne projekty mieszkańców"
  std::string_view home_href = "/";
  std::string_view description = {};
  std::string_view canonical = {};    // absolute address
  std::span<const Alternate> alternates = {};  // of both languages
  std::string_view image = {};        // absolute address of the picture for social media; a default stands in web/
  std::string_view feed_href = {};    // Atom feed of what the page lists
  std::string_view feed_title = {};
  std::string_view json_ld = {};      // JSON text
  std::string_view city_style = {};   // path of the municipality's stylesheet (city_style.h)
  bool has_errors = false;            // "Błąd:" before the title
  bool no_index = false;

  std::span<const Link> menu = {};
  std::span<const Link> account = {};  // log in, or the person's own pages
  std::string_view search_action = {};
  std::string_view search_label = {};
  std::string_view search_value = {};

  Content banner = {};      // above everything: a ballot not sent
  Content breadcrumb = {};
  Content main;
  bool wide = false;        // main uses the whole width (lists, maps); else text measure decides inside
  std::span<const FooterGroup> footer = {};
  Content footer_note = {};
};

// Appends the whole document.
void layout(Html& out, const LayoutParts&);

}  // namespace wiec::html
