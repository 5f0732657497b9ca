#include "platform/http/worker_pool.h"

#include <condition_variable>
#include <deque>
#include <thread>

#include "platform/process/quiet_signals.h"

namespace wiec::http {

struct WorkerPool::Parts {
  std::size_t limit;
  std::size_t thread_count;
  mutable std::mutex mutex;
  std::condition_variable ready;
  std::deque<std::shared_ptr<Job>> queue;
  std::size_t running = 0;
  bool stopping = false;
  std::vector<std::thread> threads;

  void work() {
    pthread_setname_np(pthread_self(), "wiec-page");
    std::unique_lock lock(mutex);
    while (true) {
      ready.wait(lock, [&] { return stopping || !queue.empty(); });
      if (queue.empty()) return;
      std::shared_ptr<Job> job = std::move(queue.front());
      queue.pop_front();
      ++running;
      lock.unlock();
      job->run();
      job.reset();
      lock.lock();
      --running;
    }
  }
};

WorkerPool::WorkerPool(int threads, std::size_t queue_limit) : parts_(std::make_unique<Parts>()) {
  parts_->limit = queue_limit;
  parts_->thread_count = static_cast<std::size_t>(threads);
  const process::QuietSignals quiet;
  for (int i = 0; i < threads; ++i) parts_->threads.emplace_back([parts = parts_.get()] { parts->work(); });
}

WorkerPool::~WorkerPool() { end(); }

void WorkerPool::end() {
  std::deque<std::shared_ptr<Job>> dropped;
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->stopping = true;
    dropped.swap(parts_->queue);
  }
  parts_->ready.notify_all();
  for (auto& thread : parts_->threads) thread.join();
  parts_->threads.clear();
}

bool WorkerPool::submit(std::shared_ptr<Job> job) {
  {
    const std::lock_guard lock(parts_->mutex);
    const std::size_t idle = parts_->thread_count - parts_->running;
    if (parts_->stopping || parts_->queue.size() >= parts_->limit + idle) return false;
    parts_->queue.push_back(std::move(job));
  }
  parts_->ready.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(parts_->mutex);
  return parts_->queue.size();
}

std::size_t WorkerPool::running() const {
  const std::lock_guard lock(parts_->mutex);
  return parts_->running;
}

}  // namespace wiec::http
