// How much memory a piece of work takes at its peak, beside what was there before: every allocation of C++ and of GMP
// is counted.
#pragma once
#include <cstddef>

namespace wiec::bench {

void count_memory_of_gmp();  // once, before any exact number is made
std::size_t memory_now();
std::size_t memory_peak();  // since the last forget_peak()
void forget_peak();

}  // namespace wiec::bench
