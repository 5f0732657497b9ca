#include "platform/http/target.h"

#include "platform/http/ascii.h"
#include "platform/http/form.h"
#include "platform/text/text.h"

namespace wiec::http {
namespace {

bool is_utf8(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii || text::is_valid_utf8(text);
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool has_dot_segment(std::string_view path) {
  path.remove_prefix(1);
  while (!path.empty()) {
    const std::string_view segment = take_until(path, '/');
    if (segment == "." || segment == "..") return true;
  }
  return false;
}

// The router splits the decoded path at slashes, so a hidden one would make another path of it; a backslash is a slash to
// some browsers and file systems.
bool hides_slash(std::string_view raw) {
  for (auto at = raw.find('%'); at != raw.npos; at = raw.find('%', at + 1)) {
    const std::string_view code = raw.substr(at, 3);
    if (same_letters(code, "%2f") || same_letters(code, "%5c")) return true;
  }
  return raw.find('\\') != raw.npos;
}

bool read_path(std::string_view raw, std::string& path) {
  if (raw.find_first_of("%\\./") == 0 && raw.find_first_of("%\\.") == raw.npos) {
    path = raw;
    return !has_control(path) && is_utf8(path);
  }
  if (hides_slash(raw)) return false;
  auto decoded = percent_decoded(raw, false);
  if (!decoded || has_control(*decoded) || !is_utf8(*decoded) || has_dot_segment(*decoded)) return false;
  path = std::move(*decoded);
  return true;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

bool read_target(RequestHead& head) {
  std::string_view raw = head.raw_target;
  if (!raw.starts_with('/') || raw.find('#') != raw.npos) return false;
  const auto question = raw.find('?');
  if (!read_path(raw.substr(0, question), head.path)) return false;
  if (question == raw.npos) return true;
  constexpr FormLimits kLimits{.fields = 200, .name_bytes = 200, .value_bytes = 8192, .files = 0, .file_bytes = 0};
  return !parse_urlencoded(raw.substr(question + 1), kLimits, head.query);
}

}  // namespace wiec::http
