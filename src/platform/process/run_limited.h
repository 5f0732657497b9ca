// Runs one program within bounds and gives what it wrote. For work on what strangers sent: when it takes too long or
// too much memory, only the child ends.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "platform/clock/clock.h"

namespace wiec::process {

struct Bounds {
  std::chrono::seconds processor{10};      // time on the processor; the kernel ends it (RLIMIT_CPU)
  std::chrono::milliseconds wall{20'000};  // from start to end; then it is killed
  std::int64_t memory =
      std::int64_t{1} << 30;  // address space in bytes (RLIMIT_AS); not under sanitizers, which need more
  std::size_t output = std::size_t{16} << 20;  // bytes of standard output
  int nice = 10;                               // how far it stands back behind the server, 0 to 19
  std::function<bool()> give_up = {};          // asked some times a second; true: it is killed as if time were over
};

enum class End : std::uint8_t {
  exited,     // by itself; the exit code says how
  too_long,   // one of the two times was over
  too_large,  // it wrote more than may be
  broken,     // a signal ended it: out of memory, a fault
  not_started
};

struct Finished {
  End end = End::not_started;
  int exit_code = 0;   // when exited
  std::string output;  // standard output; standard error is thrown away
};

// `command` is a path and its arguments; `input` is its standard input, as a file that can be mapped. The child has an
// empty environment but LANG=C.UTF-8, and none of the server's open files.
Finished run_limited(std::span<const std::string> command, std::string_view input, const Bounds&, const Clock&);

}  // namespace wiec::process
