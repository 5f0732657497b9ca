#include "app/serve.h"

namespace wiec::app {
namespace {

TEST(ServesThisMachineOnly, Is_said_of_loopback_addresses_alone) {
  const auto only = [](std::vector<std::string> listen, std::vector<std::string> tls = {}) {
    config::Http http;
    http.listen = std::move(listen);
    http.listen_tls = std::move(tls);
    return serves_this_machine_only(http);
  };
  EXPECT_TRUE(serves_this_machine_only({})) << "the default";
  EXPECT_TRUE(only({"127.0.0.1:9000"}));
  EXPECT_TRUE(only({"localhost:9000", "[::1]:9000"}));
  EXPECT_FALSE(only({"127.0.0.1:9000", "10.0.0.7:9000"}));
  EXPECT_FALSE(only({":9000"})) << "every address of the machine";
  EXPECT_FALSE(only({"127.0.0.1:9000"}, {"127.0.0.1:9443"}));
}

}  // namespace
}  // namespace wiec::app
