#include "platform/http/message.h"

#include "platform/http/ascii.h"
#include "platform/http/cookie.h"

namespace wiec::http {

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
  }
  return "";
}

const std::string* Query::find(std::string_view name) const {
  for (const auto& [key, value] : items_) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::string_view Query::value(std::string_view name) const {
  const std::string* found = find(name);
  return found ? std::string_view(*found) : std::string_view();
}

std::vector<std::string_view> Query::all(std::string_view name) const {
  std::vector<std::string_view> out;
  for (const auto& [key, value] : items_) {
    if (key == name) out.push_back(value);
  }
  return out;
}

const std::string* Headers::find(std::string_view name) const {
  for (const auto& [key, value] : items_) {
    if (same_letters(key, name)) return &value;
  }
  return nullptr;
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::count_if(items_.begin(), items_.end(), [&](const Item& item) { return same_letters(item.first, name); }));
}

std::string_view RequestHead::header(std::string_view name) const {
  const std::string* found = headers.find(name);
  return found ? std::string_view(*found) : std::string_view();
}

std::optional<std::string_view> RequestHead::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers.items()) {
    if (!same_letters(key, "cookie")) continue;
    if (auto found = find_cookie(value, name)) return found;
  }
  return std::nullopt;
}

std::string RequestHead::id() const { return fmt::format("{:016x}", number); }

namespace {
Response with_body(std::string_view type, std::string body, int status) {
  Response response;
  response.status = status;
  response.content_type = type;
  response.body = std::move(body);
  return response;
}
}  // namespace

Response html_response(std::string body, int status) { return with_body("text/html; charset=utf-8", std::move(body), status); }
Response text_response(std::string body, int status) { return with_body("text/plain; charset=utf-8", std::move(body), status); }
Response json_response(std::string body, int status) { return with_body("application/json", std::move(body), status); }

Response redirect(std::string location, int status) {
  Response response;
  response.status = status;
  response.set("Location", std::move(location));
  return response;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 100: return "Continue";
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return "Status";
  }
}

}  // namespace wiec::http
