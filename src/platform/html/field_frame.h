// The frame that every field stands in: label or legend, hint, error. Inner part of the fields.
#pragma once
#include <optional>
#include <string>

#include "platform/html/component.h"

namespace wiec::html {

struct Frame {
  std::string_view name, label, hint, error;
  bool optional = false;
  bool large_legend = false;
  std::string_view css_class = {};
  std::optional<int> max_length = {};
};

// "f-title"
std::string field_id(std::string_view name);
// Ids of the hint and the error that are there, for aria-describedby.
std::string described_by(const Frame&);

// <div> with <label>, and <fieldset> with <legend>; each writes the control where it belongs.
void framed(Html& out, Language, const Frame&, const Content& control);
void framed_group(Html& out, Language, const Frame&, const Content& controls);

}  // namespace wiec::html
