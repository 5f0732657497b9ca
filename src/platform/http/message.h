// What a page sees of HTTP: a request whose every part has passed the guards, and the answer to it.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wiec::http {

class StoredBody;  // stored_body.h

// Other methods never reach a handler: the server answers 405 (known ones) or 501 and closes.
enum class Method : std::uint8_t { get, head, post };
std::string_view name_of(Method);  // "GET"

// Names and values of a query or an urlencoded form, decoded, in the order sent. Values are valid UTF-8 without NUL.
class Query {
 public:
  using Item = std::pair<std::string, std::string>;
  void add(std::string name, std::string value) { items_.emplace_back(std::move(name), std::move(value)); }
  const std::string* find(std::string_view name) const;             // the first of that name; nullptr = absent
  std::string_view value(std::string_view name) const;              // the first of that name; "" = absent or empty
  std::vector<std::string_view> all(std::string_view name) const;   // every value of that name, in order
  const std::vector<Item>& items() const { return items_; }
  bool empty() const { return items_.empty(); }
  void clear() { items_.clear(); }

 private:
  std::vector<Item> items_;
};

// Header fields as sent; names are compared without letter case.
class Headers {
 public:
  using Item = std::pair<std::string, std::string>;
  void add(std::string name, std::string value) { items_.emplace_back(std::move(name), std::move(value)); }
  const std::string* find(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  const std::vector<Item>& items() const { return items_; }
  void clear() { items_.clear(); }

 private:
  std::vector<Item> items_;
};

// Everything known before the body arrives.
struct RequestHead {
  Method method = Method::get;
  std::string path;            // percent-decoded, valid UTF-8, starts with "/", no dot segments, no NUL or control bytes
  std::string raw_target;      // as sent: "/projekty?dzielnica=7"
  Query query;
  Headers headers;
  std::string host;            // checked, lower case, with the port when one was sent: "wiec.krakow.pl", "[::1]:8080"
  std::string client_address;  // textual IP address; a trusted proxy's word is taken (ServerOptions::trusted_proxies)
  bool secure = false;         // TLS here, or a trusted proxy says so
  std::int64_t received_ns = 0;  // steady clock, when the first byte arrived
  std::uint64_t number = 0;      // unique in this process, unguessable order; shown as id()

  std::string_view header(std::string_view name) const;  // the first of that name; "" = absent
  // The first cookie of exactly that name, as sent.
  std::optional<std::string_view> cookie(std::string_view name) const;
  std::string id() const;  // 16 hexadecimal digits: the reference number people see and the log carries
};

struct Request : RequestHead {
  std::string body;  // complete, at most BodyRule::limit bytes
};

using HeaderList = std::vector<std::pair<std::string, std::string>>;

// The answer. The server adds Content-Length, Date, the security headers, compression, ETag comparison, and leaves the
// body out for HEAD. A header given here replaces the security header of the same name. Names or values with CR, LF or
// NUL are a std::logic_error.
struct Response {
  int status = 200;
  std::string content_type;  // "text/html; charset=utf-8"; empty only without a body
  HeaderList headers;        // "Cache-Control" absent = "no-store" is sent
  std::string body;          // compressed on the way when the client can and the type gains
  std::string etag;          // of body, without quotes; empty = none. 200 answers to GET become 304 when it matches
  std::shared_ptr<const StoredBody> stored;  // sent instead of body; status must be 200
  std::string_view route;    // pattern of the route, for log and metrics; must outlive the server (a literal or the route table)
  bool close = false;        // close the connection afterwards

  Response& set(std::string name, std::string value) {  // adds a header
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

Response html_response(std::string body, int status = 200);
Response text_response(std::string body, int status = 200);
Response json_response(std::string body, int status = 200);
Response redirect(std::string location, int status = 303);  // location: a path on this site or a whole address

std::string_view reason_of(int status);  // "Not Found"

}  // namespace wiec::http
