// Token buckets per route row and client network: IPv4 /24, IPv6 /64. Memory is bounded: when the table is full, the
// fullest buckets (those that limit nobody) go first. Safe for many threads.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace wiec::http {

struct Rate {
  int burst = 20;                        // tokens of a full bucket
  std::chrono::seconds refill_every{3};  // one token each
};

class RateLimits {
 public:
  explicit RateLimits(std::size_t bucket_limit = 100000);
  ~RateLimits();
  // Takes a token. 0 s = granted; else how long to wait for the next one (Retry-After).
  std::chrono::seconds take(std::string_view row, const Rate&, std::string_view client_address, std::int64_t now_ns);
  std::size_t size() const;

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

// "203.0.113.0/24", "2001:db8:1:2::/64": the network of an address. It is what logs and limits see of a client. IPv4
// inside IPv6 counts as IPv4; "" when the text is no address.
std::string client_network(std::string_view address);

}  // namespace wiec::http
