#include "http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <cctype>
#include <charconv>
#include <regex>
#include <thread>

namespace wiec::stories {
namespace {

constexpr int kPatience = 60;  // seconds for one answer; sanitizers are slow

class Socket {
 public:
  explicit Socket(std::uint16_t port) : handle_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval limit{.tv_sec = kPatience, .tv_usec = 0};
    ::setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(handle_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(handle_);
      throw ConnectionError("no server on port " + std::to_string(port));
    }
  }
  ~Socket() { ::close(handle_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  // False when the server has closed: it may refuse before it has read all; its answer tells.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  // What has come already, without waiting.
  void take_what_came(std::string& into) {
    char buffer[16384];
    while (true) {
      const auto got = ::recv(handle_, buffer, sizeof buffer, MSG_DONTWAIT);
      if (got <= 0) return;
      into.append(buffer, static_cast<std::size_t>(got));
    }
  }
  // False at the end of the connection.
  bool receive(std::string& into) {
    char buffer[16384];
    const auto got = ::recv(handle_, buffer, sizeof buffer, 0);
    if (got > 0) into.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
  }

 private:
  int handle_;
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::size_t number(std::string_view text, int base) {
  std::size_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (read.ec != std::errc{}) throw ConnectionError("no number: " + std::string(text));
  return value;
}

std::string unchunked(std::string_view rest) {
  std::string body;
  for (;;) {
    const auto end = rest.find("\r\n");
    if (end == std::string_view::npos) throw ConnectionError("the connection ended within a chunk's head");
    const auto size = number(rest.substr(0, end), 16);
    rest.remove_prefix(end + 2);
    if (size == 0) return body;
    if (rest.size() < size + 2) throw ConnectionError("the connection ended within a chunk");
    body.append(rest.substr(0, size));
    rest.remove_prefix(size + 2);
  }
}

// Whether the bytes hold one whole answer, so that reading can stop without the end of the connection.
bool is_whole(std::string_view bytes) {
  const auto head = bytes.find("\r\n\r\n");
  if (head == std::string_view::npos) return false;
  try {
    answer_from(bytes);
  } catch (const ConnectionError&) {
    return false;
  }
  const std::string names = lower(bytes.substr(0, head));
  return names.contains("content-length:") || names.contains("transfer-encoding:") || names.contains(" 304 ") ||
         names.contains(" 204 ");
}

}  // namespace

std::string_view Answer::header(std::string_view name) const {
  for (const auto& [own, value] : headers) {
    if (own == name) return value;
  }
  return {};
}

std::string exchange(std::uint16_t port, std::string_view bytes, bool whole) {
  Socket socket(port);
  socket.send(bytes);
  std::string answer;
  while (socket.receive(answer)) {
    if (!whole && is_whole(answer)) break;
  }
  return answer;
}

std::string exchange_endless(std::uint16_t port, std::string_view head, std::string_view piece, std::uint64_t most) {
  Socket socket(port);
  std::string answer;
  bool open = socket.send(head);
  for (std::uint64_t sent = 0; open; sent += piece.size()) {
    if (sent > most) throw ConnectionError("the server takes all that it is sent");
    open = socket.send(piece);
    socket.take_what_came(answer);
    // Who has the answer and goes on is slower: the server hangs up by its clock.
    if (!answer.empty()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  socket.take_what_came(answer);
  return answer;
}

Answer answer_from(std::string_view bytes) {
  const auto head_end = bytes.find("\r\n\r\n");
  if (head_end == std::string_view::npos || !bytes.starts_with("HTTP/1.") || bytes.size() < 12) {
    throw ConnectionError("no HTTP answer: " + std::string(bytes.substr(0, 80)));
  }
  Answer answer;
  answer.status = static_cast<int>(number(bytes.substr(9, 3), 10));
  std::string_view head = bytes.substr(0, head_end);
  for (auto line_end = head.find("\r\n"); line_end != std::string_view::npos; line_end = head.find("\r\n")) {
    head.remove_prefix(line_end + 2);
    const auto line = head.substr(0, head.find("\r\n"));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) throw ConnectionError("no header: " + std::string(line));
    answer.headers.emplace_back(lower(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  const auto rest = bytes.substr(head_end + 4);
  if (answer.header("transfer-encoding") == "chunked") {
    answer.body = unchunked(rest);
  } else if (const auto length = answer.header("content-length"); !length.empty() && answer.status != 304) {
    if (rest.size() < number(length, 10)) throw ConnectionError("the connection ended within the body");
    answer.body = rest.substr(0, number(length, 10));
  } else {
    answer.body = rest;
  }
  return answer;
}

Answer Browser::get(const std::string& path, const Fields& headers) { return send("GET", path, headers, {}); }

Answer Browser::post(const std::string& path, const Fields& fields, const Fields& headers) {
  return send("POST", path, headers, form_body(fields));
}

Answer Browser::submit(const Answer& page, const std::string& action, const Fields& fields) {
  Fields all = hidden_fields(page.body, action);
  all.insert(all.end(), fields.begin(), fields.end());
  return post(action, all);
}

Answer Browser::upload(const Answer& page, const std::string& action, const Fields& fields,
                       const std::string& file_field, const std::string& file_name, std::string_view bytes) {
  constexpr std::string_view boundary = "----wiec-stories-boundary";
  Fields all = hidden_fields(page.body, action);
  all.insert(all.end(), fields.begin(), fields.end());
  std::string body;
  const auto part = [&](const std::string& head) {
    body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; ").append(head);
  };
  for (const auto& [name, value] : all) part("name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
  part("name=\"" + file_field + "\"; filename=\"" + file_name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
  body.append(bytes).append("\r\n--").append(boundary).append("--\r\n");
  return send("POST", action, {}, body, "multipart/form-data; boundary=" + std::string(boundary));
}

Answer Browser::follow(const Answer& redirect) {
  std::string target(redirect.header("location"));
  if (target.empty()) throw ConnectionError("no redirect but status " + std::to_string(redirect.status));
  const std::string origin = "http://127.0.0.1:" + std::to_string(port_);
  if (target.starts_with(origin)) target.erase(0, origin.size());
  return get(target);
}

Answer Browser::send(std::string_view method, const std::string& path, const Fields& headers, std::string_view body,
                     std::string_view type) {
  const std::string host = "127.0.0.1:" + std::to_string(port_);
  std::string request = std::string(method) + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
  for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
  if (!address_.empty()) request += "X-Forwarded-For: " + address_ + "\r\n";
  std::string jar;
  for (const auto& [name, value] : cookies_) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
  if (!jar.empty()) request += "Cookie: " + jar + "\r\n";
  if (method == "POST") {
    request += "Origin: http://" + host + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: ";
    request.append(type).append("\r\n");
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  }
  request += "\r\n";
  request += body;
  const Answer answer = answer_from(exchange(port_, request, false));
  keep_cookies(answer);
  return answer;
}

void Browser::keep_cookies(const Answer& answer) {
  for (const auto& [name, value] : answer.headers) {
    if (name != "set-cookie") continue;
    const std::string_view pair = std::string_view(value).substr(0, value.find(';'));
    const auto equals = pair.find('=');
    const std::string key(pair.substr(0, equals));
    const std::string content(pair.substr(equals + 1));
    if (content.empty() || lower(value).contains("max-age=0")) {
      cookies_.erase(key);
    } else {
      cookies_[key] = content;
    }
  }
}

std::string form_body(const Fields& fields) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string body;
  const auto append = [&](std::string_view text) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) || c == '-' || c == '_' || c == '.') {
        body += c;
      } else {
        body += {'%', digits[byte >> 4], digits[byte & 15]};
      }
    }
  };
  for (const auto& [name, value] : fields) {
    if (!body.empty()) body += '&';
    append(name);
    body += '=';
    append(value);
  }
  return body;
}

Fields hidden_fields(std::string_view page, std::string_view action) {
  const std::string text(page);
  static const std::regex form(R"re(<form\b([^>]*)>)re");
  static const std::regex hidden(R"re(<input\b[^>]*\btype="hidden"[^>]*>)re");
  static const std::regex name(R"re(\bname="([^"]*)")re");
  static const std::regex value(R"re(\bvalue="([^"]*)")re");
  for (std::sregex_iterator at(text.begin(), text.end(), form), none; at != none; ++at) {
    if (!without_escapes((*at)[1].str()).contains("action=\"" + std::string(action) + "\"")) continue;
    const auto begin = static_cast<std::size_t>(at->position());
    const std::string inside = text.substr(begin, text.find("</form>", begin) - begin);
    Fields fields;
    for (std::sregex_iterator input(inside.begin(), inside.end(), hidden); input != none; ++input) {
      const std::string tag = input->str();
      std::smatch own_name, own_value;
      if (!std::regex_search(tag, own_name, name)) continue;
      const bool has_value = std::regex_search(tag, own_value, value);
      fields.emplace_back(own_name[1].str(), has_value ? without_escapes(own_value[1].str()) : "");
    }
    return fields;
  }
  throw ConnectionError("the page has no form with the action " + std::string(action));
}

std::string without_escapes(std::string_view html) {
  static constexpr std::pair<std::string_view, char> escapes[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}};
  std::string plain;
  while (!html.empty()) {
    std::size_t taken = 1;
    char character = html.front();
    for (const auto& [escape, meaning] : escapes) {
      if (html.starts_with(escape)) {
        taken = escape.size();
        character = meaning;
      }
    }
    plain += character;
    html.remove_prefix(taken);
  }
  return plain;
}

}  // namespace wiec::stories
