// Forms of other sites cannot act for a person here: every unsafe request must carry a token bound to the visitor's
// cookie, and what the browser says about its origin must agree (OWASP ASVS 5.0, 3.5.1 and 3.5.3).
#pragma once
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace wiec::http {

class Csrf {
 public:
  explicit Csrf(std::string key) : key_(std::move(key)) {}  // 32 secret bytes
  // A token for the session, or for the anonymous visitor's cookie before there is one. Masked anew each time, so that
  // compression tells nothing about it.
  std::string token(std::string_view session) const;
  bool valid(std::string_view session, std::string_view token) const;

 private:
  std::string key_;
};

// A fresh value for the anonymous cookie: 128 random bits.
std::string new_visitor_value();

// Whether an unsafe request comes from this site as far as its Sec-Fetch-Site and Origin say. Neither header sent =
// true: the token decides.
bool same_origin(const RequestHead&);

}  // namespace wiec::http
