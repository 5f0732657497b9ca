#include "modules/needs/need.h"

#include <algorithm>

namespace wiec::needs {
namespace {

constexpr std::string_view kAnswerCodes[] = {"", "reply", "route"};

template <class T, std::size_t n>
std::optional<T> from_code(const std::string_view (&codes)[n], std::string_view code) {
  const auto at = std::ranges::find(codes, code);
  return at == std::end(codes) ? std::nullopt : std::optional(static_cast<T>(at - std::begin(codes)));
}

}  // namespace

std::string_view code_of(Theme theme) { return kThemeCodes[static_cast<std::size_t>(theme)]; }
std::string_view code_of(State state) { return kStateCodes[static_cast<std::size_t>(state)]; }
std::string_view code_of(AnswerKind kind) { return kAnswerCodes[static_cast<std::size_t>(kind)]; }
std::optional<Theme> theme_from(std::string_view code) { return from_code<Theme>(kThemeCodes, code); }
std::optional<State> state_from(std::string_view code) { return from_code<State>(kStateCodes, code); }
std::optional<AnswerKind> answer_kind_from(std::string_view code) { return from_code<AnswerKind>(kAnswerCodes, code); }

}  // namespace wiec::needs
