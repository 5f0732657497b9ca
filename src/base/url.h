// Percent-encoding of one component of an address (RFC 3986, 2.1 and 2.3).
#pragma once
#include <string>
#include <string_view>

namespace wiec {

// Letters, digits and -_.~ stay; every other byte becomes %XX.
std::string percent_encoded(std::string_view component);
// Appends "?name=value" or "&name=value"; nothing for an empty value.
void add_parameter(std::string& query, std::string_view name, std::string_view value);

}  // namespace wiec
