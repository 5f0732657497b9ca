// A queue with an end: at most so many work at once, a few more wait for their turn for a bounded time, and whoever
// comes then is told at once. Safe for many threads.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <utility>

namespace wiec::process {

class Turns {
 public:
  Turns(std::size_t at_once, std::size_t waiting) : at_once_(at_once), most_waiting_(waiting) {}
  Turns(const Turns&) = delete;
  Turns& operator=(const Turns&) = delete;

  // Gives the turn back when it goes. Must not outlive the queue.
  class Turn {
   public:
    explicit Turn(Turns& turns) : turns_(&turns) {}
    Turn(Turn&& other) noexcept : turns_(std::exchange(other.turns_, nullptr)) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    Turn& operator=(Turn&&) = delete;
    ~Turn() {
      if (turns_) turns_->give_back();
    }

   private:
    Turns* turns_;
  };

  // nullopt: as many wait already as may, or none came free within `patience`.
  std::optional<Turn> take(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (working_ == at_once_) {
      if (waiting_ == most_waiting_) return std::nullopt;
      ++waiting_;
      const bool free = changed_.wait_for(lock, patience, [&] { return working_ < at_once_; });
      --waiting_;
      if (!free) return std::nullopt;
    }
    ++working_;
    return Turn(*this);
  }

  std::size_t waiting() {
    const std::scoped_lock lock(mutex_);
    return waiting_;
  }

 private:
  void give_back() {
    {
      const std::scoped_lock lock(mutex_);
      --working_;
    }
    changed_.notify_one();
  }

  const std::size_t at_once_, most_waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t working_ = 0, waiting_ = 0;
};

}  // namespace wiec::process
