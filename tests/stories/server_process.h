// The built program as a child process, and a folder or a database of its own for it.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::stories {

// A new folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A new PostgreSQL database (UTF8, collation C) in the server that WIEC_TEST_POSTGRES names; dropped with the object.
class TemporaryDatabase {
 public:
  explicit TemporaryDatabase(const std::string& server_url);
  ~TemporaryDatabase();
  TemporaryDatabase(const TemporaryDatabase&) = delete;
  TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
  const std::string& url() const { return url_; }

 private:
  void run(const std::string& statement) const;
  std::string server_url_;
  std::string name_;
  std::string url_;
};
// The same address with another database's name in its place.
std::string with_database(const std::string& url, std::string_view name);

struct Finished {
  int exit_code = 0;   // 128 + signal when a signal ended it
  std::string output;  // standard output and error together
};
// Runs a program to its end.
Finished run_program(const std::vector<std::string>& command);

// A program that keeps running; killed with the object, and by the kernel should the test die first.
class Child {
 public:
  Child(const std::vector<std::string>& command, std::filesystem::path output);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  bool is_running();
  void signal(int number) const;
  // Waits for its end, at most that long, then kills it; the exit code as in Finished.
  int wait(int seconds);
  std::string output() const;
  int id() const { return id_; }

 private:
  int id_ = -1;
  int exit_code_ = -1;
  std::filesystem::path output_;
};

// A port of 127.0.0.1 that nothing listens on now.
std::uint16_t free_port();

}  // namespace wiec::stories
