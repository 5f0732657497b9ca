#include <algorithm>
#include <functional>

#include "modules/programmes/register.h"

namespace wiec::programmes {
namespace {
constexpr char kEnd = '\x1F';  // stands in no name
}

void PartnerNames::add(std::string_view folded, std::uint32_t row) {
  auto at = added_.find(folded);
  if (at == added_.end()) at = added_.try_emplace(std::string(folded)).first;
  at->second.push_back(row);
}

void PartnerNames::seal() {
  for (const auto& [name, rows] : std::exchange(added_, {})) {
    begin_.push_back(static_cast<std::uint32_t>(text_.size()));
    first_.push_back(static_cast<std::uint32_t>(rows_.size()));
    text_ += name;
    text_ += kEnd;
    rows_.insert(rows_.end(), rows.begin(), rows.end());
  }
  first_.push_back(static_cast<std::uint32_t>(rows_.size()));
}

std::vector<std::uint32_t> PartnerNames::rows_with(std::string_view part) const {
  std::vector<std::uint32_t> found;
  const std::boyer_moore_horspool_searcher sought(part.begin(), part.end());
  for (auto at = text_.begin(); (at = std::search(at, text_.end(), sought)) != text_.end();) {
    const auto name =
        std::ranges::upper_bound(begin_, static_cast<std::uint32_t>(at - text_.begin())) - begin_.begin() - 1;
    found.insert(found.end(), rows_.begin() + first_[static_cast<std::size_t>(name)],
                 rows_.begin() + first_[static_cast<std::size_t>(name) + 1]);
    at = std::find(at, text_.end(), kEnd);  // the next name
  }
  return found;
}

}  // namespace wiec::programmes
