// The guards of a request's head. What they refuse is what one party on the way might read differently from another
// (request smuggling), or what no honest client sends. Every refusal closes the connection.
//   raw lines:  bare LF or CR, NUL, folded lines (obs-fold), too many or too long lines, a first line without HTTP/1.x
//   fields:     none or two Hosts, a malformed Host, Content-Length twice, signed, hexadecimal or beside Transfer-Encoding,
//               Transfer-Encoding other than exactly "chunked", an encoded body, an Expect other than 100-continue
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace wiec::http {

struct HeadLimits {
  std::size_t block = 16384;  // request line and header, bytes
  std::size_t target = 8192;
  std::size_t lines = 100;    // header lines
};

// Looks at the lines of a head as they come in, each once.
class HeadScan {
 public:
  explicit HeadScan(const HeadLimits& limits) : limits_(limits) {}
  void restart() { at_ = lines_ = 0; complete_ = false; }
  // block: all bytes of the request so far. 0 = go on, else the status to refuse with.
  int look(std::string_view block);
  bool complete() const { return complete_; }
  std::size_t size() const { return at_; }  // of the complete head, with the empty line

 private:
  int check_line(std::string_view line) const;
  int too_long(std::string_view block) const;
  HeadLimits limits_;
  std::size_t at_ = 0;     // start of the first line not seen whole
  std::size_t lines_ = 0;
  bool complete_ = false;
};

// What the fields say about the body.
struct BodyFrame {
  bool chunked = false;
  std::optional<std::uint64_t> length;
  bool expects_continue = false;
  bool brings_body() const { return chunked || length.value_or(0) > 0; }
};

// 0 = good, and head.host and frame are filled; else the status to refuse with.
int check_fields(RequestHead& head, int version, BodyFrame& frame);

// "wiec.krakow.pl", "[::1]:8080": letters, digits, ".", "-", "_" or an IPv6 address in brackets, then a port or none.
bool is_host(std::string_view);
// Host without port and brackets.
std::string_view host_name(std::string_view host);

}  // namespace wiec::http
