#include "server_fixture.h"

#include <sys/resource.h>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace wiec::stories {
namespace {

#ifndef WIEC_BINARY
#define WIEC_BINARY ""  // the harness's own tests start no server
#endif

constexpr int kSecondsToStart = 120;  // the demo city under sanitizers
constexpr int kSecondsToStop = 30;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

bool on_postgres() { return variable("WIEC_STORY_DATABASE") == "postgres"; }

std::string program() { return WIEC_BINARY; }

std::optional<std::string> reason_to_skip() {
  if (on_postgres() && variable("WIEC_TEST_POSTGRES").empty())
    return "WIEC_TEST_POSTGRES names no server; ./test starts one";
  return std::nullopt;
}

RunningServer::RunningServer(const std::string& command, const std::vector<std::string>& flags)
    : port_(free_port()), command_(command), flags_(flags) {
  std::filesystem::create_directory(data());
  if (on_postgres()) {
    database_.emplace(variable("WIEC_TEST_POSTGRES"));
    if (const auto migrated = run({"migrate"}); migrated.exit_code != 0)
      throw std::runtime_error("wiec migrate: " + migrated.output);
  }
  start();
}

RunningServer::~RunningServer() = default;

std::vector<std::string> RunningServer::with_data(std::vector<std::string> command) const {
  command.insert(command.begin(), program());
  command.insert(command.end(), {"--data", data().string()});
  if (database_) command.insert(command.end(), {"--database", database_->url()});
  return command;
}

Finished RunningServer::run(std::vector<std::string> command) const {
  return run_program(with_data(std::move(command)));
}

void RunningServer::start() {
  auto command = with_data({command_});
  command.insert(command.end(),
                 {"--listen", "127.0.0.1:" + std::to_string(port_), "--plain-http", "--page-cache", "verify"});
  command.insert(command.end(), flags_.begin(), flags_.end());
  child_ = std::make_unique<Child>(command, folder_.path() / "log");
  for (int tenths = 0; tenths < kSecondsToStart * 10; ++tenths) {
    if (!child_->is_running()) throw std::runtime_error("the server ended at its start:\n" + log());
    try {
      if (browser().get("/readyz").status == 200) return;
    } catch (const ConnectionError&) {  // not listening yet
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error("the server was not ready in time:\n" + log());
}

void RunningServer::restart() {
  if (const int code = stop(); code != 0)
    throw std::runtime_error("the server ended with " + std::to_string(code) + ":\n" + log());
  restart_after_kill();
}

void RunningServer::restart_after_kill() {
  command_ = "serve";  // the city is made already
  start();
}

int RunningServer::stop() {
  if (!child_->is_running()) return child_->wait(0);
  child_->signal(SIGTERM);
  return child_->wait(kSecondsToStop);
}

void RunningServer::kill() {
  child_->signal(SIGKILL);
  child_->wait(kSecondsToStop);
}

std::vector<std::string> RunningServer::threads_open_to_signals() const {
  constexpr std::uint64_t terminate = 1u << (SIGTERM - 1);
  std::vector<std::string> open;
  const std::string main_thread = std::to_string(child_->id());
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + main_thread + "/task")) {
    if (task.path().filename() == main_thread) continue;
    std::ifstream status(task.path() / "status");
    std::string line, name;
    while (std::getline(status, line)) {
      if (line.starts_with("Name:")) name = line;
      if (line.starts_with("SigBlk:") && (std::stoull(line.substr(7), nullptr, 16) & terminate) == 0)
        open.push_back(name);
    }
  }
  return open;
}

std::string RunningServer::log() const { return child_ ? child_->output() : ""; }

std::string RunningServer::printed(std::string_view before, std::string_view after) const {
  for (int tenths = 0; tenths < 200; ++tenths) {
    if (auto found = between(log(), before, after); !found.empty()) return found;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  ADD_FAILURE() << "not printed: " << before;
  return {};
}

void RunningServer::bound_files(std::optional<std::uint64_t> bytes) const {
  const rlimit limit{.rlim_cur = bytes.value_or(RLIM_INFINITY), .rlim_max = RLIM_INFINITY};
  ASSERT_EQ(::prlimit(child_->id(), RLIMIT_FSIZE, &limit, nullptr), 0);
}

std::string between(std::string_view text, std::string_view before, std::string_view after) {
  const auto from = text.find(before);
  if (from == std::string_view::npos) return {};
  const auto start = from + before.size(), to = text.find(after, start);
  return to == std::string_view::npos ? std::string() : std::string(text.substr(start, to - start));
}

void EmptyServer::SetUp() {
  if (const auto reason = reason_to_skip()) GTEST_SKIP() << *reason;
  server_ = std::make_unique<RunningServer>("serve");
}

void EmptyServer::TearDown() {
  if (!server_) return;
  EXPECT_EQ(server_->stop(), 0) << server_->log();
  server_.reset();
}

std::unique_ptr<RunningServer> DemoCity::server_;

Browser DemoCity::logged_in(const std::string& email) {
  const std::string password = server().printed("with the password ", " as\n");
  auto person = browser();
  const auto form = person.get("/logowanie/haslo");
  EXPECT_EQ(person.submit(form, "/logowanie/haslo", {{"email", email}, {"password", password}}).status, 303);
  return person;
}

void DemoCity::SetUpTestSuite() {
  if (!reason_to_skip()) server_ = std::make_unique<RunningServer>("demo");
}

void DemoCity::TearDownTestSuite() {
  if (!server_) return;
  EXPECT_EQ(server_->stop(), 0) << server_->log();
  server_.reset();
}

void DemoCity::SetUp() {
  if (const auto reason = reason_to_skip()) GTEST_SKIP() << *reason;
}

}  // namespace wiec::stories
