#include "commons/site/form_fields.h"

namespace wiec {

void FormFields::line(html::Html& f, std::string_view name, std::string_view label, std::string_view hint,
                      bool optional, std::optional<int> most) const {
  html::text_field(f, language,
                   {.name = name,
                    .label = label,
                    .hint = hint,
                    .value = typed.at(name),
                    .error = errors.at(name),
                    .max_length = most,
                    .optional = optional});
}

void FormFields::words(html::Html& f, std::string_view name, std::string_view label, int most, std::string_view hint,
                       bool optional) const {
  html::text_area(f, language,
                  {.name = name,
                   .label = label,
                   .hint = hint,
                   .value = typed.at(name),
                   .error = errors.at(name),
                   .rows = 6,
                   .max_length = most,
                   .optional = optional});
}

void FormFields::select(html::Html& f, std::string_view name, std::string_view label,
                        std::span<const html::Choice> choices, std::string_view empty_label, bool optional) const {
  html::select_field(f, language,
                     {.name = name,
                      .label = label,
                      .choices = choices,
                      .value = typed.at(name),
                      .error = errors.at(name),
                      .empty_label = empty_label,
                      .optional = optional});
}

void FormFields::moment(html::Html& f, std::string_view name, std::string_view day, std::string_view hour,
                        std::string_view hour_hint) const {
  const std::string date = std::string(name) + "_date", time = std::string(name) + "_time";
  html::date_field(f, language, {.name = date, .label = day, .value = typed.at(date), .error = errors.at(date)});
  html::text_field(f, language,
                   {.name = time,
                    .label = hour,
                    .hint = hour_hint,
                    .value = typed.at(time),
                    .error = errors.at(time),
                    .width = html::Width::short_});
}

}  // namespace wiec
