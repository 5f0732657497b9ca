// An answer made into bytes: status line, headers and body as they go to the client.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/compress.h"
#include "platform/http/message.h"
#include "platform/http/security_headers.h"
#include "platform/http/stored_body.h"

namespace wiec::http {

inline constexpr std::size_t kSmallestCompressed = 860;  // below it a packet is saved by nothing

// "Name: value\r\n". CR, LF, NUL or an impossible name are a std::logic_error: nobody splits our answers.
void append_header(std::string& out, std::string_view name, std::string_view value);

// "Date: Sun, 22 Nov 2026 14:00:00 GMT\r\n" (RFC 9110 5.6.7), made again only when the second changes. One per thread.
class DateLine {
 public:
  std::string_view at(std::int64_t unix_seconds);

 private:
  std::int64_t second_ = -1;
  std::string line_;
};

struct Answer {
  std::string head;  // ends with the empty line once finished
  std::string own_body;
  std::shared_ptr<const StoredBody> stored;
  std::string_view stored_view;  // of stored
  int file = -1;                 // the same bytes, see StoredBody::file
  std::string_view body() const { return stored ? stored_view : std::string_view(own_body); }
  int status = 0;
  std::string_view route;
  bool close = false;
};

// Makes answers of responses; one per server, safe for many threads.
class AnswerMaker {
 public:
  explicit AnswerMaker(const SecurityPolicy& policy) : plain_(policy, false), secure_(policy, true) {}
  // Compresses, compares tags and writes everything of the head but its last lines. May take a while.
  Answer make(const RequestHead& request, Response&& response);
  // The last lines: Connection where it must be said, Date, the empty line.
  static void finish(Answer&, bool keep_alive, bool old_client, std::string_view date_line);

 private:
  void make_stored(const RequestHead&, const Response&, Answer&) const;
  void make_fresh(const RequestHead&, Response&&, Answer&);
  const SecurityHeaders& security(const RequestHead& request) const { return request.secure ? secure_ : plain_; }
  SecurityHeaders plain_;
  SecurityHeaders secure_;
  QuickGzip gzip_;
};

}  // namespace wiec::http
