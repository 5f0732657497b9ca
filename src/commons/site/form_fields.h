// Fields of a form that show what was typed and what is wrong with it.
#pragma once
#include "commons/site/typed.h"
#include "platform/html/field.h"

namespace wiec {

struct FormFields {
  Language language;
  const Typed& typed;
  const Errors& errors;

  void line(html::Html& f, std::string_view name, std::string_view label, std::string_view hint = {},
            bool optional = false, std::optional<int> most = {}) const;
  void words(html::Html& f, std::string_view name, std::string_view label, int most, std::string_view hint = {},
             bool optional = true) const;
  void select(html::Html& f, std::string_view name, std::string_view label, std::span<const html::Choice> choices,
              std::string_view empty_label = {}, bool optional = false) const;
  // NAME_date and NAME_time, as Reader::moment reads them.
  void moment(html::Html& f, std::string_view name, std::string_view day, std::string_view hour,
              std::string_view hour_hint) const;
};

}  // namespace wiec
