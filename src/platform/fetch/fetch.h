// Asks another server over HTTP or HTTPS (libcurl): a log-in provider, a gateway of text messages. Bounded in time and
// bytes, follows no redirection, checks certificates, speaks plain HTTP to this machine only. Blocks: for a thread that
// may.
#pragma once
#include <chrono>
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wiec::fetch {

struct Question {
  std::string url;
  std::string body;  // with anything in it, or with `post`, a POST; else a GET
  std::vector<std::pair<std::string, std::string>> headers;
  std::string user, password;  // RFC 7617 (Basic) where there is a user
  bool post = false;
  std::chrono::milliseconds patience{10'000};  // for the whole exchange
  std::size_t largest = 1u << 20;              // bytes of the answer
};

struct Answer {
  int status = 0;
  std::string body;
};

// The error says in libcurl's words what failed, without the address, the body or a header of the question.
std::expected<Answer, std::string> ask(const Question&);

// application/x-www-form-urlencoded, for the body of a question.
std::string form_of(const std::vector<std::pair<std::string_view, std::string_view>>& fields);

// The address may be asked: https, or http on this machine.
bool is_allowed(std::string_view url);

}  // namespace wiec::fetch
