// Clients that send reports through the site's form until the server dies, and their journal of what was acknowledged.
#pragma once
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace wiec::durability {

// One journal of all clients over all lives of the server.
class HttpWriters {
 public:
  // Writes with that many clients until the server goes away. `acknowledged` is called on a client's thread at each
  // answer with the count of this life. What the last life left without an answer is sent again first, as people do.
  void write_until_killed(std::uint16_t port, int clients, const std::function<void(std::size_t)>& acknowledged);

  // Tokens of the forms that were answered with the thanks.
  const std::set<std::string>& journal() const { return journal_; }
  const std::set<std::string>& sent_twice() const { return sent_twice_; }

 private:
  struct Form {
    std::string token, csrf, cookie;
  };
  void run_client(std::uint16_t port, std::uint32_t network, const std::function<void(std::size_t)>& acknowledged);
  void send(std::uint16_t port, std::uint32_t network, const Form& form,
            const std::function<void(std::size_t)>& acknowledged);
  bool take_unanswered(Form& form);

  std::mutex mutex_;
  std::set<std::string> journal_, sent_twice_;
  std::vector<Form> unanswered_;
  std::size_t answers_ = 0;  // of this life
  std::uint32_t next_network_ = 0;
  std::string fault_;
};

}  // namespace wiec::durability
