#include "platform/http/request_reader.h"

#include <boost/beast/http/basic_parser.hpp>

#include "platform/http/target.h"

namespace wiec::http {
namespace {

namespace beast = boost::beast::http;
using ErrorCode = boost::system::error_code;

// Nobody sends long chunk extensions or trailers honestly: bytes of each.
constexpr std::size_t kLongestExtra = 512;
// Bytes of a chunk's size line, or of the last one with the trailer, that are waited with: more than two fitting extras.
constexpr std::size_t kMostWaiting = 2048;

std::string_view view(boost::beast::string_view piece) { return {piece.data(), piece.size()}; }

// Methods that exist but that this site has no use for are told apart from inventions: 405 and 501.
int status_of_method(beast::verb verb) { return verb == beast::verb::unknown ? 501 : 405; }

int status_of_error(const ErrorCode& error) { return error == beast::error::body_limit ? 413 : 400; }

}  // namespace

// Beast's parser, with what it finds put where it belongs.
class RequestReader::Parser : public beast::basic_parser<true> {
 public:
  explicit Parser(Request& request) : request_(request) {
    header_limit(UINT32_MAX);  // HeadScan has cut the head already
    body_limit(boost::none);           // allow_body sets it before the first byte
  }
  int version = 0;
  int refusal = 0;

 private:
  void on_request_impl(beast::verb verb, boost::beast::string_view, boost::beast::string_view target, int http_version,
                       ErrorCode&) override {
    version = http_version;
    switch (verb) {
      case beast::verb::get: request_.method = Method::get; break;
      case beast::verb::head: request_.method = Method::head; break;
      case beast::verb::post: request_.method = Method::post; break;
      default: refusal = status_of_method(verb);
    }
    request_.raw_target.assign(target.data(), target.size());
  }
  void on_field_impl(beast::field, boost::beast::string_view name, boost::beast::string_view value, ErrorCode& error) override {
    if (in_trailer_) return take_trailer(name.size() + value.size(), error);
    request_.headers.add(std::string(view(name)), std::string(view(value)));
  }
  void on_header_impl(ErrorCode&) override { in_trailer_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, ErrorCode&) override {}
  std::size_t on_body_impl(boost::beast::string_view piece, ErrorCode&) override {
    request_.body.append(piece.data(), piece.size());
    return piece.size();
  }
  void on_chunk_header_impl(std::uint64_t, boost::beast::string_view extension, ErrorCode& error) override {
    if (extension.size() > kLongestExtra) error = beast::error::bad_chunk_extension;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view piece, ErrorCode&) override {
    request_.body.append(piece.data(), piece.size());
    return piece.size();
  }
  void on_response_impl(int, boost::beast::string_view, int, ErrorCode&) override {}
  void on_finish_impl(ErrorCode&) override {}

  void take_trailer(std::size_t bytes, ErrorCode& error) {  // nothing here asks for trailers
    trailer_ += bytes;
    if (trailer_ > kLongestExtra) error = beast::error::header_limit;
  }

  Request& request_;
  bool in_trailer_ = false;
  std::size_t trailer_ = 0;
};

RequestReader::RequestReader(const HeadLimits& limits) : scan_(limits) {}
RequestReader::~RequestReader() = default;

void RequestReader::restart() {
  scan_.restart();
  parser_.reset();
  frame_ = {};
  state_ = State::head;
  refusal_ = 0;
  keep_alive_ = old_client_ = false;
  request_.method = Method::get;
  request_.raw_target.clear();
  request_.path.clear();
  request_.query.clear();
  request_.headers.clear();
  request_.host.clear();
  request_.body = {};
}

void RequestReader::refuse(int status) {
  state_ = State::refused;
  refusal_ = status;
}

std::size_t RequestReader::take(std::string_view bytes) {
  if (state_ == State::head) return take_head(bytes);
  if (state_ == State::body) return take_body(bytes);
  return 0;
}

std::size_t RequestReader::take_head(std::string_view bytes) {
  if (const int status = scan_.look(bytes)) {
    refuse(status);
    return 0;
  }
  if (!scan_.complete()) return 0;
  parser_ = std::make_unique<Parser>(request_);
  ErrorCode error;
  parser_->put(boost::asio::buffer(bytes.data(), scan_.size()), error);
  if (error || !parser_->is_header_done()) {
    refuse(400);
  } else {
    finish_head(*parser_);
  }
  return scan_.size();
}

void RequestReader::finish_head(Parser& parser) {
  if (const int status = check_fields(request_, parser.version, frame_)) return refuse(status);
  if (!read_target(request_)) return refuse(400);
  if (parser.refusal != 0) return refuse(parser.refusal);
  // The two readers must agree on the framing, or one of them is wrong.
  if (parser.chunked() != frame_.chunked) return refuse(400);
  keep_alive_ = parser.keep_alive();
  old_client_ = parser.version < 11;
  parser.eager(true);
  state_ = frame_.brings_body() ? State::body : State::done;
}

bool RequestReader::allow_body(std::size_t limit) {
  if (frame_.length.value_or(0) > limit) return false;
  parser_->body_limit(std::uint64_t{limit});
  return true;
}

std::size_t RequestReader::take_body(std::string_view bytes) {
  ErrorCode error;
  const std::size_t taken = parser_->put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error && error != beast::error::need_more) {
    refuse(status_of_error(error));
  } else if (parser_->is_done()) {
    state_ = State::done;
  } else if (frame_.chunked && bytes.size() - taken > kMostWaiting) {
    refuse(400);
  }
  return taken;
}

}  // namespace wiec::http
