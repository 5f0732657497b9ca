#include "platform/http/negotiate.h"

#include "platform/http/ascii.h"

namespace wiec::http {
namespace {

// "q=0", "q=0.0": refused. Anything else counts as taken.
bool has_zero_weight(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string_view parameter = trimmed(take_until(parameters, ';'));
    if (parameter.size() < 3 || lower(parameter[0]) != 'q' || parameter[1] != '=') continue;
    return parameter.substr(2).find_first_not_of("0.") == parameter.npos;
  }
  return false;
}

}  // namespace

bool accepts(std::string_view accept_encoding, std::string_view coding) {
  bool any = false;
  while (!accept_encoding.empty()) {
    std::string_view item = take_until(accept_encoding, ',');
    const std::string_view name = trimmed(take_until(item, ';'));
    if (same_letters(name, coding)) return !has_zero_weight(item);
    if (name == "*") any = !has_zero_weight(item);
  }
  return any;
}

bool names_tag(std::string_view list, std::string_view etag) {
  if (list.empty() || etag.empty()) return false;
  if (trimmed(list) == "*") return true;
  while (!list.empty()) {
    std::string_view tag = trimmed(take_until(list, ','));
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.size() == etag.size() + 2 && tag.front() == '"' && tag.back() == '"' && tag.substr(1, etag.size()) == etag) return true;
  }
  return false;
}

bool compresses_well(std::string_view type) {
  type = trimmed(take_until(type, ';'));
  if (type.starts_with("text/")) return true;
  for (std::string_view end : {"json", "xml", "javascript", "manifest"}) {
    if (type.ends_with(end)) return true;
  }
  return type == "font/ttf" || type == "application/wasm";
}

}  // namespace wiec::http
