// One connection's bytes, plain or through TLS. Everything here happens on the thread of the connection's loop.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

namespace wiec::http {

class IoLoop;
class TlsContext;

class TransportUser {
 public:
  virtual ~TransportUser() = default;
  virtual void on_open() = 0;  // bytes can go: at once, or after the TLS handshake
  virtual void on_read(std::size_t bytes) = 0;
  virtual void on_written() = 0;
  virtual void on_gone() = 0;  // the other side has closed, or the connection broke
};

class Transport {
 public:
  virtual ~Transport() = default;
  // The user is kept alive until close().
  virtual void open(std::shared_ptr<TransportUser>) = 0;
  // One read at a time; on_read or on_gone follows, never from within the call.
  virtual void read(char* room, std::size_t size) = 0;
  // One write at a time. True = the system has taken everything. False = on_written or on_gone follows, and the bytes must
  // stay until then.
  // file: a descriptor that holds exactly the bytes of body, so that the system need not copy them; -1 = none.
  virtual bool write(std::string_view head, std::string_view body, int file = -1) = 0;
  virtual std::int64_t bytes_written() const = 0;  // since open
  virtual void finish_sending() = 0;
  virtual void close() = 0;  // nothing follows
};

// Both take ownership of the socket.
std::unique_ptr<Transport> plain_transport(IoLoop&, int socket);
std::unique_ptr<Transport> tls_transport(IoLoop&, int socket, std::shared_ptr<TlsContext>);

}  // namespace wiec::http
