#include <curl/curl.h>

#include "platform/mail/carrier.h"

namespace wiec::mail {
namespace {

// The address is on this machine, where TLS adds nothing.
bool is_local(std::string_view url) {
  const std::size_t begin = url.find("://");
  const std::string_view host = begin == std::string_view::npos ? url : url.substr(begin + 3);
  return host.starts_with("127.") || host.starts_with("[::1]") || host == "localhost" || host.starts_with("localhost:") || host.starts_with("localhost/");
}

struct Source {
  std::string_view rest;
};

std::size_t read_message(char* to, std::size_t size, std::size_t count, void* from) {
  auto& source = *static_cast<Source*>(from);
  const std::size_t taken = std::min(size * count, source.rest.size());
  std::memcpy(to, source.rest.data(), taken);
  source.rest.remove_prefix(taken);
  return taken;
}

// "550 5.1.1 <jan@poczta.pl>: no such user" -> "550 5.1.1".
std::string codes_of(std::string_view reply) {
  std::string out(reply.substr(0, 3));
  if (reply.size() < 5) return out;
  const std::string_view next = reply.substr(4, reply.find_first_of(" \r\n", 4) - 4);
  const bool enhanced = !next.empty() && next.find('.') != std::string_view::npos && next.find_first_not_of("0123456789.") == std::string_view::npos;
  return enhanced ? out + " " + std::string(next) : out;
}

}  // namespace

struct Smtp::Connection {
  Options options;
  CURL* curl = nullptr;
  std::string last_verb;   // of the client, to know what a refusal is about
  std::string last_reply;
  bool leaving = false;

  static int listen(CURL*, curl_infotype type, char* data, std::size_t size, void* self) {
    auto& connection = *static_cast<Connection*>(self);
    const std::string_view line(data, size);
    // libcurl takes its leave after a refusal: that is not what the refusal was about.
    if (type == CURLINFO_HEADER_OUT && line.starts_with("QUIT")) connection.leaving = true;
    if (connection.leaving) return 0;
    if (type == CURLINFO_HEADER_OUT) connection.last_verb = line.substr(0, line.find_first_of(" :\r\n"));
    if (type == CURLINFO_HEADER_IN && line.size() >= 3) connection.last_reply = codes_of(line);
    return 0;
  }

  // libcurl asks about once a second, and gives up when this is not 0.
  static int progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& stopping = static_cast<Connection*>(self)->options.stopping;
    return stopping && stopping() ? 1 : 0;
  }

  template <class T>
  void set(CURLoption option, T value) {
    if (curl_easy_setopt(curl, option, value) != CURLE_OK) throw std::runtime_error("libcurl refuses an option for SMTP");
  }

  void set_up() {
    set(CURLOPT_URL, options.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_USE_SSL, static_cast<long>(is_local(options.url) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (is_local(options.url)) set(CURLOPT_SSL_VERIFYPEER, 0L), set(CURLOPT_SSL_VERIFYHOST, 0L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!options.user.empty()) set(CURLOPT_USERNAME, options.user.c_str()), set(CURLOPT_PASSWORD, options.password.c_str()), set(CURLOPT_SASL_IR, 1L);
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, 15L);
    set(CURLOPT_TIMEOUT, static_cast<long>(options.time_limit.count()));
    set(CURLOPT_READFUNCTION, &read_message);
    set(CURLOPT_XFERINFOFUNCTION, &progress);
    set(CURLOPT_XFERINFODATA, this);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_VERBOSE, 1L);  // to listen(), not to a log
    set(CURLOPT_DEBUGFUNCTION, &listen);
    set(CURLOPT_DEBUGDATA, this);
  }

  // What the last exchange says about the letter. Only an answer to RCPT or to the letter itself is about the letter; a
  // refused sender, log-in or connection is about the server.
  Answer answer(CURLcode code) const {
    if (code == CURLE_OK) return {Outcome::accepted, last_reply};
    const bool replied = last_reply.size() >= 3 && (last_reply[0] == '4' || last_reply[0] == '5');
    const bool about_letter = code != CURLE_LOGIN_DENIED && (last_verb == "RCPT" || last_verb == "DATA");
    if (!replied || !about_letter) return {Outcome::away, replied ? last_verb + " " + last_reply : curl_easy_strerror(code)};
    if (last_reply.starts_with("421")) return {Outcome::away, last_reply};
    return {last_reply[0] == '5' ? Outcome::refused : Outcome::later, last_reply};
  }
};

Smtp::Smtp(Options options) : connection_(std::make_unique<Connection>()) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  connection_->options = std::move(options);
  connection_->curl = curl_easy_init();
  if (connection_->curl == nullptr) throw std::runtime_error("libcurl cannot start");
  connection_->set_up();
}

Smtp::~Smtp() { curl_easy_cleanup(connection_->curl); }

Answer Smtp::carry(std::string_view from, std::string_view to, std::string_view message) {
  Connection& connection = *connection_;
  connection.last_verb.clear();
  connection.last_reply.clear();
  connection.leaving = false;
  Source source{message};
  const std::string sender(from), recipient(to);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(curl_slist_append(nullptr, recipient.c_str()), &curl_slist_free_all);
  connection.set(CURLOPT_MAIL_FROM, sender.c_str());
  connection.set(CURLOPT_MAIL_RCPT, recipients.get());
  connection.set(CURLOPT_READDATA, &source);
  connection.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
  const CURLcode code = curl_easy_perform(connection.curl);
  connection.set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
  return connection.answer(code);
}

}  // namespace wiec::mail
