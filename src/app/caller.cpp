#include "app/caller.h"

#include "commons/people/session.h"
#include "platform/http/message.h"

namespace wiec::app {
namespace {

constexpr std::string_view kVisitorCookie = "visitor";
constexpr std::string_view kVoterCookie = "glos";
constexpr std::chrono::days kVoterLives{2};     // as the last day of a vote may need; the row may end sooner
constexpr std::chrono::days kSessionLives{30};  // the row of the session may end sooner

}  // namespace

Caller::Caller(const http::Cookies& cookies, const http::Csrf& csrf, const http::Request& request)
    : cookies_(cookies), csrf_(csrf), request_(request) {}

bool Caller::has_session(const http::Cookies& cookies, const http::RequestHead& head) {
  return cookies.find(head, people::kSessionCookie).has_value() || cookies.find(head, kVoterCookie).has_value();
}

void Caller::enter(Context& ctx) {
  if (const auto cookie = cookies_.find(request_, people::kSessionCookie)) {
    personal_ = true;
    auto visit = people::find_visit(ctx.db, *cookie, ctx.now, ctx.shared.second_factor);
    if (visit) {
      session_ = *cookie;
      ctx.actor = std::move(visit->actor);
      if (visit->note_again) people::note_visit(ctx.db, ctx.actor.session);
    } else {
      new_session_ = "";
    }
  }
  if (const auto cookie = cookies_.find(request_, kVoterCookie)) {
    personal_ = true;
    ctx.voter = *cookie;
  }
  ctx.keep_voter = [this, &ctx](const std::string& token) {
    personal_ = true;
    new_voter_ = token;
    ctx.voter = token;
  };
  ctx.form_token = [this] { return form_token(); };
  ctx.is_own_token = [this](std::string_view token) { return csrf_.valid(bound_to(), token); };
  ctx.keep_session = [this](const std::string& token) {
    personal_ = true;
    new_session_ = token;
    signed_out_ = token.empty();
    if (!token.empty()) session_ = token;  // forms of this very answer belong to it
  };
}

std::string Caller::bound_to() const {
  if (!session_.empty()) return "session:" + session_;
  if (const auto visitor = cookies_.find(request_, kVisitorCookie)) return std::string(*visitor);
  return new_visitor_.value_or("");
}

std::string Caller::form_token() {
  personal_ = true;
  if (bound_to().empty()) new_visitor_ = http::new_visitor_value();
  return csrf_.token(bound_to());
}

bool Caller::form_is_own(std::string_view token) const {
  return http::same_origin(request_) && csrf_.valid(bound_to(), token);
}

void Caller::put_cookies(http::Response& response) const {
  if (new_visitor_) cookies_.set(response, kVisitorCookie, *new_visitor_);
  if (new_voter_ && new_voter_->empty()) cookies_.remove(response, kVoterCookie);
  if (new_voter_ && !new_voter_->empty()) cookies_.set(response, kVoterCookie, *new_voter_, {.max_age = kVoterLives});
  if (!new_session_) return;
  if (new_session_->empty())
    cookies_.remove(response, people::kSessionCookie);
  else
    cookies_.set(response, people::kSessionCookie, *new_session_, {.max_age = kSessionLives});
  if (signed_out_) response.set("Clear-Site-Data", "\"cache\"");
}

}  // namespace wiec::app
