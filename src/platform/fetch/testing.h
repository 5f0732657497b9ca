// For tests only: a server on this machine that answers each connection once.
#pragma once
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace wiec::fetch {

class LocalServer {
 public:
  enum class Manner { answers, holds };  // holds: takes the question and says nothing for a second
  // `answer` gets the whole question, gives the whole answer, on the server's thread.
  explicit LocalServer(std::function<std::string(std::string_view)> answer, Manner manner = Manner::answers)
      : answer_(std::move(answer)), manner_(manner), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool open = ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
                      ::listen(listener_, 16) == 0;
    if (!open) std::abort();
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~LocalServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

  std::string url(std::string_view path = "") const {
    return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
  }
  std::string last_question() const {
    const std::lock_guard lock(mutex_);
    return question_;
  }

 private:
  static bool is_whole(std::string_view read) {
    const auto end = read.find("\r\n\r\n");
    if (end == read.npos) return false;
    const auto length = read.find("Content-Length: ");
    const std::size_t body = length < end ? std::strtoul(read.data() + length + 16, nullptr, 10) : 0;
    return read.size() >= end + 4 + body;
  }

  void serve() {
    for (int peer; (peer = ::accept(listener_, nullptr, nullptr)) >= 0; ::close(peer)) {
      char room[4096];
      std::string read;
      for (ssize_t got = 0; !is_whole(read) && (got = ::recv(peer, room, sizeof room, 0)) > 0;)
        read.append(room, static_cast<std::size_t>(got));
      {
        const std::lock_guard lock(mutex_);
        question_ = read;
      }
      if (manner_ == Manner::holds) std::this_thread::sleep_for(std::chrono::seconds(1));
      const std::string answer = answer_(read);
      [[maybe_unused]] const auto sent = ::send(peer, answer.data(), answer.size(), MSG_NOSIGNAL);
    }
  }

  std::function<std::string(std::string_view)> answer_;
  Manner manner_;
  int listener_;
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::string question_;
  std::thread thread_;
};

}  // namespace wiec::fetch
