// A small browser without pictures for stories: HTTP/1.1 on a plain socket, with cookies and forms. It sends what it is
// told and shows what came, byte for byte; it follows no redirect by itself.
#pragma once
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wiec::stories {

using Fields = std::vector<std::pair<std::string, std::string>>;

// No connection, a connection closed within an answer, or an answer that is no HTTP.
struct ConnectionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Answer {
  int status = 0;
  Fields headers;  // names in lower case, in the order sent
  std::string body;

  // The first header of that name (in lower case); empty when there is none.
  std::string_view header(std::string_view name) const;
  bool says(std::string_view text) const { return body.find(text) != std::string::npos; }
};

// Sends bytes as they are and reads one answer, or everything up to the end of the connection when `whole`.
std::string exchange(std::uint16_t port, std::string_view bytes, bool whole = true);
Answer answer_from(std::string_view bytes);
// Sends the head and then the piece for ever, as a body that does not end, until the server closes the connection; what
// it answered meanwhile. Throws when it still listens after that many bytes.
std::string exchange_endless(std::uint16_t port, std::string_view head, std::string_view piece, std::uint64_t most);

class Browser {
 public:
  explicit Browser(std::uint16_t port) : port_(port) {}

  Answer get(const std::string& path, const Fields& headers = {});
  Answer post(const std::string& path, const Fields& fields, const Fields& headers = {});
  // POST of the form on a page whose action is `action`: its hidden fields and these.
  Answer submit(const Answer& page, const std::string& action, const Fields& fields);
  // The same with a file, as browsers send it (multipart/form-data).
  Answer upload(const Answer& page, const std::string& action, const Fields& fields, const std::string& file_field,
                const std::string& file_name, std::string_view bytes);
  // GET of where a redirect leads.
  Answer follow(const Answer& redirect);

  // Every request says that it came from there (X-Forwarded-For), as a trusted proxy would.
  void come_from(std::string address) { address_ = std::move(address); }
  const std::map<std::string, std::string>& cookies() const { return cookies_; }
  void forget_cookies() { cookies_.clear(); }

 private:
  Answer send(std::string_view method, const std::string& path, const Fields& headers, std::string_view body,
              std::string_view type = "application/x-www-form-urlencoded");
  void keep_cookies(const Answer&);

  std::uint16_t port_;
  std::string address_;
  std::map<std::string, std::string> cookies_;
};

std::string form_body(const Fields&);                                  // application/x-www-form-urlencoded
Fields hidden_fields(std::string_view page, std::string_view action);  // of the form with that action
std::string without_escapes(std::string_view html);                    // &amp; &lt; &gt; &quot; &#39;

}  // namespace wiec::stories
