// Escapers that write into room made beforehand. Inner part of html.cpp; 16 bytes a step with SSE2, byte by byte elsewhere.
#pragma once
#include <cstddef>
#include <string_view>

namespace wiec::html {

// escape_html may write up to this many bytes past the end it returns.
inline constexpr std::size_t kEscapeSlack = 16;

// At least the number of bytes that escape_html writes for this text, slack not counted.
std::size_t escaped_size_bound(std::string_view text);
// & < > " become entities. Returns the end of what was written.
char* escape_html(char* to, std::string_view text);
// The same, one byte at a time: the fallback, and the yardstick of the tests.
char* escape_html_scalar(char* to, std::string_view text);

// RFC 3986 unreserved characters and '@' stay; every other byte becomes %XX. Writes at most 3 bytes for one.
char* escape_url_component(char* to, std::string_view text);

}  // namespace wiec::html
