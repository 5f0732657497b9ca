#include "platform/html/field_frame.h"

#include "platform/html/texts.h"

namespace wiec::html {
namespace {

void optional_mark(Html& out, Language language, const Frame& frame) {
  if (frame.optional) put<R"( <span class="optional">({})</span>)">(out, texts::optional(language));
}

void hint_and_error(Html& out, Language language, const Frame& frame, const std::string& id) {
  if (!frame.hint.empty()) put<R"(<p class="hint" id="{}-hint">{}</p>)">(out, id, frame.hint);
  if (frame.max_length) {
    put<R"(<p class="hint" id="{}-limit">{}</p>)">(out, id, texts::characters_limit(language, *frame.max_length));
  }
  if (frame.error.empty()) return;
  put<R"(<p class="field-message" id="{}-error">{}<span class="hidden">{} </span>{}</p>)">(
      out, id, [](Html& mark) { icon(mark, Icon::circle_alert); }, texts::error_prefix(language), frame.error);
}

std::string frame_class(const Frame& frame) {
  std::string out = "field";
  if (!frame.error.empty()) out += " field-wrong";
  if (!frame.css_class.empty()) (out += ' ') += frame.css_class;
  return out;
}

}  // namespace

std::string field_id(std::string_view name) { return "f-" + std::string(name); }

std::string described_by(const Frame& frame) {
  const std::string id = field_id(frame.name);
  std::string out;
  if (!frame.hint.empty()) out += id + "-hint";
  if (frame.max_length) out += (out.empty() ? "" : " ") + id + "-limit";
  if (!frame.error.empty()) out += (out.empty() ? "" : " ") + id + "-error";
  return out;
}

void framed(Html& out, Language language, const Frame& frame, const Content& control) {
  const std::string id = field_id(frame.name);
  put<R"(<div class="{}"><label for="{}">{}{}</label>{}{}</div>)">(
      out, frame_class(frame), id, frame.label, [&](Html& mark) { optional_mark(mark, language, frame); },
      [&](Html& words) { hint_and_error(words, language, frame, id); }, control);
}

void framed_group(Html& out, Language language, const Frame& frame, const Content& controls) {
  const std::string id = field_id(frame.name);
  const auto legend = [&](Html& words) {
    if (frame.large_legend) {
      put<"<legend><h1>{}</h1></legend>">(words, frame.label);
    } else {
      put<"<legend>{}{}</legend>">(words, frame.label, [&](Html& mark) { optional_mark(mark, language, frame); });
    }
  };
  put<R"(<fieldset class="{}"{?aria-describedby=}>{}{}{}</fieldset>)">(
      out, frame_class(frame), described_by(frame), legend, [&](Html& words) { hint_and_error(words, language, frame, id); }, controls);
}

}  // namespace wiec::html
