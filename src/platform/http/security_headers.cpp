#include "platform/http/security_headers.h"

#include "platform/http/answer.h"
#include "platform/http/ascii.h"

namespace wiec::http {
namespace {

constexpr std::string_view kNames[] = {
    "Content-Security-Policy",   "Strict-Transport-Security",  "X-Content-Type-Options", "Referrer-Policy",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy"};

std::string sources(std::string_view own, const std::vector<std::string>& more) {
  std::string out(own);
  for (const auto& source : more) out += " " + source;
  return out;
}

std::string content_policy(const SecurityPolicy& policy) {
  return "default-src 'none'; script-src 'self'; style-src 'self'; img-src " + sources("'self' data:", policy.image_sources) +
         "; font-src 'self'; connect-src 'self'; form-action " + sources("'self'", policy.form_targets) +
         "; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
}

}  // namespace

SecurityHeaders::SecurityHeaders(const SecurityPolicy& policy, bool secure) {
  const std::string values[] = {content_policy(policy),
                                secure ? "max-age=63072000; includeSubDomains" : "",
                                "nosniff",
                                "same-origin",
                                "same-origin",
                                "same-origin",
                                "camera=(), microphone=(), geolocation=(), payment=()"};
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (values[i].empty()) continue;
    Line line{static_cast<SecurityMask>(1u << i), {}};
    append_header(line.text, kNames[i], values[i]);
    all_ += line.text;
    lines_.push_back(std::move(line));
  }
}

void SecurityHeaders::append_without(std::string& out, SecurityMask mask) const {
  if (mask == 0) {
    out += all_;
    return;
  }
  for (const Line& line : lines_) {
    if ((line.bit & mask) == 0) out += line.text;
  }
}

SecurityMask SecurityHeaders::bit_of(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (same_letters(kNames[i], name)) return static_cast<SecurityMask>(1u << i);
  }
  return 0;
}

}  // namespace wiec::http
