#include "platform/http/cookie.h"

#include <stdexcept>

#include "platform/http/ascii.h"

namespace wiec::http {
namespace {

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '-' || c == '.' || c == '_' || c == '~'; });
}

}  // namespace

std::optional<std::string_view> find_cookie(std::string_view rest, std::string_view name) {
  while (!rest.empty()) {
    std::string_view value = take_until(rest, ';');
    const std::string_view found = trimmed(take_until(value, '='));
    if (found != name) continue;
    value = trimmed(value);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    return value;
  }
  return std::nullopt;
}

std::string Cookies::full_name(std::string_view name) const {
  return plain_http_ ? std::string(name) : "__Host-" + std::string(name);
}

std::optional<std::string_view> Cookies::find(const RequestHead& head, std::string_view name) const {
  return head.cookie(full_name(name));
}

void Cookies::set(Response& response, std::string_view name, std::string_view value, const CookieOptions& options) const {
  if (name.empty() || !is_plain(name) || !is_plain(value)) throw std::logic_error(fmt::format("the cookie {:?} cannot be set", name));
  std::string line = full_name(name) + "=" + std::string(value) + "; Path=/";
  if (options.max_age) line += fmt::format("; Max-Age={}", options.max_age->count());
  if (!plain_http_) line += "; Secure";
  if (!options.script_may_read) line += "; HttpOnly";
  line += options.same_site == SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax";
  response.set("Set-Cookie", std::move(line));
}

void Cookies::remove(Response& response, std::string_view name) const {
  set(response, name, "", {.max_age = std::chrono::seconds(0)});
}

}  // namespace wiec::http
