// The code that a name has in addresses.
#pragma once
#include <string>
#include <string_view>

namespace wiec::text {

// "Wzgórza Krzesławickie" -> "wzgorza-krzeslawickie": small letters, digits and single hyphens, none at an end; empty
// when nothing of the name is left.
std::string slug(std::string_view name, std::size_t longest = 60);

}  // namespace wiec::text
