#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>

#include "platform/http/io_loop.h"
#include "platform/http/server.h"
#include "platform/http/tls.h"
#include "platform/http/transport.h"

namespace wiec::http {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;

namespace {

using Socket = asio::basic_stream_socket<asio::ip::tcp, asio::io_context::executor_type>;

class TlsTransport final : public Transport {
 public:
  TlsTransport(IoLoop& loop, int socket, std::shared_ptr<TlsContext> tls)
      : tls_(std::move(tls)), stream_(Socket(loop.context()), tls_->context()) {
    ErrorCode ignored;
    stream_.next_layer().assign(asio::ip::tcp::v4(), socket, ignored);
    stream_.next_layer().set_option(asio::ip::tcp::no_delay(true), ignored);
  }

  void open(std::shared_ptr<TransportUser> user) override {
    user_ = std::move(user);
    stream_.async_handshake(asio::ssl::stream_base::server, [this, kept = user_](const ErrorCode& error) {
      if (!user_) return;
      if (error) return kept->on_gone();
      kept->on_open();
    });
  }

  void read(char* room, std::size_t size) override {
    stream_.async_read_some(asio::buffer(room, size), [this, kept = user_](const ErrorCode& error, std::size_t bytes) {
      if (!user_) return;
      if (error) return kept->on_gone();
      kept->on_read(bytes);
    });
  }

  bool write(std::string_view head, std::string_view body, int) override {
    // One record for the head and the start of the body: the first packet carries both.
    const std::size_t together = std::min<std::size_t>(body.size(), kRecord - std::min(kRecord, head.size()));
    first_.assign(head).append(body.substr(0, together));
    left_ = {asio::buffer(first_), asio::buffer(body.data() + together, body.size() - together)};
    write_rest();
    return false;
  }

  std::int64_t bytes_written() const override { return written_; }

  void finish_sending() override {
    // close_notify would need the other side's answer; the closed write side says the same, Content-Length says the rest.
    ErrorCode ignored;
    stream_.next_layer().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  }

  void close() override {
    ErrorCode ignored;
    stream_.next_layer().close(ignored);
    user_.reset();
  }

 private:
  static constexpr std::size_t kRecord = 16384;

  void write_rest() {
    const asio::const_buffer piece = left_[0].size() > 0 ? left_[0] : left_[1];
    stream_.async_write_some(piece, [this, kept = user_](const ErrorCode& error, std::size_t bytes) {
      if (!user_) return;
      if (error) return kept->on_gone();
      written_ += static_cast<std::int64_t>(bytes);
      (left_[0].size() > 0 ? left_[0] : left_[1]) += bytes;
      if (left_[0].size() + left_[1].size() > 0) return write_rest();
      kept->on_written();
    });
  }

  std::shared_ptr<TlsContext> tls_;  // the certificate this connection began with
  asio::ssl::stream<Socket> stream_;
  std::shared_ptr<TransportUser> user_;
  std::string first_;
  std::array<asio::const_buffer, 2> left_;
  std::int64_t written_ = 0;
};

// HTTP/1.1 is all we speak; a client that offers others as well is told so, one that offers only others is refused.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* size, const unsigned char* offered, unsigned int offered_size, void*) {
  static constexpr unsigned char kOurs[] = "\x08http/1.1";
  const int chosen = SSL_select_next_proto(const_cast<unsigned char**>(out), size, kOurs, sizeof kOurs - 1, offered, offered_size);
  return chosen == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

}  // namespace

TlsContext::TlsContext() : context_(std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server)) {}
TlsContext::~TlsContext() = default;

std::expected<std::shared_ptr<TlsContext>, std::string> TlsContext::load(const TlsFiles& files) {
  std::shared_ptr<TlsContext> tls(new TlsContext());
  SSL_CTX* native = tls->context_->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
  ErrorCode error;
  tls->context_->use_certificate_chain_file(files.certificate_chain, error);
  if (error) return std::unexpected(fmt::format("cannot use the certificate {}: {}", files.certificate_chain, error.message()));
  tls->context_->use_private_key_file(files.private_key, asio::ssl::context::pem, error);
  if (error) return std::unexpected(fmt::format("cannot use the private key {}: {}", files.private_key, error.message()));
  if (SSL_CTX_check_private_key(native) != 1) {
    return std::unexpected(fmt::format("the private key {} does not belong to {}", files.private_key, files.certificate_chain));
  }
  return tls;
}

std::unique_ptr<Transport> tls_transport(IoLoop& loop, int socket, std::shared_ptr<TlsContext> tls) {
  return std::make_unique<TlsTransport>(loop, socket, std::move(tls));
}

}  // namespace wiec::http
