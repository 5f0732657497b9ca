#include "platform/http/io_loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace wiec::http {

namespace asio = boost::asio;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                                         asio::io_context::executor_type>;

struct IoLoop::Parts {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
  std::vector<std::unique_ptr<Timer>> timers;

  void arm(Timer& timer, std::chrono::milliseconds period, std::shared_ptr<std::function<void()>> call) {
    timer.expires_after(period);
    timer.async_wait([this, &timer, period, call](const boost::system::error_code& error) {
      if (error) return;
      (*call)();
      arm(timer, period, call);
    });
  }
};

IoLoop::IoLoop() : parts_(std::make_unique<Parts>()) {}
IoLoop::~IoLoop() = default;

void IoLoop::run() { parts_->context.run(); }
void IoLoop::stop() { parts_->context.stop(); }
void IoLoop::post(std::function<void()> call) { asio::post(parts_->context, std::move(call)); }

void IoLoop::every(std::chrono::milliseconds period, std::function<void()> call) {
  auto& timer = parts_->timers.emplace_back(std::make_unique<Timer>(parts_->context));
  parts_->arm(*timer, period, std::make_shared<std::function<void()>>(std::move(call)));
}

asio::io_context& IoLoop::context() { return parts_->context; }

}  // namespace wiec::http
