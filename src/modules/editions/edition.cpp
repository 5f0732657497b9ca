#include "modules/editions/edition.h"

#include <algorithm>
#include <array>

namespace wiec::editions {
namespace {
constexpr std::array<std::string_view, 3> kLevels{"citywide", "district", "local"};
}

std::string_view code_of(Level level) { return kLevels[static_cast<std::size_t>(level)]; }

std::optional<Level> level_from(std::string_view code) {
  const auto at = std::ranges::find(kLevels, code);
  if (at == kLevels.end()) return std::nullopt;
  return static_cast<Level>(at - kLevels.begin());
}

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
