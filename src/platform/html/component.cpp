#include "platform/html/component.h"

namespace wiec::html {

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::plain: return "tone-plain";
    case Tone::brick: return "tone-brick";
    case Tone::wisla: return "tone-wisla";
    case Tone::linden: return "tone-linden";
    case Tone::amber: return "tone-amber";
    case Tone::plum: return "tone-plum";
    case Tone::error: return "tone-error";
  }
  return "tone-plain";
}

Tone accent(int position) {
  constexpr Tone kAccents[] = {Tone::linden, Tone::wisla, Tone::plum, Tone::amber, Tone::brick};
  return kAccents[static_cast<unsigned>(position) % std::size(kAccents)];
}

void heading(Html& out, int level, const Content& content, std::string_view css_class, std::string_view id) {
  switch (level) {
    case 1: return put<"<h1{?class=}{?id=}>{}</h1>">(out, css_class, id, content);
    case 2: return put<"<h2{?class=}{?id=}>{}</h2>">(out, css_class, id, content);
    case 3: return put<"<h3{?class=}{?id=}>{}</h3>">(out, css_class, id, content);
    default: return put<"<h4{?class=}{?id=}>{}</h4>">(out, css_class, id, content);
  }
}

void hidden_text(Html& out, std::string_view text) { put<R"(<span class="hidden">{}</span>)">(out, text); }

}  // namespace wiec::html
