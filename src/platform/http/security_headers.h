// The security headers that stand on every answer, errors included (OWASP ASVS 5.0, chapter 3.4).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::http {

struct SecurityPolicy {
  bool behind_tls = false;                   // the operator says TLS ends in front of us: every request counts as secure
  std::vector<std::string> image_sources;    // beside 'self' and data:, such as a map tile server
  std::vector<std::string> form_targets;     // beside 'self', such as a log-in provider that forms redirect to
};

// One bit for each header of the policy, so that an answer can carry its own instead.
using SecurityMask = std::uint16_t;

// The policy as header lines, made once.
class SecurityHeaders {
 public:
  // Strict-Transport-Security stands only on answers to secure requests (RFC 6797 7.2).
  SecurityHeaders(const SecurityPolicy&, bool secure);
  // All lines, each ending in CRLF.
  const std::string& all() const { return all_; }
  // Appends the lines but those of the mask.
  void append_without(std::string& out, SecurityMask) const;
  // The bit of a header of the policy, 0 for any other name; without letter case.
  static SecurityMask bit_of(std::string_view header_name);

 private:
  struct Line {
    SecurityMask bit;
    std::string text;
  };
  std::vector<Line> lines_;
  std::string all_;
};

}  // namespace wiec::http
