// The pages of the gallery. Content is invented; the look and the markup are the real ones.
#pragma once
#include <string_view>

#include "platform/html/card.h"
#include "platform/html/layout.h"
#include "platform/html/map.h"

namespace wiec::gallery {

inline std::string_view say(Language language, std::string_view pl, std::string_view en) { return language == Language::pl ? pl : en; }

void home_page(html::Html& out, Language language);
void list_page(html::Html& out, Language language);
void results_page(html::Html& out, Language language);
void form_page(html::Html& out, Language language);
void parts_page(html::Html& out, Language language);

// The layout of the site around a page.
struct Frame {
  Language language = Language::pl;
  std::string_view address;  // "/list"
  std::string_view title;
  html::Content main;
  html::Content breadcrumb = {};
  html::Content banner = {};
  bool has_errors = false;
  bool wide = false;
};
void framed(html::Html& out, const Frame& frame);

// Invented things that several pages show.
struct Idea {
  std::string_view title, text, category, district, cost, status;
  html::Tone tone;
  html::Icon icon;
  int picture;
};
std::span<const Idea> ideas();
void idea_card(html::Html& out, const Idea& idea, int heading_level, bool with_picture);
void district_map(html::Html& out, Language language);

}  // namespace wiec::gallery
