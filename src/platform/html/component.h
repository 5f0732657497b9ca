// What all components share. A component is a function that appends to Html; it takes its texts from the caller and only
// words of its own ("Next page") from platform/html/texts. Structs are views: fill them in the call.
#pragma once
#include <span>
#include <string_view>

#include "base/language.h"
#include "platform/html/html.h"
#include "platform/html/icon.h"

namespace wiec::html {

// Accents of the palette (web/styles/tokens.css). Never the only carrier of a meaning: a word stands beside it.
enum class Tone { plain, brick, wisla, linden, amber, plum, error };
std::string_view class_of(Tone);  // "tone-brick"
// A tone for the n-th kind of something (topics, districts), so that neighbours in a list look different. Any number is fine.
Tone accent(int position);

struct Link {
  std::string_view href;
  std::string_view label;
  bool current = false;           // the page being read
  std::string_view count = {};    // "12", shown behind the label
};

// <h1> to <h4>; id and css_class may be empty.
void heading(Html& out, int level, const Content& content, std::string_view css_class = {}, std::string_view id = {});
// Text for screen readers only.
void hidden_text(Html& out, std::string_view text);

}  // namespace wiec::html
