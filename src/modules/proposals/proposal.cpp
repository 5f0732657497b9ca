#include "modules/proposals/proposal.h"

#include <algorithm>
#include <array>

namespace wiec::proposals {
namespace {
constexpr std::array<std::string_view, kStates> kCodes{
    "submitted", "formal_check", "assessment", "rejected", "withdrawn", "merged", "on_ballot", "won", "lost"};
}

std::string_view code_of(State state) { return kCodes[static_cast<std::size_t>(state)]; }

std::optional<State> state_from(std::string_view code) {
  const auto at = std::ranges::find(kCodes, code);
  if (at == kCodes.end()) return std::nullopt;
  return static_cast<State>(at - kCodes.begin());
}

}  // namespace wiec::proposals
