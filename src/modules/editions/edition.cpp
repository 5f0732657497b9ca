#include "modules/editions/edition.h"

#include <algorithm>

namespace wiec::editions {

const Pool* Edition::pool(PoolId wanted) const {
  const auto at = std::ranges::find(pools, wanted, &Pool::id);
  return at == pools.end() ? nullptr : &*at;
}

const Pool* Edition::pool(std::string_view wanted) const {
  const auto at = std::ranges::find(pools, wanted, &Pool::code);
  return at == pools.end() ? nullptr : &*at;
}

Money Edition::budget() const {
  Money sum{0, currency};
  for (const Pool& pool : pools) sum = sum + pool.budget;
  return sum;
}

}  // namespace wiec::editions
