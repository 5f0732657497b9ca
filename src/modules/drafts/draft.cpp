#include "modules/drafts/draft.h"

#include <algorithm>

namespace wiec::drafts {
namespace {

template <class T, std::size_t n>
T from_code(const std::string_view (&codes)[n], std::string_view code) {
  const auto at = std::ranges::find(codes, code);
  return at == std::end(codes) ? T{} : static_cast<T>(at - std::begin(codes));
}

}  // namespace

std::string_view code_of(Level level) { return kLevelCodes[static_cast<std::size_t>(level)]; }
std::string_view code_of(Path path) { return kPathCodes[static_cast<std::size_t>(path)]; }
std::string_view code_of(State state) { return kStateCodes[static_cast<std::size_t>(state)]; }
Level level_from(std::string_view code) { return from_code<Level>(kLevelCodes, code); }
Path path_from(std::string_view code) { return from_code<Path>(kPathCodes, code); }
State state_from(std::string_view code) { return from_code<State>(kStateCodes, code); }

}  // namespace wiec::drafts
