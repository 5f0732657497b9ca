#include "platform/http/answer.h"

#include <ctime>
#include <stdexcept>

#include "platform/http/ascii.h"
#include "platform/http/negotiate.h"

namespace wiec::http {
namespace {

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

SecurityMask overridden(const HeaderList& headers) {
  SecurityMask mask = 0;
  for (const auto& [name, value] : headers) mask = static_cast<SecurityMask>(mask | SecurityHeaders::bit_of(name));
  return mask;
}

bool has(const HeaderList& headers, std::string_view name) {
  return std::any_of(headers.begin(), headers.end(), [&](const auto& item) { return same_letters(item.first, name); });
}

}  // namespace

void append_header(std::string& out, std::string_view name, std::string_view value) {
  constexpr std::string_view kLineBreaks("\r\n\0", 3);
  if (name.empty() || !std::all_of(name.begin(), name.end(), is_token_char) || value.find_first_of(kLineBreaks) != value.npos) {
    throw std::logic_error(fmt::format("the header {:?} cannot be sent", name));
  }
  out.append(name).append(": ").append(value).append("\r\n");
}

std::string_view DateLine::at(std::int64_t unix_seconds) {
  if (unix_seconds == second_) return line_;
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t time = unix_seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  line_ = fmt::format("Date: {}, {:02} {} {} {:02}:{:02}:{:02} GMT\r\n", kDays[utc.tm_wday], utc.tm_mday, kMonths[utc.tm_mon],
                      utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
  second_ = unix_seconds;
  return line_;
}

Answer AnswerMaker::make(const RequestHead& request, Response&& response) {
  Answer answer;
  answer.status = response.status;
  answer.route = response.route;
  answer.close = response.close;
  if (response.stored) {
    answer.stored = std::move(response.stored);
    make_stored(request, response, answer);
  } else {
    make_fresh(request, std::move(response), answer);
  }
  return answer;
}

void AnswerMaker::make_stored(const RequestHead& request, const Response& response, Answer& answer) const {
  const StoredBody& stored = *answer.stored;
  if (response.status != 200) throw std::logic_error("a stored body answers with 200");
  answer.head.reserve(1536);
  if (names_tag(request.header("If-None-Match"), stored.parts().etag)) {
    answer.status = 304;
    answer.head = stored.not_modified_head();
  } else {
    const auto encoding = stored.choose(request.header("Accept-Encoding"));
    answer.head = stored.head(encoding);
    if (request.method != Method::head) {
      answer.stored_view = stored.body(encoding);
      answer.file = stored.file(encoding);
    }
  }
  for (const auto& [name, value] : response.headers) append_header(answer.head, name, value);
  security(request).append_without(
      answer.head, static_cast<SecurityMask>(overridden(stored.parts().headers) | overridden(response.headers)));
}

void AnswerMaker::make_fresh(const RequestHead& request, Response&& response, Answer& answer) {
  if (!may_have_body(response.status) && !response.body.empty()) {
    throw std::logic_error(fmt::format("an answer {} has no body", response.status));
  }
  const bool asks = request.method != Method::post && response.status == 200;
  if (asks && names_tag(request.header("If-None-Match"), response.etag)) {
    answer.status = 304;
    response.body.clear();
  }
  std::string& head = answer.head;
  head.reserve(1536);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", answer.status, reason_of(answer.status));
  answer.own_body = std::move(response.body);
  if (may_have_body(answer.status)) {
    if (!response.content_type.empty()) append_header(head, "Content-Type", response.content_type);
    if (compresses_well(response.content_type) && !has(response.headers, "Content-Encoding")) {
      append_header(head, "Vary", "Accept-Encoding");
      if (answer.own_body.size() >= kSmallestCompressed && accepts(request.header("Accept-Encoding"), "gzip")) {
        if (std::string packed = gzip_.compress(answer.own_body); !packed.empty()) {
          answer.own_body = std::move(packed);
          append_header(head, "Content-Encoding", "gzip");
        }
      }
    }
    fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", answer.own_body.size());
  }
  if (!response.etag.empty()) append_header(head, "ETag", fmt::format("W/\"{}\"", response.etag));
  if (!has(response.headers, "Cache-Control")) append_header(head, "Cache-Control", "no-store");
  for (const auto& [name, value] : response.headers) append_header(head, name, value);
  append_header(head, "X-Request-Id", request.id());
  security(request).append_without(head, overridden(response.headers));
  if (request.method == Method::head) answer.own_body.clear();
}

void AnswerMaker::finish(Answer& answer, bool keep_alive, bool old_client, std::string_view date_line) {
  if (!keep_alive) {
    answer.close = true;
    answer.head += "Connection: close\r\n";
  } else if (old_client) {
    answer.head += "Connection: keep-alive\r\n";
  }
  answer.head += date_line;
  answer.head += "\r\n";
}

}  // namespace wiec::http
