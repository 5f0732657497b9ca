// What a selection comes to.
#pragma once
#include <span>

#include "modules/programmes/register.h"

namespace wiec::programmes {

Sums sums_of(const List&, std::span<const Part>);

}  // namespace wiec::programmes
