// What changed in one field of a text, for people to read: removed words struck out, added ones underlined, both also
// said in words that only screen readers get.
#pragma once
#include <string_view>

#include "platform/html/component.h"

namespace wiec::html {

// Nothing where the texts are the same.
void difference(Html& out, Language, std::string_view label, std::string_view before, std::string_view after,
                int heading_level = 3);

}  // namespace wiec::html
