// Fixtures for stories. Each story runs on SQLite and on PostgreSQL (WIEC_STORY_DATABASE, set by CTest), with every
// cached page rendered again and compared (--page-cache verify). A server that does not stop cleanly fails the test.
//
//   class Results : public DemoCity {};
//   TEST_F(Results, are_read_without_log_in) { EXPECT_EQ(browser().get("/wyniki").status, 200); }
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http_client.h"
#include "server_process.h"

namespace wiec::stories {

// One running server on a free port, with data of its own.
class RunningServer {
 public:
  // `command` is serve or demo; serve on PostgreSQL migrates first.
  explicit RunningServer(const std::string& command, const std::vector<std::string>& flags = {});
  ~RunningServer();

  Browser browser() const { return Browser(port_); }
  std::uint16_t port() const { return port_; }
  std::filesystem::path data() const { return folder_.path() / "data"; }
  // Runs `wiec COMMAND... --data DIR [--database URL]` beside the server.
  Finished run(std::vector<std::string> command) const;
  // Ends it as an operator does (SIGTERM) and starts it again on the same data and port.
  void restart();
  void restart_after_kill();
  // SIGTERM; its exit code.
  int stop();
  // kill -9.
  void kill();
  std::string log() const;
  // Threads beside the main one that SIGTERM could be given to, which would end the program at once.
  std::vector<std::string> threads_open_to_signals() const;
  // What it printed between two marks; waits for it, for it prints after it is ready.
  std::string printed(std::string_view before, std::string_view after) const;
  // No file of this process can grow past that many bytes from now on: what a full disk does. nullopt = no bound again.
  void bound_files(std::optional<std::uint64_t> bytes) const;

 private:
  std::vector<std::string> with_data(std::vector<std::string> command) const;
  void start();

  TemporaryFolder folder_;
  std::optional<TemporaryDatabase> database_;
  std::uint16_t port_;
  std::string command_;
  std::vector<std::string> flags_;
  std::unique_ptr<Child> child_;
};

// An own empty server for each test.
class EmptyServer : public ::testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;
  RunningServer& server() { return *server_; }
  Browser browser() { return server_->browser(); }

 private:
  std::unique_ptr<RunningServer> server_;
};

// One demo city for all tests of a suite: they read, or write only what is theirs.
class DemoCity : public ::testing::Test {
 protected:
  static void SetUpTestSuite();
  static void TearDownTestSuite();
  void SetUp() override;
  static RunningServer& server() { return *server_; }
  static Browser browser() { return server_->browser(); }
  // One of the demo's people (administrator@wiec.example), with the printed password.
  static Browser logged_in(const std::string& email);

 private:
  static std::unique_ptr<RunningServer> server_;
};

// Path of the built program.
std::string program();

// What stands between two marks; empty when one is missing.
std::string between(std::string_view text, std::string_view before, std::string_view after);

bool on_postgres();

// Whether this run's database can be used here; the reason when not (PostgreSQL without WIEC_TEST_POSTGRES).
std::optional<std::string> reason_to_skip();

}  // namespace wiec::stories
