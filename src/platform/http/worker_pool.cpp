#include "platform/http/worker_pool.h"

#include <semaphore.h>

#include <deque>
#include <mutex>
#include <thread>

#include "platform/process/quiet_signals.h"

namespace wiec::http {

// Waking a thread costs more than many a page. So one at a time is woken: it takes a job and, when more wait, wakes the
// next; a thread that is through with its job takes the next one meanwhile. Whoever fell asleep last is woken first:
// its stack and memory are still in the caches.
struct WorkerPool::Parts {
  std::size_t limit;
  std::size_t thread_count;
  mutable std::mutex mutex;
  std::deque<std::shared_ptr<Job>> queue;
  std::vector<sem_t*> asleep;
  bool waking = false;  // somebody is on the way to the queue
  std::size_t running = 0;
  bool stopping = false;
  std::vector<std::thread> threads;

  // Whom to release once the mutex is free; nullptr = nobody.
  sem_t* next_to_wake() {
    if (waking || queue.empty() || asleep.empty()) return nullptr;
    waking = true;
    auto* last = asleep.back();
    asleep.pop_back();
    return last;
  }

  void work() {
    pthread_setname_np(pthread_self(), "wiec-page");
    sem_t awake;
    sem_init(&awake, 0, 0);
    std::unique_lock lock(mutex);
    while (!stopping) {
      if (queue.empty()) {
        asleep.push_back(&awake);
        lock.unlock();
        while (sem_wait(&awake) != 0) {
        }  // a signal ended the wait early
        lock.lock();
        waking = false;
        continue;
      }
      std::shared_ptr<Job> job = std::move(queue.front());
      queue.pop_front();
      ++running;
      auto* next = next_to_wake();
      lock.unlock();
      if (next) sem_post(next);
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
    for (auto* thread : parts_->asleep) sem_post(thread);
    parts_->asleep.clear();
  }
  for (auto& thread : parts_->threads) thread.join();
  parts_->threads.clear();
}

bool WorkerPool::submit(std::shared_ptr<Job> job) {
  sem_t* next = nullptr;
  {
    const std::lock_guard lock(parts_->mutex);
    const std::size_t idle = parts_->thread_count - parts_->running;
    if (parts_->stopping || parts_->queue.size() >= parts_->limit + idle) return false;
    parts_->queue.push_back(std::move(job));
    next = parts_->next_to_wake();
  }
  if (next) sem_post(next);
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
