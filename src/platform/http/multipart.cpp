#include "platform/http/multipart.h"

#include "platform/http/ascii.h"
#include "platform/http/form_text.h"

namespace wiec::http {
namespace {

constexpr std::size_t kLongestBoundary = 70;      // RFC 2046 5.1.1
constexpr std::size_t kLongestPartHeader = 4096;  // bytes

// Reads the value at the front of rest and takes it off, quoted or bare.
std::optional<std::string> take_value(std::string_view& rest) {
  if (!rest.starts_with('"')) return std::string(trimmed(take_until(rest, ';')));
  std::string out;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      rest.remove_prefix(i + 1);
      take_until(rest, ';');
      return out;
    }
    // Browsers send %22 for a quote; old ones a backslash before it, and Windows paths with bare backslashes.
    if (rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\')) ++i;
    out += rest[i];
  }
  return std::nullopt;
}

struct PartHead {
  std::string name;
  std::optional<std::string> file_name;
  std::string type;
};

std::optional<PartHead> read_part_head(std::string_view lines) {
  PartHead head;
  bool disposed = false;
  while (!lines.empty()) {
    const auto end = std::min(lines.find("\r\n"), lines.size());
    std::string_view value = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 2, lines.size()));
    const std::string_view name = take_until(value, ':');
    if (same_letters(name, "Content-Type")) head.type = trimmed(value);
    if (!same_letters(name, "Content-Disposition")) continue;
    if (disposed) return std::nullopt;
    disposed = true;
    auto field = header_parameter(value, "name");
    if (!same_letters(trimmed(value.substr(0, value.find(';'))), "form-data") || !field || field->empty()) return std::nullopt;
    head.name = std::move(*field);
    head.file_name = header_parameter(value, "filename");
  }
  return disposed ? std::optional(std::move(head)) : std::nullopt;
}

std::string shown_name(std::string_view name) {
  if (const auto slash = name.find_last_of("/\\"); slash != name.npos) name.remove_prefix(slash + 1);
  std::string out;
  for (char c : name) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) out += c;
  }
  return out;
}

struct Sink {
  const FormLimits& limits;
  Query& values;
  std::vector<FilePart>& files;

  std::optional<FormError> add(PartHead head, std::string_view bytes) {
    if (!is_form_text(head.name)) return FormError{FormFault::bad_encoding, {}};
    if (head.name.size() > limits.name_bytes) return FormError{FormFault::too_long_name, {}};
    return head.file_name ? add_file(std::move(head), bytes) : add_value(std::move(head), bytes);
  }
  std::optional<FormError> add_value(PartHead head, std::string_view bytes) {
    if (values.items().size() >= limits.fields) return FormError{FormFault::too_many_fields, {}};
    if (bytes.size() > limits.value_bytes) return FormError{FormFault::too_long_value, std::move(head.name)};
    if (!is_form_text(bytes)) return FormError{FormFault::bad_encoding, std::move(head.name)};
    values.add(std::move(head.name), std::string(bytes));
    return std::nullopt;
  }
  std::optional<FormError> add_file(PartHead head, std::string_view bytes) {
    if (head.file_name->empty() && bytes.empty()) return std::nullopt;  // no file was chosen
    if (files.size() >= limits.files) return FormError{FormFault::too_many_files, std::move(head.name)};
    if (bytes.size() > limits.file_bytes) return FormError{FormFault::too_large_file, std::move(head.name)};
    std::string name = shown_name(*head.file_name);
    if (!is_form_text(name)) return FormError{FormFault::bad_encoding, std::move(head.name)};
    files.push_back({std::move(head.name), std::move(name), std::move(head.type), bytes});
    return std::nullopt;
  }
};

// Takes "--boundary" and what ends its line off the front; true in last for the final one.
bool take_delimiter(std::string_view& rest, std::string_view boundary, bool& last) {
  if (!rest.starts_with("--") || !rest.substr(2).starts_with(boundary)) return false;
  rest.remove_prefix(2 + boundary.size());
  last = rest.starts_with("--");
  if (last) return true;
  while (rest.starts_with(' ') || rest.starts_with('\t')) rest.remove_prefix(1);
  if (!rest.starts_with("\r\n")) return false;
  rest.remove_prefix(2);
  return true;
}

}  // namespace

std::optional<std::string> header_parameter(std::string_view header, std::string_view name) {
  take_until(header, ';');
  while (!header.empty()) {
    const auto equals = header.find('=');
    if (equals == header.npos) return std::nullopt;
    std::string_view key = header.substr(0, equals);
    if (const auto skipped = key.rfind(';'); skipped != key.npos) key.remove_prefix(skipped + 1);
    header.remove_prefix(equals + 1);
    while (header.starts_with(' ')) header.remove_prefix(1);
    auto value = take_value(header);
    if (!value) return std::nullopt;
    if (same_letters(trimmed(key), name)) return value;
  }
  return std::nullopt;
}

std::optional<FormError> parse_multipart(std::string_view content_type, std::string_view body, const FormLimits& limits, Query& values,
                                         std::vector<FilePart>& files) {
  const FormError broken{FormFault::bad_multipart, {}};
  const auto boundary = header_parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > kLongestBoundary) return broken;
  Sink sink{limits, values, files};
  const std::string delimiter = "\r\n--" + *boundary;
  std::string_view rest = body;
  if (rest.starts_with("\r\n")) rest.remove_prefix(2);
  bool last = false;
  if (!take_delimiter(rest, *boundary, last)) return broken;
  while (!last) {
    const auto head_end = rest.substr(0, kLongestPartHeader).find("\r\n\r\n");
    if (head_end == rest.npos) return broken;
    auto head = read_part_head(rest.substr(0, head_end));
    if (!head) return broken;
    rest.remove_prefix(head_end + 4);
    const auto end = rest.find(delimiter);
    if (end == rest.npos) return broken;
    if (auto error = sink.add(std::move(*head), rest.substr(0, end))) return error;
    rest.remove_prefix(end + 2);
    if (!take_delimiter(rest, *boundary, last)) return broken;
  }
  return std::nullopt;
}

}  // namespace wiec::http
