#include "platform/http/form.h"

#include <charconv>

#include "base/money.h"
#include "platform/http/ascii.h"
#include "platform/http/form_text.h"
#include "platform/http/multipart.h"
#include "platform/text/text.h"

namespace wiec::http {

bool is_form_text(std::string_view text) { return text.find('\0') == text.npos && text::is_valid_utf8(text); }

std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

std::string_view without_outer_space(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(kSpace);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string_view name_of(FormFault fault) {
  switch (fault) {
    case FormFault::wrong_type: return "wrong_type";
    case FormFault::bad_encoding: return "bad_encoding";
    case FormFault::bad_multipart: return "bad_multipart";
    case FormFault::too_many_fields: return "too_many_fields";
    case FormFault::too_long_name: return "too_long_name";
    case FormFault::too_long_value: return "too_long_value";
    case FormFault::too_many_files: return "too_many_files";
    case FormFault::too_large_file: return "too_large_file";
  }
  return "";
}

int FormError::status() const {
  switch (fault) {
    case FormFault::wrong_type: return 415;
    case FormFault::bad_encoding:
    case FormFault::bad_multipart: return 400;
    default: return 413;
  }
}

std::expected<Form, FormError> Form::read(Request& request, const FormLimits& limits) {
  return parse(request.header("Content-Type"), std::move(request.body), limits);
}

std::expected<Form, FormError> Form::parse(std::string_view content_type, std::string body, const FormLimits& limits) {
  const std::string_view type = trimmed(content_type.substr(0, content_type.find(';')));
  Form form;
  std::optional<FormError> error;
  if (same_letters(type, "application/x-www-form-urlencoded")) {
    error = parse_urlencoded(body, limits, form.values_);
  } else if (same_letters(type, "multipart/form-data")) {
    form.body_ = std::make_shared<const std::string>(std::move(body));
    error = parse_multipart(content_type, *form.body_, limits, form.values_, form.files_);
    if (form.files_.empty()) form.body_.reset();
  } else {
    error = FormError{FormFault::wrong_type, {}};
  }
  if (error) return std::unexpected(std::move(*error));
  return form;
}

std::string Form::text(std::string_view name) const { return with_plain_line_ends(without_outer_space(raw(name))); }

std::vector<std::string> Form::all(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto value : values_.all(name)) out.push_back(with_plain_line_ends(without_outer_space(value)));
  return out;
}

Typed<std::int64_t> Form::integer(std::string_view name) const {
  const std::string_view typed = without_outer_space(raw(name));
  if (typed.empty()) return {};
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  if (error != std::errc() || end != typed.data() + typed.size()) return {.given = true, .value = std::nullopt};
  return {.given = true, .value = value};
}

Typed<std::int64_t> Form::minor_units(std::string_view name) const {
  const std::string_view typed = without_outer_space(raw(name));
  if (typed.empty()) return {};
  return {.given = true, .value = minor_units_from(typed)};
}

Typed<Date> Form::date(std::string_view name) const {
  if (const std::string_view typed = without_outer_space(raw(name)); !typed.empty()) return {.given = true, .value = date_from_iso(typed)};
  const auto year = integer(fmt::format("{}-year", name));
  const auto month = integer(fmt::format("{}-month", name));
  const auto day = integer(fmt::format("{}-day", name));
  if (!year.given && !month.given && !day.given) return {};
  const auto in = [](const Typed<std::int64_t>& part, std::int64_t low, std::int64_t high) {
    return part.value && *part.value >= low && *part.value <= high;
  };
  if (!in(year, 1, 9999) || !in(month, 1, 12) || !in(day, 1, 31)) return {.given = true, .value = std::nullopt};
  return {.given = true,
          .value = date_from(static_cast<int>(*year.value), static_cast<unsigned>(*month.value), static_cast<unsigned>(*day.value))};
}

const FilePart* Form::file(std::string_view field) const {
  for (const FilePart& part : files_) {
    if (part.field == field && !part.bytes.empty()) return &part;
  }
  return nullptr;
}

}  // namespace wiec::http
