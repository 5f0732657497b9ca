// The fixture of the tests that kill a whole server: how often, with which settings, and its database as it lies there.
#pragma once
#include <cstdlib>
#include <fstream>
#include <random>

#include "platform/db/db.h"
#include "stories/server_fixture.h"

namespace wiec::durability {

class KilledServer : public ::testing::Test {
 protected:
  // How many lives: with WIEC_TEST_DEEP set, a hundred.
  static int rounds(int usual) {
    const char* deep = std::getenv("WIEC_TEST_DEEP");
    return deep && *deep ? 100 : usual;
  }
  // Every client may say that it comes from a network of its own, or the limit of a minute would end the load.
  void start(const std::string& command) {
    const auto path = folder_.path() / "settings.toml";
    std::ofstream(path) << "[http]\ntrusted_proxies = [\"127.0.0.1\"]\n[log]\nlevel = \"warning\"\n";
    server_.emplace(command, std::vector<std::string>{"--config", path.string()});
  }
  // Of a dead server.
  db::Database database() const {
    db::Options options;
    options.location = (server_->data() / "wiec.db").string();
    auto opened = db::open(options);
    if (!opened) throw std::runtime_error(opened.error().message);
    return *std::move(opened);
  }
  int random(int least, int most) { return std::uniform_int_distribution(least, most)(random_); }

  std::optional<stories::RunningServer> server_;

 private:
  stories::TemporaryFolder folder_;
  std::minstd_rand random_{std::random_device{}()};
};

}  // namespace wiec::durability
