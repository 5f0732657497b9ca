// Threads started while one of these lives do not take the process's signals: they go to the main thread, which waits
// for them. One thread that takes them is enough for SIGTERM to end the program at once now and then (signal(7)).
#pragma once
#include <pthread.h>
#include <signal.h>

namespace wiec::process {

class QuietSignals {
 public:
  QuietSignals() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~QuietSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  QuietSignals(const QuietSignals&) = delete;
  QuietSignals& operator=(const QuietSignals&) = delete;

 private:
  sigset_t before_;
};

}  // namespace wiec::process
