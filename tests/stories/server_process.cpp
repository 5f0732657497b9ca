#include "server_process.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace wiec::stories {
namespace {

int exit_code_from(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

int start(const std::vector<std::string>& command, const std::filesystem::path& output) {
  std::vector<char*> arguments;
  for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const int parent = ::getpid();
  const int child = ::fork();
  if (child != 0) {
    ::close(file);
    if (child < 0) throw std::runtime_error("fork failed");
    return child;
  }
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);
  ::dup2(file, STDOUT_FILENO);
  ::dup2(file, STDERR_FILENO);
  ::execv(arguments.front(), arguments.data());
  ::_exit(127);
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "wiec-story-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder at " + name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string with_database(const std::string& url, std::string_view name) {
  const auto authority = url.find("://");
  const auto path = url.find('/', authority == std::string::npos ? 0 : authority + 3);
  const auto query = url.find('?');
  const std::string server = url.substr(0, std::min(path, query));
  return server + "/" + std::string(name) + (query == std::string::npos ? "" : url.substr(query));
}

TemporaryDatabase::TemporaryDatabase(const std::string& server_url) : server_url_(server_url) {
  static std::atomic<int> made{0};
  name_ = "wiec_story_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
  run("create database " + name_ + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
  url_ = with_database(server_url, name_);
}

TemporaryDatabase::~TemporaryDatabase() {
  try {
    run("drop database if exists " + name_ + " with (force)");
  } catch (const std::exception&) {  // the throw-away server goes soon anyway
  }
}

void TemporaryDatabase::run(const std::string& statement) const {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(server_url_.c_str()), &PQfinish);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), statement.c_str()), &PQclear);
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
}

Finished run_program(const std::vector<std::string>& command) {
  const TemporaryFolder folder;
  const auto output = folder.path() / "output";
  int status = 0;
  ::waitpid(start(command, output), &status, 0);
  return {exit_code_from(status), read_file(output)};
}

Child::Child(const std::vector<std::string>& command, std::filesystem::path output)
    : id_(start(command, output)), output_(std::move(output)) {}

Child::~Child() {
  if (!is_running()) return;
  signal(SIGKILL);
  ::waitpid(id_, nullptr, 0);
}

bool Child::is_running() {
  int status = 0;
  if (exit_code_ < 0 && ::waitpid(id_, &status, WNOHANG) == id_) exit_code_ = exit_code_from(status);
  return exit_code_ < 0;
}

void Child::signal(int number) const { ::kill(id_, number); }

int Child::wait(int seconds) {
  for (int tenths = 0; is_running() && tenths < seconds * 10; ++tenths) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  if (is_running()) {
    signal(SIGKILL);
    int status = 0;
    ::waitpid(id_, &status, 0);
    exit_code_ = exit_code_from(status);
  }
  return exit_code_;
}

std::string Child::output() const { return read_file(output_); }

std::uint16_t free_port() {
  const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = ::bind(handle, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                     ::getsockname(handle, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(handle);
  if (!bound) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

}  // namespace wiec::stories
