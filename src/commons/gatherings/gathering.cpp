#include "commons/gatherings/gathering.h"

#include "base/code_names.h"

namespace wiec::gatherings {

std::string_view code_of(Kind kind) { return kKindCodes[static_cast<std::size_t>(kind)]; }
std::string_view code_of(Formula formula) { return kFormulaCodes[static_cast<std::size_t>(formula)]; }
std::optional<Kind> kind_from(std::string_view code) { return from_code<Kind>(kKindCodes, code); }
std::optional<Formula> formula_from(std::string_view code) { return from_code<Formula>(kFormulaCodes, code); }

bool moved(const Gathering& before, const Gathering& after) {
  return before.begins_at != after.begins_at || before.ends_at != after.ends_at || before.formula != after.formula ||
         before.address != after.address || before.link != after.link;
}

}  // namespace wiec::gatherings
