#include "durability/writer_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace wiec::durability {

WriterProcess::WriterProcess(const std::string& location, const std::string& prefix, bool answer_before_commit) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  child_ = ::fork();
  if (child_ < 0) throw std::runtime_error("no process");
  if (child_ == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    const char* fault = answer_before_commit ? "--answer-before-commit" : nullptr;
    ::execl(WIEC_DURABLE_WRITER, "durable_writer", location.c_str(), prefix.c_str(), fault, nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  pipe_ = ends[0];
}

WriterProcess::~WriterProcess() {
  kill();
  ::close(pipe_);
}

bool WriterProcess::read_some() {
  char buffer[65'536];
  const ssize_t got = ::read(pipe_, buffer, sizeof buffer);
  if (got > 0) received_.append(buffer, static_cast<std::size_t>(got));
  return got > 0;
}

bool WriterProcess::read_until(std::size_t acknowledged) {
  while (static_cast<std::size_t>(std::ranges::count(received_, '\n')) < acknowledged) {
    if (!read_some()) return false;
  }
  return true;
}

void WriterProcess::kill() {
  if (child_ <= 0) return;
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
  child_ = -1;
}

// What it wrote before its death is still in the pipe: it was acknowledged.
std::vector<std::string> WriterProcess::journal() {
  while (read_some()) {
  }
  std::vector<std::string> labels;
  std::size_t from = 0;
  for (auto end = received_.find('\n'); end != std::string::npos; from = end + 1, end = received_.find('\n', from)) {
    labels.push_back(received_.substr(from, end - from));
  }
  return labels;
}

}  // namespace wiec::durability
