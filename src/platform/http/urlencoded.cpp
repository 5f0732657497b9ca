#include "platform/http/ascii.h"
#include "platform/http/form.h"
#include "platform/http/form_text.h"
#include "platform/http/target.h"

namespace wiec::http {

std::optional<FormError> parse_urlencoded(std::string_view rest, const FormLimits& limits, Query& out) {
  std::size_t count = 0;
  while (!rest.empty()) {
    std::string_view value = take_until(rest, '&');
    if (value.empty()) continue;
    if (++count > limits.fields) return FormError{FormFault::too_many_fields, {}};
    const std::string_view raw_name = take_until(value, '=');
    // Three bytes may stand for one; longer than that needs no decoding to be refused.
    if (raw_name.size() > limits.name_bytes * 3) return FormError{FormFault::too_long_name, {}};
    auto name = percent_decoded(raw_name, true);
    auto text = percent_decoded(value, true);
    if (!name || !text || !is_form_text(*name) || !is_form_text(*text)) return FormError{FormFault::bad_encoding, {}};
    if (name->size() > limits.name_bytes) return FormError{FormFault::too_long_name, {}};
    if (text->size() > limits.value_bytes) return FormError{FormFault::too_long_value, std::move(*name)};
    out.add(std::move(*name), std::move(*text));
  }
  return std::nullopt;
}

}  // namespace wiec::http
