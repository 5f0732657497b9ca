// The only reader of time in the program. Whoever needs the time is given a Clock; deadlines are decided by the database's
// transaction time (db::ReadTx::now), not by this.
#pragma once
#include <atomic>
#include <chrono>

#include "base/time.h"

namespace wiec {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  // For measuring: never steps back, its zero means nothing.
  virtual std::chrono::nanoseconds steady() const = 0;
};

// The machine's clock.
class SystemClock final : public Clock {
 public:
  Instant now() const override;
  std::chrono::nanoseconds steady() const override;
};

// A clock that stands until it is set or moved: for tests and for the demo city. Safe for many threads.
class SettableClock final : public Clock {
 public:
  explicit SettableClock(Instant at) : micros_(at.micros) {}
  void set(Instant at) { micros_ = at.micros; }
  void move(std::chrono::microseconds by) { micros_ += by.count(); }
  Instant now() const override { return {micros_}; }
  std::chrono::nanoseconds steady() const override { return std::chrono::microseconds(micros_); }

 private:
  std::atomic<std::int64_t> micros_;
};

// How long something took.
class Stopwatch {
 public:
  explicit Stopwatch(const Clock& clock) : clock_(clock), start_(clock.steady()) {}
  std::chrono::nanoseconds elapsed() const { return clock_.steady() - start_; }

 private:
  const Clock& clock_;
  std::chrono::nanoseconds start_;
};

}  // namespace wiec
