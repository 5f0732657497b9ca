#include "commons/site/actor.h"

namespace wiec {

std::optional<Role> role_from(std::string_view name) {
  const auto at = std::ranges::find(kRoleNames, name);
  if (at == std::end(kRoleNames)) return std::nullopt;
  return static_cast<Role>(at - std::begin(kRoleNames));
}

}  // namespace wiec
