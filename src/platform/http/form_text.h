// Text of a form field as it may enter the program.
#pragma once
#include <string>
#include <string_view>

namespace wiec::http {

bool is_form_text(std::string_view);           // valid UTF-8 without NUL
std::string with_plain_line_ends(std::string_view);  // CRLF and CR become LF
std::string_view without_outer_space(std::string_view);

}  // namespace wiec::http
