// Threads that may block, behind a queue with an end: what does not fit is refused at once instead of waiting.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>

namespace wiec::http {

class Job {
 public:
  virtual ~Job() = default;
  virtual void run() noexcept = 0;
};

class WorkerPool {
 public:
  WorkerPool(int threads, std::size_t queue_limit);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  bool submit(std::shared_ptr<Job>);  // false = all threads busy and the queue full, or the pool stops
  // Drops what waits and waits for what runs; nothing runs afterwards.
  void end();
  std::size_t waiting() const;
  std::size_t running() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace wiec::http
