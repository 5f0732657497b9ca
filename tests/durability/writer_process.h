// A durable_writer that runs and can be killed, and the journal of what it acknowledged.
#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace wiec::durability {

class WriterProcess {
 public:
  WriterProcess(const std::string& location, const std::string& prefix, bool answer_before_commit);
  WriterProcess(const WriterProcess&) = delete;
  WriterProcess& operator=(const WriterProcess&) = delete;
  ~WriterProcess();

  // Reads until it has acknowledged so many; false when it ended before.
  bool read_until(std::size_t acknowledged);
  void kill();                         // -9
  std::vector<std::string> journal();  // whole, once it has ended

 private:
  bool read_some();
  pid_t child_ = -1;
  int pipe_ = -1;
  std::string received_;
};

}  // namespace wiec::durability
