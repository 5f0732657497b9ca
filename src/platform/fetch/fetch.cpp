#include "platform/fetch/fetch.h"

#include <curl/curl.h>

#include <memory>
#include <mutex>
#include <stdexcept>

#include "base/url.h"

namespace wiec::fetch {
namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

constexpr std::string_view kPlain = "http://", kSecure = "https://";

bool is_this_machine(std::string_view authority) {
  const std::string_view host = authority.substr(0, authority.find_first_of("/?#"));
  if (host.find('@') != host.npos) return false;
  const std::string_view name =
      host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  return name == "127.0.0.1" || name == "[::1]" || name == "localhost";
}

struct Received {
  std::string body;
  std::size_t largest;
};

std::size_t receive(const char* data, std::size_t size, std::size_t count, void* to) {
  auto& received = *static_cast<Received*>(to);
  if (received.body.size() + size * count > received.largest) return 0;  // libcurl ends with a write error
  received.body.append(data, size * count);
  return size * count;
}

template <class T>
void set(const Handle& curl, CURLoption option, T value) {
  if (curl_easy_setopt(curl.get(), option, value) != CURLE_OK)
    throw std::runtime_error("libcurl refuses an option for HTTP");
}

Handle made() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  Handle curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) throw std::runtime_error("libcurl cannot start");
  return curl;
}

void set_manners(const Handle& curl, const Question& question) {
  set(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(question.patience.count()));
  set(curl, CURLOPT_ACCEPT_ENCODING, "");
  if (!question.user.empty()) {
    set(curl, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    set(curl, CURLOPT_USERNAME, question.user.c_str());
    set(curl, CURLOPT_PASSWORD, question.password.c_str());
  }
  if (question.url.starts_with(kPlain)) set(curl, CURLOPT_NOPROXY, "*");
}

Lines lines_of(const Question& question) {
  Lines lines(nullptr, &curl_slist_free_all);
  const auto add = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(lines.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(lines.release());
    lines.reset(longer);
  };
  for (const auto& [name, value] : question.headers) {
    if ((name + value).find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
      throw std::logic_error("a header with a line break");
    add(name + ": " + value);
  }
  add("Expect:");  // no "100 Continue" for a few bytes
  return lines;
}

}  // namespace

bool is_allowed(std::string_view url) {
  for (const char c : url)
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f) return false;
  if (url.starts_with(kSecure)) return url.size() > kSecure.size();
  return url.starts_with(kPlain) && is_this_machine(url.substr(kPlain.size()));
}

std::expected<Answer, std::string> ask(const Question& question) {
  if (!is_allowed(question.url)) return std::unexpected("only https is asked, and http on this machine");
  const Handle curl = made();
  const Lines lines = lines_of(question);
  Received received{{}, question.largest};
  set_manners(curl, question);
  set(curl, CURLOPT_URL, question.url.c_str());
  set(curl, CURLOPT_HTTPHEADER, lines.get());
  set(curl, CURLOPT_WRITEFUNCTION, &receive);
  set(curl, CURLOPT_WRITEDATA, &received);
  if (question.post || !question.body.empty()) {
    set(curl, CURLOPT_POST, 1L);
    set(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(question.body.size()));
    set(curl, CURLOPT_POSTFIELDS, question.body.c_str());
  }
  if (const CURLcode code = curl_easy_perform(curl.get()); code != CURLE_OK)
    return std::unexpected(curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  return Answer{static_cast<int>(status), std::move(received.body)};
}

std::string form_of(const std::vector<std::pair<std::string_view, std::string_view>>& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    out += percent_encoded(name) + '=' + percent_encoded(value);
  }
  return out;
}

}  // namespace wiec::fetch
