// Reads one request after another off the bytes of a connection. Lines are guarded here (head_guard.h), their grammar and
// the body's framing are Boost.Beast's.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

#include "platform/http/head_guard.h"
#include "platform/http/message.h"

namespace wiec::http {

class RequestReader {
 public:
  explicit RequestReader(const HeadLimits&);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  enum class State : std::uint8_t { head, body, done, refused };
  // Forgets the last request.
  void restart();
  // Takes what it can of the bytes not yet taken and says how many; the rest must be given again, with more behind it.
  // Stops after the head, so that the caller can set the body's limit.
  std::size_t take(std::string_view bytes);
  State state() const { return state_; }
  int refusal() const { return refusal_; }  // the status, once refused

  Request& request() { return request_; }
  const BodyFrame& frame() const { return frame_; }
  // Between head and body. False = the announced length is already above it (413).
  bool allow_body(std::size_t limit);
  bool keep_alive() const { return keep_alive_; }
  bool old_client() const { return old_client_; }  // HTTP/1.0

 private:
  class Parser;
  std::size_t take_head(std::string_view bytes);
  std::size_t take_body(std::string_view bytes);
  void finish_head(Parser&);
  void refuse(int status);

  HeadScan scan_;
  Request request_;
  BodyFrame frame_;
  std::unique_ptr<Parser> parser_;
  State state_ = State::head;
  int refusal_ = 0;
  bool keep_alive_ = false;
  bool old_client_ = false;
};

}  // namespace wiec::http
