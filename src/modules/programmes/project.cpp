#include "modules/programmes/project.h"

#include <algorithm>

namespace wiec::programmes {

const Amount* Project::official() const {
  const auto at = std::ranges::find(amounts, true, &Amount::official);
  return at == amounts.end() ? nullptr : &*at;
}

std::optional<Ratio> cofunding_rate(const Amount& a) {
  if (!a.cofunding || a.total.minor <= 0) return std::nullopt;
  return Ratio{*a.cofunding, a.total.minor};
}

std::optional<Money> in_zlotys(const Amount& a, std::int64_t minor) {
  if (!a.rate_e4 || a.total.currency == Currency::pln) return std::nullopt;
  __extension__ using Wide = __int128;
  return Money{static_cast<std::int64_t>((Wide{minor} * *a.rate_e4 + 5'000) / 10'000), Currency::pln};
}

}  // namespace wiec::programmes
