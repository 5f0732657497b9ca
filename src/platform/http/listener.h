// Takes connections of one address.
#pragma once
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>

namespace wiec::http {

class IoLoop;
struct Listen;

class Listener {
 public:
  // Called on the loop's thread; the socket is non-blocking and belongs to the callee.
  using Accepted = std::function<void(int socket, std::string peer_address)>;
  // Binds; the error is a sentence for the operator.
  static std::expected<std::unique_ptr<Listener>, std::string> open(IoLoop&, const Listen&, Accepted);
  ~Listener();
  void start();  // before the loop runs, or on its thread
  void close();  // on the loop's thread
  std::uint16_t port() const;

 private:
  struct Parts;
  explicit Listener(std::unique_ptr<Parts>);
  std::unique_ptr<Parts> parts_;
};

}  // namespace wiec::http
