// Hands letters to a mail server.
#pragma once
#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace wiec::mail {

enum class Outcome {
  accepted,
  refused,  // this letter, for good: no such mailbox
  later,    // this letter, not now: greylisting, full mailbox
  away,     // the server: not reached, no log-in, no TLS. Nothing is known about the letter
};
struct Answer {
  Outcome outcome = Outcome::away;
  std::string reply;  // code and enhanced code ("550 5.1.1") or what failed; no address in it
};

class Carrier {
 public:
  virtual ~Carrier() = default;
  virtual Answer carry(std::string_view from, std::string_view to, std::string_view message) = 0;
};

// SMTP by libcurl. The connection is kept between letters; for one thread at a time.
class Smtp final : public Carrier {
 public:
  struct Options {
    std::string url;       // smtps://host:465 (TLS at once) or smtp://host:587 (STARTTLS required, but for this machine)
    std::string user;      // empty = no log-in
    std::string password;
    std::chrono::seconds time_limit{60};  // for one letter
    std::function<bool()> stopping = {};  // true: the letter on its way is given up, and is sent again later
  };
  explicit Smtp(Options);
  ~Smtp() override;
  Answer carry(std::string_view from, std::string_view to, std::string_view message) override;

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace wiec::mail
