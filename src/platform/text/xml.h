// Writing XML 1.0: feeds and open data.
#pragma once
#include <string>
#include <string_view>

namespace wiec::text {

inline constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

// For element content and attributes in double quotes. Control characters that XML 1.0 (2.2) cannot hold are left out.
void append_xml(std::string& out, std::string_view words);
// "<name>words</name>\n"
void append_element(std::string& out, std::string_view name, std::string_view words);

}  // namespace wiec::text
