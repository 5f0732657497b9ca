#include <arpa/inet.h>

#include "platform/http/rate_limit.h"

namespace wiec::http {
namespace {

std::string network4(const in_addr& address) {
  const auto* byte = reinterpret_cast<const unsigned char*>(&address);
  return fmt::format("{}.{}.{}.0/24", byte[0], byte[1], byte[2]);
}

}  // namespace

std::string client_network(std::string_view address) {
  const std::string text(address.substr(0, 64));
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return network4(four);
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return {};
  if (IN6_IS_ADDR_V4MAPPED(&six)) {
    std::memcpy(&four, six.s6_addr + 12, sizeof four);
    return network4(four);
  }
  std::memset(six.s6_addr + 8, 0, 8);
  char out[INET6_ADDRSTRLEN] = {};
  inet_ntop(AF_INET6, &six, out, sizeof out);
  return fmt::format("{}/64", out);
}

}  // namespace wiec::http
