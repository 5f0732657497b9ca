#include "platform/process/run_limited.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <vector>

namespace wiec::process {
namespace {
constexpr std::size_t kPiece = 1 << 16;
constexpr std::chrono::milliseconds kLook{250};  // how often it is asked whether to give up

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

struct Spawning {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  Spawning(int input, int output) {
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;
  ~Spawning() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }
};

std::optional<pid_t> start(std::span<const std::string> command, int input, int output) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  std::string language = "LANG=C.UTF-8";
  std::array<char*, 2> environment{language.data(), nullptr};
  const Spawning spawning(input, output);
  pid_t child = 0;
  if (posix_spawn(&child, words[0], &spawning.files, &spawning.attributes, words.data(), environment.data()) != 0)
    return std::nullopt;
  return child;
}

// The child has run for some microseconds without them, with nothing read yet.
void bind(pid_t child, const Bounds& bounds) {
  const auto seconds = static_cast<rlim_t>(bounds.processor.count());
  const rlimit processor{seconds, seconds + 1};
  ::prlimit(child, RLIMIT_CPU, &processor, nullptr);
  if (!kSanitized) {
    const rlimit memory{static_cast<rlim_t>(bounds.memory), static_cast<rlim_t>(bounds.memory)};
    ::prlimit(child, RLIMIT_AS, &memory, nullptr);
  }
  const rlimit none{0, 0};
  ::prlimit(child, RLIMIT_CORE, &none, nullptr);
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(child), bounds.nice);
}

// Reads until the child closes its output; the reason to end it, or nothing.
std::optional<End> collect(int output, const Bounds& bounds, const Clock& clock, std::string& out) {
  const Stopwatch watch(clock);
  std::array<char, kPiece> piece;
  for (;;) {
    const auto left = bounds.wall - std::chrono::duration_cast<std::chrono::milliseconds>(watch.elapsed());
    if (left.count() <= 0 || (bounds.give_up && bounds.give_up())) return End::too_long;
    pollfd waiting{output, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min(left, kLook).count()));
    if (ready < 0 && errno != EINTR) return End::broken;
    if (ready <= 0) continue;
    const ssize_t got = ::read(output, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return End::broken;
    if (got == 0) return std::nullopt;
    if (out.size() + static_cast<std::size_t>(got) > bounds.output) return End::too_large;
    out.append(piece.data(), static_cast<std::size_t>(got));
  }
}

End end_of(int status) {
  if (WIFEXITED(status)) return End::exited;
  const int signal = WTERMSIG(status);
  return signal == SIGXCPU || signal == SIGKILL ? End::too_long : End::broken;
}
}  // namespace

Finished run_limited(std::span<const std::string> command, std::string_view input, const Bounds& bounds,
                     const Clock& clock) {
  Finished out;
  const Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  std::array<int, 2> ends{-1, -1};
  if (command.empty() || file.get() < 0 || !write_all(file.get(), input) || ::lseek(file.get(), 0, SEEK_SET) != 0 ||
      ::pipe2(ends.data(), O_CLOEXEC) != 0)
    return out;
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  const auto child = start(command, file.get(), writing.get());
  writing.close();
  if (!child) return out;
  bind(*child, bounds);
  const std::optional<End> ended = collect(reading.get(), bounds, clock, out.output);
  if (ended) ::kill(*child, SIGKILL);
  int status = 0;
  while (::waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  out.end = ended.value_or(end_of(status));
  out.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return out;
}

}  // namespace wiec::process
