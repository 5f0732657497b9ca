// Passwords: Argon2id (RFC 9106; 19 MiB, 2 passes: OWASP's advice, about 64 ms), few at once and few waiting, so that
// log-ins never take the processors and handler threads that pages need.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace wiec::crypto {

class Passwords {
 public:
  struct Options {
    int at_once = 0;  // 0 = half of the cores, at least one
    int most_waiting = 8;
    std::size_t memory = 19u << 20;  // bytes
    unsigned long long passes = 2;
  };
  Passwords() : Passwords(Options{}) {}
  explicit Passwords(Options);

  // The encoded form with salt and cost, to keep. nullopt = too many wait: answer "unavailable" at once.
  std::optional<std::string> hash(std::string_view password);
  // Whether it is the password of that encoded form. An empty form costs the same time and is never the password: for
  // accounts that are not there.
  std::optional<bool> verify(std::string_view encoded, std::string_view password);

 private:
  class Turn;
  Options options_;
  std::mutex mutex_;
  std::condition_variable free_;
  int running_ = 0;
  int waiting_ = 0;
};

}  // namespace wiec::crypto
