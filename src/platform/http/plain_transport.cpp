#include <sys/sendfile.h>
#include <sys/socket.h>

#include <boost/asio/ip/tcp.hpp>

#include "platform/http/io_loop.h"
#include "platform/http/transport.h"

namespace wiec::http {
namespace {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
// The concrete executor: any_io_executor costs an indirect call and an allocation at each step.
using Socket = asio::basic_stream_socket<asio::ip::tcp, asio::io_context::executor_type>;

class PlainTransport final : public Transport {
 public:
  PlainTransport(IoLoop& loop, int socket) : socket_(loop.context()) {
    ErrorCode ignored;
    socket_.assign(asio::ip::tcp::v4(), socket, ignored);
    socket_.non_blocking(true, ignored);
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  }

  void open(std::shared_ptr<TransportUser> user) override {
    user_ = std::move(user);
    user_->on_open();
  }

  void read(char* room, std::size_t size) override {
    socket_.async_read_some(asio::buffer(room, size), [this, user = user_](const ErrorCode& error, std::size_t bytes) {
      if (!user_) return;
      if (error) return user->on_gone();
      user->on_read(bytes);
    });
  }

  bool write(std::string_view head, std::string_view body, int file) override {
    left_ = {asio::buffer(head.data(), head.size()), asio::buffer(body.data(), body.size())};
    if (file >= 0 && !body.empty()) {
      write_from(file);
    } else {
      ErrorCode error;
      const std::size_t bytes = socket_.write_some(left_, error);
      if (!error) take_off(bytes);
    }
    if (left() == 0) return true;
    write_rest();  // also reports an error, from outside this call
    return false;
  }

  std::int64_t bytes_written() const override { return written_; }

  void finish_sending() override {
    ErrorCode ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  }

  void close() override {
    ErrorCode ignored;
    socket_.close(ignored);
    user_.reset();
  }

 private:
  std::size_t left() const { return left_[0].size() + left_[1].size(); }

  void take_off(std::size_t bytes) {
    written_ += static_cast<std::int64_t>(bytes);
    for (auto& buffer : left_) {
      const std::size_t part = std::min(bytes, buffer.size());
      buffer += part;
      bytes -= part;
    }
  }

  // The head waits in the socket for the body's first bytes (MSG_MORE), so that one packet carries both. What the socket
  // does not take now is written from memory.
  void write_from(int file) {
    const ssize_t sent = ::send(socket_.native_handle(), left_[0].data(), left_[0].size(), MSG_MORE | MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) take_off(static_cast<std::size_t>(sent));
    off_t offset = 0;
    while (left_[0].size() == 0 && left_[1].size() > 0) {
      const ssize_t part = ::sendfile(socket_.native_handle(), file, &offset, left_[1].size());
      if (part <= 0) return;
      take_off(static_cast<std::size_t>(part));
    }
  }

  void write_rest() {
    socket_.async_write_some(left_, [this, user = user_](const ErrorCode& error, std::size_t bytes) {
      if (!user_) return;
      if (error) return user->on_gone();
      take_off(bytes);
      if (left() > 0) return write_rest();
      user->on_written();
    });
  }

  Socket socket_;
  std::shared_ptr<TransportUser> user_;
  std::array<asio::const_buffer, 2> left_;
  std::int64_t written_ = 0;
};

}  // namespace

std::unique_ptr<Transport> plain_transport(IoLoop& loop, int socket) { return std::make_unique<PlainTransport>(loop, socket); }

}  // namespace wiec::http
