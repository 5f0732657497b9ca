#include "platform/http/connection.h"

#include "platform/http/ascii.h"

namespace wiec::http {
namespace {

constexpr int kRequestsInARow = 16;  // of one connection, before others have their turn
constexpr std::size_t kMostLingered = 1u << 20;
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kLingerNs = 2 * kSecond;
constexpr std::int64_t kIdleWhenShort = 5;

// The last address of the last X-Forwarded-For: the one our proxy saw. What stands before it the client may have sent.
std::string_view forwarded_for(const RequestHead& head) {
  std::string_view list;
  for (const auto& [name, value] : head.headers.items())
    if (same_letters(name, "x-forwarded-for")) list = value;
  if (const auto comma = list.rfind(','); comma != list.npos) list.remove_prefix(comma + 1);
  return trimmed(list);
}

HeadLimits head_limits(const ServerOptions& options) {
  return {.block = options.header_limit, .target = options.target_limit, .lines = options.header_count_limit};
}

}  // namespace

Connection::Connection(Serving& serving, IoLane& lane, std::unique_ptr<Transport> transport, std::string peer_address, bool tls)
    : serving_(serving),
      lane_(lane),
      transport_(std::move(transport)),
      peer_(std::move(peer_address)),
      reader_(head_limits(serving.options)),
      tls_(tls) {
  place_ = lane_.connections.insert(lane_.connections.end(), this);
}

Connection::~Connection() {
  if (phase_ != Phase::closed) lane_.connections.erase(place_);
  release_body();
  serving_.connection_gone();
}

void Connection::enter(Phase phase) {
  phase_ = phase;
  since_ns_ = serving_.steady_ns();
}

void Connection::open() {
  enter(Phase::opening);
  transport_->open(shared_from_this());
}

void Connection::on_open() {
  reader_.restart();
  enter(Phase::head);
  read_more();
}

void Connection::read_more() {
  if (reading_) return;
  reading_ = true;
  const auto [room, size] = in_.room();
  transport_->read(room, size);
}

void Connection::on_read(std::size_t bytes) {
  reading_ = false;
  if (phase_ == Phase::lingering) {
    lingered_ += bytes;
    return lingered_ > kMostLingered ? close() : read_more();
  }
  in_.add(bytes);
  if (phase_ == Phase::head || phase_ == Phase::body) advance();
}

void Connection::advance() {
  for (int i = 0; i < kRequestsInARow; ++i) {
    if (!take_request() || !serve()) return;
  }
  lane_.loop.post([self = shared_from_this()] {
    if (self->phase_ == Phase::head) self->advance();
  });
}

// True = a whole request is there. False = bytes are awaited, or it was refused.
bool Connection::take_request() {
  while (reader_.state() != RequestReader::State::done) {
    if (reader_.state() == RequestReader::State::refused) return refuse(reader_.refusal());
    if (!(reader_.state() == RequestReader::State::head ? take_head() : take_body())) return false;
  }
  return head_completed_ || complete_head() == 0;
}

bool Connection::take_head() {
  // An empty line before a request is ignored (RFC 9112 2.2); one is enough.
  if (fresh_ && in_.view().starts_with("\r\n")) in_.take_off(2);
  if (in_.empty() || (fresh_ && in_.view() == "\r")) {
    if (fresh_) in_.give_back();
    read_more();
    return false;
  }
  if (fresh_) {
    fresh_ = false;
    enter(Phase::head);
    reader_.request().received_ns = since_ns_;
    reader_.request().number = serving_.next_number();
    reader_.request().client_address = peer_;
  }
  in_.take_off(reader_.take(in_.view()));
  if (reader_.state() != RequestReader::State::head) return true;
  read_more();
  return false;
}

// What is known of the request beside its bytes. 0, or the status it was refused with.
int Connection::complete_head() {
  Request& request = reader_.request();
  head_completed_ = true;
  const bool proxied = serving_.trusts(peer_);
  const std::string_view forwarded = proxied ? forwarded_for(request) : std::string_view();
  request.client_address = forwarded.empty() ? std::string_view(peer_) : forwarded;
  request.secure = tls_ || serving_.options.security.behind_tls || (proxied && request.header("X-Forwarded-Proto") == "https");
  if (serving_.knows_host(request.host)) return 0;
  refuse(421);
  return 421;
}

// Decides about the body before its first byte is taken.
bool Connection::begin_body() {
  if (complete_head() != 0) return false;
  BodyRule rule;
  if (serving_.handlers.body_rule) rule = serving_.handlers.body_rule(reader_.request());
  if (rule.refusal) return refuse(rule.refusal->status, std::move(*rule.refusal));
  if (!reader_.allow_body(rule.limit)) return refuse(413);
  enter(Phase::body);
  if (reader_.frame().expects_continue && in_.empty()) {
    continuing_ = !transport_->write("HTTP/1.1 100 Continue\r\n\r\n", {});
  }
  return true;
}

bool Connection::take_body() {
  if (!head_completed_ && !begin_body()) return false;
  if (!in_.empty()) in_.take_off(reader_.take(in_.view()));
  account_body();
  if (serving_.body_bytes.load(std::memory_order_relaxed) > serving_.options.body_memory) return refuse(503);
  if (reader_.state() != RequestReader::State::body) return true;
  read_more();
  return false;
}

void Connection::account_body() {
  const std::size_t now = reader_.request().body.size();
  serving_.body_bytes.fetch_add(now - accounted_, std::memory_order_relaxed);
  accounted_ = now;
}

void Connection::release_body() {
  serving_.body_bytes.fetch_sub(accounted_, std::memory_order_relaxed);
  accounted_ = 0;
}

// True = answered and ready for the next request.
bool Connection::serve() {
  const Request& request = reader_.request();
  enter(Phase::handling);
  if (request.method != Method::post && serving_.handlers.at_once) {
    bool answered = false;
    answer_ = serving_.answer_now(request, answered);
    if (answered) return send(true);
  }
  if (serving_.pool.submit(shared_from_this())) return false;
  answer_ = serving_.refusal(&request, 503);
  return send(false);
}

void Connection::run() noexcept {
  answer_ = serving_.answer_on_thread(reader_.request());
  lane_.loop.post([self = shared_from_this()] {
    if (self->phase_ == Phase::handling && self->send(false)) self->advance();
  });
}

bool Connection::refuse(int status, Response response) {
  response.close = true;
  answer_ = serving_.refusal(&reader_.request(), status, std::move(response));
  answer_.close = true;
  return send(false);
}

bool Connection::send(bool quiet) {
  quiet_ = quiet;
  const bool keep = reader_.keep_alive() && !answer_.close && !serving_.stopping.load(std::memory_order_relaxed);
  AnswerMaker::finish(answer_, keep, reader_.old_client(), lane_.date.at(serving_.clock.now().micros / 1'000'000));
  enter(Phase::writing);
  if (continuing_) return false;  // on_written sends it
  written_before_ = transport_->bytes_written();
  return transport_->write(answer_.head, answer_.body(), answer_.file) && finish_answer();
}

void Connection::on_written() {
  if (continuing_) {
    continuing_ = false;
    if (phase_ == Phase::writing && transport_->write(answer_.head, answer_.body(), answer_.file) && finish_answer()) advance();
    return;
  }
  if (phase_ == Phase::writing && finish_answer()) advance();
}

// True = ready for the next request.
bool Connection::finish_answer() {
  serving_.note(reader_.request(), answer_, transport_->bytes_written() - written_before_, quiet_);
  const bool close_now = answer_.close;
  answer_ = {};
  release_body();
  if (close_now) {
    linger();
    return false;
  }
  reader_.restart();
  fresh_ = true;
  head_completed_ = false;
  enter(Phase::head);
  return true;
}

// Closing at once with bytes unread would make the system throw our answer away (RFC 9112 9.6).
void Connection::linger() {
  transport_->finish_sending();
  enter(Phase::lingering);
  in_.take_off(in_.view().size());
  read_more();
}

bool Connection::is_idle() const { return phase_ == Phase::head && fresh_ && in_.empty(); }

void Connection::close_if_idle() {
  if (is_idle() || phase_ == Phase::lingering) close();
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  const auto self = shared_from_this();  // the transport lets go of us
  lane_.connections.erase(place_);
  phase_ = Phase::closed;
  transport_->close();
}

bool Connection::too_slow(std::int64_t elapsed_ns, std::int64_t grace_seconds, std::int64_t bytes) const {
  const std::int64_t seconds = elapsed_ns / kSecond;
  return seconds >= grace_seconds && bytes / std::max<std::int64_t>(seconds, 1) < serving_.options.time.slowest_rate;
}

void Connection::look_at_time(std::int64_t now_ns) {
  const TimeLimits& limits = serving_.options.time;
  const std::int64_t elapsed = now_ns - since_ns_;
  const auto past = [&](std::int64_t seconds) { return elapsed >= seconds * kSecond; };
  switch (phase_) {
    case Phase::opening:
      if (past(limits.handshake.count())) close();
      break;
    case Phase::head:
      if (is_idle()) {
        if (past(serving_.connections_short() ? kIdleWhenShort : limits.idle.count())) close();
      } else if (past(limits.header.count())) {
        refuse(408);
      }
      break;
    case Phase::body:
      if (too_slow(elapsed, limits.body.count(), static_cast<std::int64_t>(reader_.request().body.size()))) refuse(408);
      break;
    case Phase::writing:
      if (too_slow(elapsed, limits.write.count(), transport_->bytes_written() - written_before_)) close();
      break;
    case Phase::lingering:
      if (elapsed >= kLingerNs) close();
      break;
    case Phase::handling:
    case Phase::closed: break;
  }
}

}  // namespace wiec::http
