#include "platform/text/edit_distance.h"

#include <array>

namespace wiec::text {
namespace {

constexpr std::size_t kLongest = 64;

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int most) {
  if (a.size() > b.size()) std::swap(a, b);
  const int too_far = most + 1;
  if (b.size() - a.size() > static_cast<std::size_t>(most)) return too_far;
  if (b.size() > kLongest) return a == b ? 0 : too_far;

  std::array<std::array<int, kLongest + 1>, 3> rows;  // two above and the current one, by turns
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const auto& above = rows[(i - 1) % 3];
    const auto& higher = rows[(i + 1) % 3];
    auto& row = rows[i % 3];
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], higher[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return too_far;
  }
  return std::min(rows[a.size() % 3][b.size()], too_far);
}

}  // namespace wiec::text
