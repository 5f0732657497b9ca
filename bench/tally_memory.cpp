#include "bench/tally_memory.h"

#include <gmp.h>
#include <malloc.h>
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

namespace {
std::atomic<std::size_t> now{0}, peak{0};

void* counted(void* at) {
  if (!at) return at;
  const std::size_t all = now += malloc_usable_size(at);
  if (all > peak) peak = all;
  return at;
}
void* take(std::size_t size) {
  if (void* at = counted(std::malloc(size))) return at;
  throw std::bad_alloc();
}
void give_back(void* at) {
  if (at) now -= malloc_usable_size(at);
  std::free(at);
}
void* retake(void* at, std::size_t, std::size_t size) {
  if (at) now -= malloc_usable_size(at);
  return counted(std::realloc(at, size));
}
}  // namespace

void* operator new(std::size_t size) { return take(size); }
void* operator new[](std::size_t size) { return take(size); }
void operator delete(void* at) noexcept { give_back(at); }
void operator delete[](void* at) noexcept { give_back(at); }
void operator delete(void* at, std::size_t) noexcept { give_back(at); }
void operator delete[](void* at, std::size_t) noexcept { give_back(at); }

namespace wiec::bench {

void count_memory_of_gmp() {
  mp_set_memory_functions(take, retake, [](void* at, std::size_t) { give_back(at); });
}
std::size_t memory_now() { return now; }
std::size_t memory_peak() { return peak; }
void forget_peak() { peak = now.load(); }

}  // namespace wiec::bench
