// Cookies this site sets. All are host-only, Path=/, Secure and HttpOnly with the "__Host-" prefix (RFC 6265bis 4.1.3);
// without TLS (--plain-http) browsers would drop those, so prefix and Secure go.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace wiec::http {

enum class SameSite { lax, strict };

struct CookieOptions {
  std::optional<std::chrono::seconds> max_age;  // absent = until the browser closes
  SameSite same_site = SameSite::lax;
  bool script_may_read = false;                 // drops HttpOnly
};

class Cookies {
 public:
  explicit Cookies(bool plain_http) : plain_http_(plain_http) {}
  // "__Host-sid" or, on plain http, "sid".
  std::string full_name(std::string_view name) const;
  std::optional<std::string_view> find(const RequestHead&, std::string_view name) const;
  // Values of letters, digits and "-._~" only; any other is a std::logic_error.
  void set(Response&, std::string_view name, std::string_view value, const CookieOptions& = {}) const;
  void remove(Response&, std::string_view name) const;

 private:
  bool plain_http_;
};

// The first cookie of exactly that name in a Cookie header's value, without surrounding quotes.
std::optional<std::string_view> find_cookie(std::string_view header_value, std::string_view name);

}  // namespace wiec::http
