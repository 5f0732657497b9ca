// One I/O thread's event loop (epoll, by Asio).
#pragma once
#include <chrono>
#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace wiec::http {

class IoLoop {
 public:
  IoLoop();
  ~IoLoop();
  IoLoop(const IoLoop&) = delete;
  IoLoop& operator=(const IoLoop&) = delete;

  void run();                         // on the loop's own thread, until stop()
  void stop();                        // from any thread
  void post(std::function<void()>);   // from any thread
  // Calls again and again on the loop's thread. Before run().
  void every(std::chrono::milliseconds, std::function<void()>);
  boost::asio::io_context& context();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace wiec::http
