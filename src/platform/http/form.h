// What a person typed: application/x-www-form-urlencoded and multipart/form-data (RFC 7578), with limits, read into
// values by field name. Nothing typed is changed but the ends trimmed and line ends made "\n".
#pragma once
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "platform/http/message.h"

namespace wiec::http {

struct FormLimits {
  std::size_t fields = 1000;             // values, files not counted
  std::size_t name_bytes = 200;
  std::size_t value_bytes = 1u << 20;    // of one value
  std::size_t files = 20;
  std::size_t file_bytes = 10u << 20;    // of one file
};

enum class FormFault : std::uint8_t {
  wrong_type,       // the content type is neither of the two
  bad_encoding,     // %-sequence broken, invalid UTF-8, NUL
  bad_multipart,    // boundary missing or too long, part without name, no final boundary
  too_many_fields,
  too_long_name,
  too_long_value,
  too_many_files,
  too_large_file,
};
std::string_view name_of(FormFault);

struct FormError {
  FormFault fault{};
  std::string field;  // where known
  int status() const;  // 400, 413 or 415
};

struct FilePart {
  std::string field;
  std::string name;           // last segment of what the browser sent, without control characters; for showing only
  std::string declared_type;  // what the browser claims: never trust it
  std::string_view bytes;     // points into the form
};

// A typed value: given but without a value = typed something that is none.
template <class T>
struct Typed {
  bool given = false;
  std::optional<T> value;
};

class Form {
 public:
  Form() = default;
  // Takes the body out of the request.
  static std::expected<Form, FormError> read(Request&, const FormLimits& = {});
  static std::expected<Form, FormError> parse(std::string_view content_type, std::string body, const FormLimits& = {});

  bool has(std::string_view name) const { return values_.find(name) != nullptr; }
  // Trimmed, line ends "\n"; "" when absent. raw() is what was sent (passwords).
  std::string text(std::string_view name) const;
  std::string_view raw(std::string_view name) const { return values_.value(name); }
  std::vector<std::string> all(std::string_view name) const;  // each trimmed: check boxes of one name
  bool checked(std::string_view name) const { return has(name); }
  Typed<std::int64_t> integer(std::string_view name) const;       // decimal digits, a leading "-" allowed
  Typed<std::int64_t> minor_units(std::string_view name) const;   // "1 234,50" -> 123450 (base/money.h)
  // "2026-11-22" in the field itself, else the three fields name-day, name-month, name-year.
  Typed<Date> date(std::string_view name) const;

  std::span<const FilePart> files() const { return files_; }
  const FilePart* file(std::string_view field) const;  // first non-empty one of that field; nullptr = none chosen
  const Query& values() const { return values_; }

 private:
  Query values_;
  std::vector<FilePart> files_;
  std::shared_ptr<const std::string> body_;  // the files' bytes
};

// Reads "a=1&b=2" (WHATWG URL, application/x-www-form-urlencoded) into out; the fault, or nothing.
std::optional<FormError> parse_urlencoded(std::string_view, const FormLimits&, Query& out);

}  // namespace wiec::http
