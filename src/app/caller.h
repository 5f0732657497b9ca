// Who sends a request, as far as cookies say: the session of somebody logged in, or the anonymous visitor whose forms
// must be their own. Collects what the answer has to carry back.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "commons/site/context.h"
#include "platform/http/cookie.h"
#include "platform/http/csrf.h"

namespace wiec::app {

class Caller {
 public:
  // All named outlive it. Reads nothing yet.
  Caller(const http::Cookies&, const http::Csrf&, const http::Request&);

  // Whether the request carries the cookie of a session or of a ballot begun: its answer is then never kept and never a
  // kept one.
  static bool has_session(const http::Cookies&, const http::RequestHead&);
  // Fills ctx.actor from the session, one read, and gives the context its hooks for forms and sessions.
  void enter(Context&);

  bool form_is_own(std::string_view token) const;
  // The answer is this caller's alone.
  bool personal() const { return personal_; }
  void put_cookies(http::Response&) const;

 private:
  std::string form_token();
  // What forms are bound to: the session, else the visitor's cookie.
  std::string bound_to() const;

  const http::Cookies& cookies_;
  const http::Csrf& csrf_;
  const http::Request& request_;
  std::optional<std::string> new_voter_;  // "" = the cookie goes
  std::string session_;                   // the cookie's value, once it was found to be one
  std::optional<std::string> new_visitor_;
  std::optional<std::string> new_session_;  // "" = the cookie goes
  bool signed_out_ = false;
  bool personal_ = false;
};

}  // namespace wiec::app
